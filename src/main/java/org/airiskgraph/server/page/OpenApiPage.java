package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.ResultFormat;
import org.apache.jena.atlas.json.JsonBuilder;

/** {@code /openapi.json}: the addresses for programs, as OpenAPI 3.1 describes them. */
final class OpenApiPage extends PageServlet {
  private record Parameter(String name, String in, String description, boolean required, String example) {}

  OpenApiPage(SiteContext site) {
    super(site);
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonBuilder json = JsonBuilder.create().startObject().pair("openapi", "3.1.0").key("info").startObject()
        .pair("title", "AI Risk Graph").pair("version", "0.2.0")
        .pair("description", "The MIT AI Risk Repository as a knowledge graph. Everything is read-only.")
        .finishObject();
    json.key("servers").startArray().startObject().pair("url", VoidPage.address(request)).finishObject().finishArray();
    json.key("paths").startObject();
    for (EntityKind kind : EntityKind.values()) {
      path(json, "/" + kind.path() + "/{id}", kind.title() + ": a page, or RDF", kind.path(),
          List.of(new Parameter("id", "path", "Identifier; other names of it lead to the canonical address", true, "")),
          offers());
    }
    for (CannedQuery query : site.library().get().all()) {
      path(json, "/queries/" + query.name(), query.summary() + ". " + query.description(), query.name(),
          BoundQuery.defaults(site, query).form().parameters().stream()
              .map(p -> new Parameter(p.name(), "query", p.description(), false, p.value())).toList(),
          QueriesPage.offers(ResultFormat.forPrograms(query.query())));
    }
    path(json, "/search", "Everything that holds the words, best first", "search",
        List.of(new Parameter("q", "query", "Words", true, "mesa-optimization")), List.of(HTML, "application/json"));
    path(json, "/risks/sparql", "SPARQL 1.1 Protocol, query only; POST works too", "sparql",
        List.of(new Parameter("query", "query", "The query", true, "ASK {}")),
        List.of("application/sparql-results+json", "text/csv", "text/turtle"));
    text(response, 200, "application/json", json.finishObject().finishObject().build().toString() + "\n");
  }

  private static void path(JsonBuilder json, String path, String summary, String id, List<Parameter> parameters,
      List<String> types) {
    json.key(path).startObject().key("get").startObject().pair("operationId", id).pair("summary", summary);
    json.key("parameters").startArray();
    for (Parameter parameter : parameters) {
      json.startObject().pair("name", parameter.name()).pair("in", parameter.in()).pair("description",
          parameter.description());
      json.key("required").value(parameter.required());
      json.key("schema").startObject().pair("type", "string").finishObject();
      if (!parameter.example().isEmpty()) {
        json.pair("example", parameter.example());
      }
      json.finishObject();
    }
    json.finishArray().key("responses").startObject().key("200").startObject().pair("description", "The answer")
        .key("content").startObject();
    types.forEach(type -> json.key(type).startObject().finishObject());
    json.finishObject().finishObject();
    List<String> failures =
        new ArrayList<>(List.of("400", "A parameter is wrong; the text names it", "404", "No such thing",
            "406", "None of the forms is accepted", "503", "Too much is asked at once, or the query took too long"));
    for (int i = 0; i < failures.size(); i += 2) {
      json.key(failures.get(i)).startObject().pair("description", failures.get(i + 1)).finishObject();
    }
    json.finishObject().finishObject().finishObject();
  }
}
