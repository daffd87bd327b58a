package org.airiskgraph.server.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.server.TestServer;
import org.airiskgraph.server.http.TestLimits;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reconciliation service of a real server over a small graph. What is required is that of the specification. */
class ReconcileServletTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.of(DatasetGraphFactory.create(SmallGraph.graph()), IriFactory.DEFAULT_BASE,
        TestServer.local(0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonObject object(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    assertEquals("*", response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  private static JsonObject get(String path) {
    return object(server.get("/reconcile" + path));
  }

  private static HttpResponse<String> form(String field, String json) {
    return server.post("/reconcile", field + "=" + TestServer.encode(json));
  }

  private static JsonArray candidates(String query) {
    JsonArray result = object(form("queries", "{\"q\":" + query + "}")).getAsJsonObject("q").getAsJsonArray("result");
    double last = 100;
    for (JsonElement element : result) {
      JsonObject candidate = element.getAsJsonObject();
      double score = candidate.get("score").getAsDouble();
      assertTrue(score <= last && score >= 0, "sorted by score: " + result);
      last = score;
      assertTrue(candidate.get("id").getAsJsonPrimitive().isString(), result.toString());
      assertFalse(candidate.get("name").getAsString().isEmpty(), result.toString());
      assertTrue(candidate.get("match").getAsJsonPrimitive().isBoolean(), result.toString());
      candidate.getAsJsonArray("type").forEach(type -> assertTrue(type.getAsJsonObject().has("id")));
      candidate.getAsJsonArray("features").forEach(
          feature -> assertTrue(feature.getAsJsonObject().get("value").getAsJsonPrimitive().isNumber()));
    }
    return result;
  }

  private static String best(String query) {
    JsonObject best = candidates(query).get(0).getAsJsonObject();
    return best.get("id").getAsString() + (best.get("match").getAsBoolean() ? " match" : "");
  }

  private static List<String> strings(JsonArray array, String field) {
    return StreamSupport.stream(array.spliterator(), false).map(item -> item.getAsJsonObject().get(field).getAsString())
        .toList();
  }

  @Test
  void manifestNamesVersionSpacesTypesAndServices() {
    JsonObject manifest = get("");
    assertTrue(manifest.getAsJsonArray("versions").contains(JsonParser.parseString("\"0.2\"")));
    assertEquals("https://w3id.org/airiskgraph/", manifest.get("identifierSpace").getAsString());
    assertEquals("https://w3id.org/airiskgraph/ontology#", manifest.get("schemaSpace").getAsString());
    assertEquals(List.of("Risk", "Concept", "Mitigation", "SourceDocument"),
        strings(manifest.getAsJsonArray("defaultTypes"), "id"));
    for (String view : List.of("view", "preview")) {
      assertTrue(manifest.getAsJsonObject(view).get("url").getAsString().startsWith(server.url()), view);
      assertTrue(manifest.getAsJsonObject(view).get("url").getAsString().contains("{{id}}"), view);
    }
  }

  @Test
  void everyAddressOfTheManifestAnswers() {
    JsonObject manifest = get("");
    for (String what : List.of("entity", "type", "property")) {
      JsonObject place = manifest.getAsJsonObject("suggest").getAsJsonObject(what);
      String base = "/" + place.get("service_url").getAsString().substring(server.url().length());
      object(server.get(base + place.get("service_path").getAsString() + "?prefix=a"));
      String id = what.equals("entity") ? "risk%2F01.01.01" : what.equals("type") ? "Risk" : "domain";
      JsonObject flyout =
          object(server.get(base + place.get("flyout_service_path").getAsString().replace("${id}", id)));
      assertTrue(flyout.get("html").getAsString().contains("<p>"), flyout.toString());
    }
    for (String view : List.of("view", "preview")) {
      String url = manifest.getAsJsonObject(view).get("url").getAsString().replace("{{id}}", "risk%2F01.01.01");
      assertTrue(server.get(url.substring(server.url().length() - 1)).statusCode() < 400, url);
    }
    JsonObject propose = manifest.getAsJsonObject("extend").getAsJsonObject("propose_properties");
    JsonObject proposal = object(server.get("/" + (propose.get("service_url").getAsString()
        + propose.get("service_path").getAsString()).substring(server.url().length()) + "?type=Concept&limit=2"));
    assertEquals(2, proposal.getAsJsonArray("properties").size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"query\":\"Hidden goals\"} | risk/01.01.01 match",
      "{\"query\":\"hidden goal\",\"type\":\"Risk\"} | risk/01.01.01",
      "{\"query\":\"mit7\"} | risk/01.01.01 match",
      "{\"query\":\"risk/01.01.01\"} | risk/01.01.01 match",
      "{\"query\":\"https://w3id.org/airiskgraph/risk/01.01.01\"} | risk/01.01.01 match",
      "{\"query\":\"lying\",\"type\":\"Concept\"} | concept/deception match",
      "{\"query\":\"hiden goals\",\"type\":[\"Risk\"]} | risk/01.01.01",
      "{\"query\":\"Roe2025\",\"type\":\"SourceDocument\"} | source/2 match",
      "{\"query\":\"linear probes\",\"type\":{\"id\":\"Mitigation\"}} | mitigation/probes match",
      "{\"query\":\"hidden goals\",\"properties\":[{\"pid\":\"domain\",\"v\":\"7\"}]} | risk/01.01.01 match",
      "{\"query\":\"hidden goals\",\"properties\":[{\"pid\":\"subdomain\",\"v\":{\"id\":\"domain/7.1\"}}]} | risk/01.01.01 match",
      "{\"query\":\"hidden goals\",\"properties\":[{\"pid\":\"source\",\"v\":[\"x\",\"Doe2024\"]}]} | risk/01.01.01 match",
      "{\"query\":\"hidden goals\",\"properties\":[{\"pid\":\"source\",\"v\":\"Roe2025\"}]} | risk/01.01.01"})
  void bestCandidateIsTheEntityThatIsMeant(String query, String expected) {
    assertEquals(expected, best(query));
  }

  @Test
  void disagreeingPropertyHalvesTheScore() {
    double alone = candidates("{\"query\":\"Hidden goals\"}").get(0).getAsJsonObject().get("score").getAsDouble();
    double other = candidates("{\"query\":\"Hidden goals\",\"properties\":[{\"pid\":\"page\",\"v\":99}]}").get(0)
        .getAsJsonObject().get("score").getAsDouble();
    assertEquals(alone / 2, other, 0.1);
  }

  @Test
  void limitAndTypeRestrictCandidates() {
    assertEquals(1, candidates("{\"query\":\"goals\",\"limit\":1}").size());
    for (JsonElement candidate : candidates("{\"query\":\"goals deception\",\"type\":\"Concept\"}")) {
      assertTrue(candidate.getAsJsonObject().get("id").getAsString().startsWith("concept/"), candidate.toString());
    }
  }

  @Test
  void whatIsNothingHasNoCandidates() {
    assertEquals(0, candidates("{\"query\":\"xyzzy\"}").size());
    assertEquals(0, candidates("{\"query\":\"!?\"}").size());
  }

  @Test
  void emptyCellHasNoCandidatesAndLeavesTheOthersOfItsBatch() {
    JsonObject answer = object(form("queries", "{\"a\":{\"query\":\" \"},\"b\":{},\"c\":{\"query\":\"mit7\"}}"));
    assertEquals(0, answer.getAsJsonObject("a").getAsJsonArray("result").size());
    assertEquals(0, answer.getAsJsonObject("b").getAsJsonArray("result").size());
    assertFalse(answer.getAsJsonObject("c").getAsJsonArray("result").isEmpty());
  }

  @Test
  void batchIsAnsweredAlikeInAFormInTheAddressAndAsJson() {
    String batch = "{\"a\":{\"query\":\"mit7\"},\"b\":{\"query\":\"lying\"}}";
    JsonObject expected = object(form("queries", batch));
    assertEquals(Set.of("a", "b"), expected.keySet());
    assertEquals(expected, get("?queries=" + TestServer.encode(batch)));
    for (String body : List.of(batch, "{\"queries\":" + batch + "}")) {
      assertEquals(expected, object(server.send(server.request("/reconcile", "Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body)).build())));
    }
  }

  @Test
  void extensionGivesEntitiesTextsAndNothingForUnknownIds() {
    JsonObject extension = object(form("extend", "{\"ids\":[\"risk/01.01.01\",\"risk/no\"],\"properties\":[{\"id\":"
        + "\"mitigation\"},{\"id\":\"summary\"},{\"id\":\"domain\"},{\"id\":\"entity\"}]}"));
    assertEquals(List.of("mitigation", "summary", "domain", "entity"), strings(extension.getAsJsonArray("meta"), "id"));
    JsonObject row = extension.getAsJsonObject("rows").getAsJsonObject("risk/01.01.01");
    assertEquals(List.of("Probes", "Training", "Audits", "Tests"), strings(row.getAsJsonArray("mitigation"), "name"));
    assertEquals(List.of("domain/7"), strings(row.getAsJsonArray("domain"), "id"));
    assertEquals(List.of("AI"), strings(row.getAsJsonArray("entity"), "str"));
    assertEquals(0, extension.getAsJsonObject("rows").getAsJsonObject("risk/no").getAsJsonArray("summary").size());
  }

  @Test
  void suggestionsCompleteNamesAndIdentifiersAndGoOn() {
    assertEquals("risk/01.01.01", strings(get("/suggest/entity?prefix=Hidd").getAsJsonArray("result"), "id").get(0));
    assertEquals("risk/01.01.01",
        strings(get("/suggest/entity?prefix=risk/01.01.01").getAsJsonArray("result"), "id").get(0));
    List<String> all = strings(get("/suggest/property?prefix=").getAsJsonArray("result"), "id");
    assertEquals(all.get(1), strings(get("/suggest/property?prefix=&cursor=1").getAsJsonArray("result"), "id").get(0));
    assertEquals(List.of("Risk"), strings(get("/suggest/type?prefix=ri").getAsJsonArray("result"), "id"));
  }

  @Test
  void previewEscapesNamesAndMayBeFramedWithoutScripts() {
    HttpResponse<String> preview = server.get("/reconcile/preview?id=risk/02.01.00");
    assertTrue(preview.body().contains("Deceptive &lt;models&gt;"), preview.body());
    assertTrue(preview.headers().firstValue("X-Frame-Options").isEmpty());
    assertEquals("default-src 'none'; sandbox", preview.headers().firstValue("Content-Security-Policy").orElse(""));
    assertEquals("DENY", server.get("/reconcile").headers().firstValue("X-Frame-Options").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "nonsense", "{\"q\":7}", "{\"q\":{\"query\":[]}}",
      "{\"q\":{\"query\":\"x\",\"type\":\"Frog\"}}", "{\"q\":{\"query\":\"x\",\"limit\":0}}",
      "{\"q\":{\"query\":\"x\",\"limit\":\"many\"}}",
      "{\"q\":{\"query\":\"x\",\"properties\":[{\"pid\":\"frog\",\"v\":1}]}}",
      "{\"q\":{\"query\":\"x\",\"properties\":[7]}}", "{\"q\":{\"query\":\"x\",\"properties\":[{\"pid\":\"page\"}]}}"})
  void invalidBatchIsRefusedWithASentence(String batch) {
    HttpResponse<String> response = form("queries", batch);
    assertEquals(400, response.statusCode(), response.body());
    String message = JsonParser.parseString(response.body()).getAsJsonObject().get("message").getAsString();
    assertTrue(message.endsWith("."), message);
    assertFalse(message.contains("Exception"), message);
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    assertEquals(400, form("queries", "{\"q\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}").statusCode());
  }

  @Test
  void batchesAndExtensionsAreBounded() {
    String batch = IntStream.rangeClosed(0, 50).mapToObj(i -> "\"q" + i + "\":{\"query\":\"x\"}")
        .collect(Collectors.joining(",", "{", "}"));
    assertEquals(413, form("queries", batch).statusCode());
    String ids = IntStream.rangeClosed(0, 500).mapToObj(i -> "\"risk/" + i + "\"").collect(Collectors.joining(","));
    assertEquals(400, form("extend", "{\"ids\":[" + ids + "],\"properties\":[]}").statusCode());
    String refused = server.announce("/reconcile", "application/x-www-form-urlencoded", 200_001);
    assertTrue(refused.startsWith("HTTP/1.1 413"), refused);
  }

  @Test
  void onlyTheBeginningOfALongTextIsLookedFor() {
    assertFalse(candidates("{\"query\":\"" + "zq ".repeat(600) + "deception\"}").isEmpty());
    assertTrue(candidates("{\"query\":\"" + "zq ".repeat(700) + "deception\"}").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"/reconcile/preview?id=risk/no, 404", "/reconcile/view?id=https://evil.example/, 404",
      "/reconcile/flyout/frog?id=x, 404", "/reconcile/nothing, 404", "/reconcile/suggest/entity?prefix=%ff, 400",
      "/reconcile/suggest/entity?prefix=a&cursor=-1, 400", "/reconcile/properties?type=Frog, 400",
      "/reconcile/suggest/frog?prefix=a, 404"})
  void wrongAddressIsRefused(String path, int status) {
    assertEquals(status, server.get(path).statusCode());
  }

  @Test
  void propertiesAndIdsThatAreRepeatedCountOnce() {
    JsonObject answer = object(form("extend",
        "{\"ids\":[\"risk/01.01.01\",\"risk/01.01.01\"],\"properties\":[{\"id\":\"label\"},{\"id\":\"label\"}]}"));
    assertEquals(1, answer.getAsJsonArray("meta").size());
    assertEquals(1, answer.getAsJsonObject("rows").size());
  }

  @Test
  void batchThatTakesTooLongIsToldToAskForLess() {
    try (TestServer quick = TestServer.of(DatasetGraphFactory.create(SmallGraph.graph()), IriFactory.DEFAULT_BASE,
        TestServer.local(0, TestLimits.standard().withQueryTimeout(Duration.ofNanos(1)).limits()))) {
      HttpResponse<String> answer =
          quick.post("/reconcile", "queries=" + TestServer.encode("{\"q\":{\"query\":\"deception\"}}"));
      assertEquals(503, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("send fewer queries"), answer.body());
    }
  }

  @Test
  void moreValuesThanAnAnswerMayHaveAreRefused() {
    Graph graph = Turtle.graph("r:34.02.03 a airg:Risk .");
    Node risk = NodeFactory.createURI(IriFactory.DEFAULT_BASE + "risk/34.02.03");
    for (int i = 0; i <= 100_000; i++) {
      graph.add(risk, AIRG.cites, NodeFactory.createURI("urn:work:" + i));
    }
    try (TestServer many = TestServer.of(DatasetGraphFactory.wrap(graph), IriFactory.DEFAULT_BASE,
        TestServer.local(0, TestLimits.standard().withQueryTimeout(TestServer.PATIENCE).limits()))) {
      HttpResponse<String> answer = many.post("/reconcile", "extend=" + TestServer.encode(
          "{\"ids\":[\"risk/34.02.03\"],\"properties\":[{\"id\":\"cites\"}]}"));
      assertEquals(400, answer.statusCode());
      assertTrue(answer.body().contains("100000 values"), answer.body());
    }
  }
}
