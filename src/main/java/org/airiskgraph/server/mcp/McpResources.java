package org.airiskgraph.server.mcp;

import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.airiskgraph.query.QueryException;

/** What a model can read before it calls tools. */
final class McpResources {
  static final String SCHEMA = "airisk://schema";
  private static final String QUERIES = "airisk://queries";
  private static final String LICENSE = "airisk://license";
  private static final String MARKDOWN = "text/markdown";

  private final Supplier<GraphContext> graph;

  McpResources(Supplier<GraphContext> graph) {
    this.graph = graph;
  }

  /** What is wrong with the address of a resource, with those there are; empty if it may be one. */
  static Optional<String> complaint(Object uri) {
    boolean known = uri instanceof String text
        && (List.of(SCHEMA, QUERIES, LICENSE).contains(text) || text.matches(QUERIES + "/[^/]+"));
    return known ? Optional.empty()
        : Optional.of((uri == null ? "resources/read needs uri" : "There is no resource " + ToolInput.shown(uri))
            + "; the resources are " + String.join(", ", SCHEMA, LICENSE, QUERIES) + " and " + QUERIES
            + "/NAME with the name of a canned query");
  }

  List<SyncResourceSpecification> all() {
    return List.of(
        resource(SCHEMA, "Schema", "Prefixes, classes, properties and graphs: what a SPARQL query needs to know",
            () -> SchemaText.of(graph.get())),
        resource(QUERIES, "Example queries", "The canned queries; each is a SPARQL text at " + QUERIES + "/{name}",
            this::queries),
        resource(LICENSE, "License and citation", "What may be done with the answers, and the sentence to cite",
            this::license));
  }

  SyncResourceTemplateSpecification query() {
    return new SyncResourceTemplateSpecification(
        McpSchema.ResourceTemplate.builder(QUERIES + "/{name}", "query").title("The text of a canned query")
            .mimeType("application/sparql-query").build(),
        (context, request) -> {
          String name = request.uri().substring(QUERIES.length() + 1);
          try {
            return content(request.uri(), "application/sparql-query",
                graph.get().site().library().get().get(name).text());
          } catch (QueryException e) {
            throw McpError.builder(McpSchema.ErrorCodes.RESOURCE_NOT_FOUND).message(e.getMessage()).build();
          }
        });
  }

  private static SyncResourceSpecification resource(String uri, String title, String description,
      Supplier<String> text) {
    return new SyncResourceSpecification(McpSchema.Resource.builder(uri, uri.substring(uri.lastIndexOf('/') + 1))
        .title(title).description(description).mimeType(MARKDOWN).build(),
        (context, request) -> content(uri, MARKDOWN, text.get()));
  }

  private static McpSchema.ReadResourceResult content(String uri, String type, String text) {
    return McpSchema.ReadResourceResult
        .builder(List.of(McpSchema.TextResourceContents.builder(uri, text).mimeType(type).build())).build();
  }

  private String queries() {
    return "# Canned queries\n\nRun one with the tool run_query, or read its SPARQL at " + QUERIES
        + "/NAME and change it for the tool sparql.\n\n"
        + graph.get().site().library().get().all().stream()
            .map(query -> "- **" + query.name() + "**: " + query.summary() + ". " + query.description())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private String license() {
    return "# License and citation\n\nCatalogue and ontology: CC BY 4.0 (" + GraphContext.LICENSE
        + "). Program: Apache-2.0.\n\nGive this line with what you take from here, and name each risk by its identifier"
        + " and source document:\n\n> " + GraphContext.CREDIT + "\n\n" + graph.get().cite().text();
  }
}
