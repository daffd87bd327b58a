package org.airiskgraph.server.page;

import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.atlas.json.JsonBuilder;

/** {@code /openapi.json}: the addresses for programs, as OpenAPI 3.1 describes them. */
final class OpenApiPage extends PageServlet {
  private record Parameter(String name, String in, String description, boolean required, String example,
      List<String> choices) {
    Parameter(String name, String in, String description, boolean required, String example) {
      this(name, in, description, required, example, List.of());
    }
  }

  OpenApiPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    JsonBuilder json = JsonBuilder.create().startObject().pair("openapi", "3.1.0").key("info").startObject()
        .pair("title", "AI Risk Graph").pair("version", "0.2.0")
        .pair("description", "The MIT AI Risk Repository as a knowledge graph. Everything is read-only.")
        .finishObject();
    json.key("servers").startArray().startObject().pair("url", request.server()).finishObject().finishArray();
    json.key("paths").startObject();
    for (EntityKind kind : EntityKind.values()) {
      path(json, "/" + kind.path() + "/{id}", kind.title() + ": a page, or RDF", kind.path(),
          List.of(
              new Parameter("id", "path", "The identifier. Other names redirect to the canonical address.", true, "")),
          rdfOffers());
    }
    for (CannedQuery query : site.library().get().all()) {
      path(json, "/queries/" + query.name(), query.summary() + ". " + query.description(), query.name(),
          BoundQuery.defaults(site, query).form().fields().stream()
              .map(p -> new Parameter(p.name(), "query", p.description(), false, p.value(), p.choices())).toList(),
          QueryPage.offers(ResultFormat.forPrograms(query.query())));
    }
    for (ResultFormat format : ResultFormat.forLists()) {
      path(json, "/register." + format.suffix(), "A risk register, at most " + RegisterPage.MOST_RISKS + " risks",
          "register-" + format.suffix(),
          List.of(new Parameter("risk", "query", "A risk; may be repeated", false, "34.02.03"),
              new Parameter("q", "query", "Words in the name or text", false, "privacy"),
              new Parameter("domain", "query", "Only this domain or sub-domain", false, "7.2"),
              new Parameter("source", "query", "Only this source document", false, "Ji2023"),
              new Parameter("concept", "query", "Only risks with this concept", false, "deception"),
              new Parameter("profile", "query", "Risks of a kind of system", false, "customer-chatbot")),
          List.of(format == ResultFormat.JSON ? JSON : format.mediaTypes().get(0)));
    }
    path(json, "/search", "Search the names and texts of all entities, best match first", "search",
        List.of(new Parameter("q", "query", "The words to search for", false, "mesa-optimization"),
            new Parameter("kind", "query", "Only entities of this kind", false, "risk"),
            new Parameter("domain", "query", "Only this domain or sub-domain", false, "7.2"),
            new Parameter("source", "query", "Only this source document", false, "Ji2023"),
            new Parameter("offset", "query", "Number of results to leave out before the first", false, "20"),
            new Parameter("limit", "query", "Most results, at most 500", false, "20"),
            new Parameter("suggest", "query", "In place of q: names that begin so, as JSON", false, "mesa")),
        List.of(HTML, JSON));
    path(json, "/match",
        "Risks by the concerns of a kind of system; POST a form with text, or a register, for your own",
        "match", List.of(new Parameter("profile", "query", "The kind of system", false, "customer-chatbot")),
        List.of(HTML, JSON));
    path(json, "/reconcile",
        "Reconciliation Service API 0.2: the manifest, or by GET or POST a batch of queries or an extension",
        "reconcile",
        List.of(
            new Parameter("queries", "query", "A batch of queries, as JSON", false, "{\"q0\":{\"query\":\"mit561\"}}"),
            new Parameter("extend", "query", "Ids and properties whose values are wanted, as JSON", false, "")),
        List.of(JSON));
    path(json, "/risks/sparql", "SPARQL 1.1 Protocol, queries only, by GET or POST", "sparql",
        List.of(new Parameter("query", "query", "The query", true, "ASK {}")),
        List.of("application/sparql-results+json", "text/csv", "text/turtle"));
    return PageResponse.text(200, JSON, json.finishObject().finishObject().build().toString() + "\n");
  }

  private static void path(JsonBuilder json, String path, String summary, String id, List<Parameter> parameters,
      List<String> types) {
    json.key(path).startObject().key("get").startObject().pair("operationId", id).pair("summary", summary);
    json.key("parameters").startArray();
    for (Parameter parameter : parameters) {
      json.startObject().pair("name", parameter.name()).pair("in", parameter.in()).pair("description",
          parameter.description());
      json.key("required").value(parameter.required());
      json.key("schema").startObject().pair("type", "string");
      if (!parameter.choices().isEmpty()) {
        json.key("enum").startArray();
        parameter.choices().forEach(json::value);
        json.finishArray();
      }
      json.finishObject();
      if (!parameter.example().isEmpty()) {
        json.pair("example", parameter.example());
      }
      json.finishObject();
    }
    json.finishArray().key("responses").startObject().key("200").startObject().pair("description", "The result")
        .key("content").startObject();
    types.forEach(type -> json.key(type).startObject().finishObject());
    json.finishObject().finishObject();
    List<String> failures =
        new ArrayList<>(List.of("400", "A parameter is invalid; the message names it", "404", "Not found",
            "406", "None of the available media types is acceptable", "503",
            "Too many requests, or the query timed out"));
    for (int i = 0; i < failures.size(); i += 2) {
      json.key(failures.get(i)).startObject().pair("description", failures.get(i + 1)).finishObject();
    }
    json.finishObject().finishObject();
    if (path.equals("/match")) {
      matchPost(json);
    }
    json.finishObject();
  }

  private static void matchPost(JsonBuilder json) {
    json.key("post").startObject().pair("operationId", "match-text")
        .pair("summary", "Risks that a text, or each row of a register, is about; nothing is kept")
        .key("requestBody").startObject().key("required").value(true).key("content").startObject();
    for (String type : MatchPage.taken()) {
      json.key(type).startObject().finishObject();
    }
    json.finishObject().finishObject().key("responses").startObject();
    json.key("200").startObject().pair("description", "The result").key("content").startObject();
    List.of(HTML, JSON, "text/csv").forEach(type -> json.key(type).startObject().finishObject());
    json.finishObject().finishObject();
    json.key("400").startObject().pair("description", "The body cannot be used; the message says why").finishObject();
    json.key("415").startObject().pair("description", "The body has an unknown media type").finishObject();
    json.finishObject().finishObject();
  }
}
