package org.airiskgraph.server.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.Suggestions;
import org.airiskgraph.server.page.BoundQuery;
import org.apache.commons.io.IOUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.RDFS;

/** The tools that run queries, all under the limits of the SPARQL endpoint. */
final class QueryTools {
  private static final int ROWS = 50;
  private static final int MOST_ROWS = 200;
  private static final int MOST_TURTLE = 20_000;

  /** A term of our ontology, as a prefixed name or in full. */
  private static final Pattern OUR_TERM =
      Pattern.compile("(?:\\bairg:|<" + Pattern.quote(AIRG.NS) + ")([A-Za-z][\\w-]*)");

  private final GraphContext graph;

  QueryTools(GraphContext graph) {
    this.graph = graph;
  }

  /** The tools; {@code graph} is opened by the first call. */
  static List<Tool> all(Supplier<GraphContext> graph) {
    return List.of(
        new Tool("list_queries", "List the canned queries",
            "Lists the ready-made questions that run_query answers, with their parameters.",
            List.of(Parameter.optional("tag", "Only queries with this tag, such as mitigation", List.of()),
                Parameter.limit(MOST_ROWS, MOST_ROWS), Parameter.OFFSET),
            input -> new QueryTools(graph.get()).list(input)),
        new Tool("run_query", "Run a canned query",
            "Runs one of the queries of list_queries. A parameter that is not given keeps its default.",
            List.of(Parameter.text("name", "Name of the query, such as counts-by-domain"),
                Parameter.texts("parameters", "Values by parameter name, such as {\"risk\": \"34.02.03\"}"),
                Parameter.limit(ROWS, MOST_ROWS), Parameter.OFFSET),
            input -> new QueryTools(graph.get()).run(input)),
        new Tool("sparql", "Ask in SPARQL",
            "Runs a read-only SPARQL 1.1 query over the whole graph, for what no other tool answers. Read the resource "
                + McpResources.SCHEMA + " first; the query declares its own prefixes.",
            List.of(Parameter.text("query", "SELECT, ASK, CONSTRUCT or DESCRIBE, with its PREFIX lines"),
                Parameter.limit(ROWS, MOST_ROWS), Parameter.OFFSET),
            input -> new QueryTools(graph.get()).sparql(input)));
  }

  private Facts sparql(ToolInput input) {
    String query = input.text("query");
    Facts facts = answer(new Facts(), query, input);
    boolean noRows = Integer.valueOf(0).equals(facts.map().get("total"));
    boolean noTriples = facts.map().get("turtle") instanceof String turtle
        && turtle.lines().allMatch(line -> line.isBlank() || line.startsWith("@prefix"));
    return noRows || noTriples ? facts.with("advice", Stream.of(wrongScheme(query), unknownTerms(query),
        noTriples ? "The graph has no such statements; find_risks finds the IRIs that there are." : "")
        .filter(advice -> !advice.isEmpty()).findFirst()) : facts;
  }

  /** Says that our IRIs begin with https where a query has http; empty if it has not. */
  private String wrongScheme(String query) {
    return Stream.of(AIRG.NS, graph.site().iris().base())
        .filter(base -> base.startsWith("https:") && query.contains("<" + base.replaceFirst("^https", "http")))
        .findFirst()
        .map(base -> "The graph has no IRIs that begin with " + base.replaceFirst("^https", "http") + "; write " + base
            + ".")
        .orElse("");
  }

  /** Names the terms in a query that our ontology does not have, with the nearest that it has; empty if there are none. */
  private String unknownTerms(String query) {
    Graph ontology = graph.reader().graph();
    Set<String> known = ontology.find(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY).mapWith(Triple::getSubject)
        .filterKeep(term -> term.isURI() && term.getURI().startsWith(AIRG.NS))
        .mapWith(term -> term.getURI().substring(AIRG.NS.length())).toSet();
    return OUR_TERM.matcher(query).results().map(term -> term.group(1)).distinct()
        .filter(term -> !known.isEmpty() && !ontology.contains(AIRG.term(term), Node.ANY, Node.ANY))
        .map(term -> "The graph has no airg:" + term
            + Suggestions.of(term, known).map(near -> "; did you mean airg:" + near + "?").orElse("."))
        .map(text -> text + " The resource " + McpResources.SCHEMA + " lists all terms.")
        .collect(Collectors.joining(" "));
  }

  private Facts list(ToolInput input) {
    List<CannedQuery> all = graph.site().library().get().all();
    List<String> tags = all.stream().flatMap(query -> query.tags().stream()).distinct().sorted().toList();
    String tag = input.optional("tag").orElse("");
    if (!tag.isEmpty() && !tags.contains(tag)) {
      throw QueryException.usage(
          "parameter tag: found \"" + tag + "\", expected one of " + String.join(", ", tags));
    }
    return new Facts().list(all.stream().filter(query -> tag.isEmpty() || query.tags().contains(tag)).toList(),
        input.offset(), input.limit(), query -> new Facts().with("name", query.name()).with("summary", query.summary())
            .with("tags", String.join(", ", query.tags())).with("parameters",
                BoundQuery.of(graph.site(), query, Map.of()).form().fields().stream()
                    .map(field -> new Facts().with("name", field.name()).with("meaning", field.description())
                        .with("default", field.value()))
                    .toList()));
  }

  private Facts run(ToolInput input) {
    return rows(new Facts().with("query", input.text("name")), input.text("name"), input.texts("parameters"), input);
  }

  /** Adds the result of a canned query to {@code facts}. */
  Facts rows(Facts facts, String name, Map<String, String> parameters, ToolInput input) {
    CannedQuery canned = graph.site().library().get().get(name);
    return answer(facts, BoundQuery.of(graph.site(), canned, parameters).query().serialize(), input);
  }

  private Facts answer(Facts facts, String query, ToolInput input) {
    return graph.queries().ask(query, input.client(), answer -> {
      try {
        if (answer.isError()) {
          String problem = new String(answer.stream().readAllBytes(), StandardCharsets.UTF_8).strip();
          throw QueryException.usage(
              problem + (problem.contains("prefix") ? ". " + SchemaText.PREFIXES_HINT : ""));
        }
        return answer.contentType().contains("json") ? rows(facts, answer.stream(), input)
            : turtle(facts, new InputStreamReader(answer.stream(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Keeps only the rows that are shown. */
  private static Facts rows(Facts facts, InputStream json, ToolInput input) {
    QueryExecResult result = RowSetReader.createReader(ResultSetLang.RS_JSON).readAny(json, ARQ.getContext());
    if (result.isBoolean()) {
      return facts.with("answer", result.booleanResult());
    }
    List<Var> vars = result.rowSet().getResultVars();
    List<Binding> shown = new ArrayList<>();
    int number = 0;
    for (RowSet rows = result.rowSet(); rows.hasNext(); number++) {
      Binding row = rows.next();
      if (number >= input.offset() && shown.size() < input.limit()) {
        shown.add(row);
      }
    }
    return facts.list(number, input.offset(), shown, row -> {
      Facts cells = new Facts();
      vars.stream().filter(row::contains)
          .forEach(var -> cells.with(var.getVarName(), GraphReader.text(row.get(var))));
      return cells;
    });
  }

  private static Facts turtle(Facts facts, Reader turtle) throws IOException {
    char[] buffer = new char[MOST_TURTLE + 1];
    int read = IOUtils.read(turtle, buffer);
    String text = new String(buffer, 0, read);
    long length = read + turtle.transferTo(Writer.nullWriter());
    int end = read <= MOST_TURTLE ? read : text.lastIndexOf('\n', MOST_TURTLE);
    facts.map().put("turtle", text.substring(0, Math.max(0, end)));
    return end == length ? facts : facts.with("note", "… " + end + " of " + length
        + " characters shown, cut at a line; ask for less with LIMIT and OFFSET, or with SELECT.");
  }
}
