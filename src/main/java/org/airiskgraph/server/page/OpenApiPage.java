package org.airiskgraph.server.page;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;

/**
 * {@code /openapi.json}: the addresses for programs, as OpenAPI 3.1 describes them. The file {@code web/openapi.json}
 * has all but the pages of entities and the canned queries.
 */
final class OpenApiPage extends PageServlet {
  OpenApiPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    JsonObject api;
    try (JsonReader file = Json.createReader(OpenApiPage.class.getResourceAsStream("/web/openapi.json"))) {
      api = file.readObject();
    }
    JsonObjectBuilder paths = Json.createObjectBuilder(api.getJsonObject("paths"));
    for (EntityKind kind : EntityKind.values()) {
      JsonObjectBuilder id =
          parameter("id", "path", "The identifier. Other names redirect to the canonical address.", List.of());
      paths.add("/" + kind.path() + "/{id}", get(kind.path(), kind.title() + ": a page, or RDF",
          Json.createArrayBuilder().add(id), rdfOffers()));
    }
    for (CannedQuery query : site.library().get().all()) {
      JsonArrayBuilder parameters = Json.createArrayBuilder();
      BoundQuery.of(site, query, Map.of()).form().fields().forEach(field -> parameters
          .add(parameter(field.name(), "query", field.description(), field.choices()).add("example", field.value())));
      paths.add("/queries/" + query.name(), get(query.name(), query.summary() + ". " + query.description(), parameters,
          QueryPage.offers(ResultFormat.forPrograms(query.query()))));
    }
    return PageResponse.text(200, JSON, Json.createObjectBuilder(api)
        .add("info", Json.createObjectBuilder(api.getJsonObject("info")).add("version", Ontology.VERSION))
        .add("servers", Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", request.server())))
        .add("paths", paths).build() + "\n");
  }

  private static JsonObjectBuilder parameter(String name, String in, String description, List<String> choices) {
    JsonObjectBuilder schema = Json.createObjectBuilder().add("type", "string");
    if (!choices.isEmpty()) {
      schema.add("enum", Json.createArrayBuilder(choices));
    }
    return Json.createObjectBuilder().add("name", name).add("in", in).add("description", description)
        .add("required", in.equals("path")).add("schema", schema);
  }

  private static JsonObjectBuilder get(String id, String summary, JsonArrayBuilder parameters, List<String> types) {
    JsonObjectBuilder content = Json.createObjectBuilder();
    types.forEach(type -> content.add(type, JsonValue.EMPTY_JSON_OBJECT));
    return Json.createObjectBuilder().add("get", Json.createObjectBuilder().add("operationId", id)
        .add("summary", summary).add("parameters", parameters).add("responses", Json.createObjectBuilder()
            .add("200", Json.createObjectBuilder().add("description", "The result").add("content", content))
            .add("400", failure("BadRequest")).add("404", failure("NotFound"))
            .add("406", failure("NotAcceptable")).add("503", failure("Unavailable"))));
  }

  private static JsonObjectBuilder failure(String name) {
    return Json.createObjectBuilder().add("$ref", "#/components/responses/" + name);
  }
}
