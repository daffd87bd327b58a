package org.airiskgraph.server.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.server.page.SiteContext;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of a client and their answers, over a small graph. */
class McpMessagesTest {
  private static final String HIDDEN = "https://w3id.org/airiskgraph/risk/01.01.01";

  private final McpMessages messages = new McpMessages(() -> GraphContext.local(dataset(), SmallGraph.IRIS));

  private static DatasetGraph dataset() {
    DatasetGraph dataset = DatasetGraphFactory.create(SmallGraph.graph());
    dataset.addGraph(SmallGraph.IRIS.graph("catalogue"), SmallGraph.graph());
    return dataset;
  }

  private JsonObject request(String method, String params) {
    String answer = messages.answer("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params
        + "}", "test").orElseThrow();
    assertEquals(1, answer.lines().count(), "an answer is one line");
    return JsonParser.parseString(answer).getAsJsonObject();
  }

  private JsonObject call(String tool, String arguments) {
    return request("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}")
        .getAsJsonObject("result");
  }

  private JsonObject facts(String tool, String arguments) {
    JsonObject result = call(tool, arguments);
    assertFalse(result.has("isError") && result.get("isError").getAsBoolean(), result.toString());
    return result.getAsJsonObject("structuredContent");
  }

  private String failure(String tool, String arguments) {
    JsonObject result = call(tool, arguments);
    assertTrue(result.get("isError").getAsBoolean(), result.toString());
    return text(result);
  }

  private static String text(JsonObject result) {
    return result.getAsJsonArray("content").get(0).getAsJsonObject().get("text").getAsString();
  }

  private static List<String> strings(JsonObject facts, String list, String field) {
    return StreamSupport.stream(facts.getAsJsonArray(list).spliterator(), false)
        .map(item -> item.getAsJsonObject().get(field).getAsString()).toList();
  }

  @Test
  void clientIsToldVersionAndInstructions() {
    JsonObject result = request("initialize",
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}")
        .getAsJsonObject("result");
    assertEquals("2025-06-18", result.get("protocolVersion").getAsString());
    assertTrue(result.get("instructions").getAsString().contains("airisk://schema"));
  }

  @Test
  void everyToolIsReadOnlyAndDescribesItsParameters() {
    for (JsonElement element : request("tools/list", "{}").getAsJsonObject("result").getAsJsonArray("tools")) {
      JsonObject tool = element.getAsJsonObject();
      assertTrue(tool.getAsJsonObject("annotations").get("readOnlyHint").getAsBoolean(), tool.toString());
      tool.getAsJsonObject("inputSchema").getAsJsonObject("properties").entrySet().forEach(
          parameter -> assertTrue(parameter.getValue().getAsJsonObject().has("description"), parameter.toString()));
      assertTrue(tool.has("outputSchema"));
    }
  }

  @Test
  void everyAnswerCarriesVersionLicenseAndCredit() {
    for (List<String> asked : List.of(List.of("find_risks", "{\"query\":\"goals\"}"),
        List.of("risk_card", "{\"risk\":\"mit7\"}"), List.of("related_risks", "{\"risk\":\"hidden goals\"}"),
        List.of("mitigations_of_risk", "{\"risk\":\"" + HIDDEN + "\"}"),
        List.of("what_connects", "{\"risk\":\"mit7\",\"other\":\"02.01.00\"}"), List.of("list_queries", "{}"),
        List.of("run_query", "{\"name\":\"counts\"}"), List.of("sparql", "{\"query\":\"ASK {}\"}"))) {
      JsonObject cite = facts(asked.get(0), asked.get(1)).getAsJsonObject("cite");
      assertTrue(cite.get("credit").getAsString().contains("Slattery"), asked.toString());
      assertTrue(cite.has("license"), asked.toString());
    }
  }

  @Test
  void cardHasIdentifierIriSourceAndPage() {
    JsonObject card = facts("risk_card", "{\"risk\":\"Hidden goal\"}");
    assertEquals(HIDDEN, card.getAsJsonObject("risk").get("iri").getAsString());
    assertEquals("Doe2024", card.getAsJsonObject("source").get("name").getAsString());
    assertEquals("12", card.getAsJsonObject("source").get("page").getAsString());
    assertEquals("AI", card.getAsJsonObject("causes").get("entity").getAsString());
  }

  @Test
  void relatedRisksHaveReasonsThatAddUpToTheScore() {
    JsonObject related = facts("related_risks", "{\"risk\":\"01.01.01\"}").getAsJsonArray("results").get(0)
        .getAsJsonObject();
    assertEquals("same risk in another source", related.get("kind").getAsString());
    double sum = 0;
    for (JsonElement reason : related.getAsJsonArray("reasons")) {
      sum += reason.getAsJsonObject().get("weight").getAsDouble();
    }
    assertEquals(related.get("score").getAsDouble(), sum, 1e-9);
  }

  @Test
  void linkIsFoundFromEitherEnd() {
    for (String ends : List.of("{\"risk\":\"01.01.01\",\"other\":\"02.01.00\"}",
        "{\"risk\":\"02.01.00\",\"other\":\"01.01.01\"}")) {
      JsonObject found = facts("what_connects", ends);
      assertEquals(0.5, found.getAsJsonObject("link").get("score").getAsDouble());
      assertEquals(List.of("shared concept", "same cause"),
          strings(found.getAsJsonObject("link"), "reasons", "reason"));
    }
  }

  @Test
  void partOfAListSaysHowToAskForTheRest() {
    JsonObject part = facts("mitigations_of_risk", "{\"risk\":\"01.01.01\",\"limit\":1,\"offset\":1}");
    assertEquals(List.of("Training"), strings(part, "results", "name"));
    assertEquals(4, part.get("total").getAsInt());
    assertEquals("… 1 of 4 shown; for the next, call again with offset 2.", part.get("note").getAsString());
    assertEquals("None from offset 9 on: there are 4.",
        facts("mitigations_of_risk", "{\"risk\":\"01.01.01\",\"offset\":9}").get("note").getAsString());
  }

  @Test
  void rowsBeyondTheSizeOfAnAnswerAreLeftForTheNext() {
    String query = "SELECT ?i ?long { VALUES ?a {1 2 3 4 5 6} VALUES ?b {1 2 3 4 5 6} BIND(?a * 10 + ?b AS ?i) "
        + "BIND(REPLACE(\\\"" + "x".repeat(500) + "\\\", \\\"x\\\", \\\"xxx\\\") AS ?long) }";
    JsonObject facts = facts("sparql", "{\"query\":\"" + query + "\"}");
    assertEquals(36, facts.get("total").getAsInt());
    int shown = facts.get("shown").getAsInt();
    assertTrue(shown > 10 && shown < 30, "shown " + shown);
    assertTrue(facts.get("note").getAsString().endsWith("offset " + shown + "."));
  }

  @Test
  void textHasWhatTheStructureHas() {
    JsonObject result = call("related_risks", "{\"risk\":\"01.01.01\"}");
    assertTrue(text(result).contains("- id: 02.01.00; iri: https://w3id.org/airiskgraph/risk/02.01.00; name: Deceptive"
        + " <models>; source: Roe2025; rank: 1; score: 0.5"), text(result));
    assertTrue(text(result).contains("  - weight: 0.3; reason: shared concept"), text(result));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "sparql | {} | The tool sparql needs query",
      "run_query | {\"name\":\"related-risks\",\"parameters\":{\"risk\":[\"mit7\"]}} | found \"[mit7]\", expected one text",
      "risk_card | {\"risk\":\"qqqqqq\"} | To find it, call find_risks with other words.",
      "find_risks | {} | find_risks needs query: Words to search for",
      "find_risks | {\"query\":\"  \"} | find_risks needs query: Words to search for",
      "what_connects | {\"risk\":\"mit7\",\"other\":\"01.01.01\"} | give two different risks",
      "incidents | {\"incident\":\"zzz\"} | call find_risks with kind incident",
      "find_risks | {\"qeury\":\"x\"} | did you mean query?; it takes query, kind, domain, source, limit, offset",
      "find_risks | {\"query\":\"x\",\"kind\":\"hazard\"} | found \"hazard\", expected one of risk, domain",
      "find_risks | {\"query\":\"x\",\"domain\":\"9.9\"} | found \"9.9\", expected one of 7",
      "find_risks | {\"query\":\"x\",\"limit\":\"many\"} | found \"many\", expected a whole number from 1 to 50",
      "find_risks | {\"query\":\"x\",\"limit\":999} | expected a whole number from 1 to 50",
      "find_risks | {\"query\":[\"x\"]} | expected Words to search for",
      "risk_card | {\"risk\":\"hiden goals\"} | did you mean \"Hidden goals\" (01.01.01)?",
      "risk_card | {\"risk\":\"pursues\"} | Nearest by search: 01.01.01 Hidden goals",
      "crosswalk | {} | needs either risk or entry",
      "crosswalk | {\"risk\":\"mit7\",\"entry\":\"LLM01\"} | not both",
      "crosswalk | {\"entry\":\"no such entry\"} | No catalogue entry is called",
      "incidents | {} | needs either risk or incident",
      "incidents | {\"risk\":\"mit7\",\"incident\":\"X1\"} | not both",
      "incidents | {\"incident\":\"The parot affair\"} | The parrot affair",
      "incidents | {\"risk\":\"hiden goals\"} | did you mean",
      "match_text | {} | match_text needs text: The text, in English",
      "list_queries | {\"tag\":\"zzz\"} | expected one of",
      "run_query | {\"name\":\"related-riks\"} | did you mean related-risks?",
      "run_query | {\"name\":\"related-risks\",\"parameters\":\"mit7\"} | expected an object such as",
      "run_query | {\"name\":\"related-risks\",\"parameters\":{\"rsk\":\"x\"}} | it takes risk",
      "sparql | {\"query\":\"SELECT * { ?s a airg:Risk }\"} | PREFIX airg: <https://w3id.org/airiskgraph/ontology#>",
      "sparql | {\"query\":\"INSERT DATA { <a:a> <a:b> 1 }\"} | Not a query in SPARQL 1.1",
      "sparql | {\"query\":\"ASK { SERVICE <http://127.0.0.1:1/> {} }\"} | SERVICE"})
  void badInputGetsAdvice(String tool, String arguments, String expected) {
    String message = failure(tool, arguments);
    assertTrue(message.contains(expected), message);
    assertFalse(message.contains("Exception"), message);
  }

  @Test
  void incidentsOfARiskAndRisksOfAnIncidentHaveTheWay() {
    JsonObject ofRisk = facts("incidents", "{\"risk\":\"02.01.00\"}");
    assertEquals(List.of("The parrot affair"), strings(ofRisk, "results", "name"));
    assertEquals(List.of("involves deception"), strings(ofRisk, "results", "because"));
    assertEquals(List.of("incident"), strings(ofRisk, "results", "kind"));
    JsonObject ofIncident = facts("incidents", "{\"incident\":\"X1\"}");
    assertEquals("2024-05", ofIncident.getAsJsonObject("incident").get("date").getAsString());
    assertEquals(List.of("02.01.00"), strings(ofIncident, "results", "id"));
    assertEquals("Tales, by Abel", ofIncident.getAsJsonArray("incidentCredits").get(0).getAsString());
    assertEquals(0, facts("incidents", "{\"risk\":\"01.01.01\"}").get("total").getAsInt());
  }

  @Test
  void queryWithoutRowsSaysWhichTermsThereAreNot() {
    String prefix = "PREFIX airg: <https://w3id.org/airiskgraph/ontology#> ";
    assertEquals(
        "The graph has no airg:sumary; did you mean airg:summary? The resource airisk://schema lists all terms.",
        facts("sparql", "{\"query\":\"" + prefix + "SELECT * { ?s airg:sumary ?o }\"}").get("advice").getAsString());
    assertFalse(facts("sparql", "{\"query\":\"" + prefix + "SELECT * { ?s airg:summary 1 }\"}").has("advice"));
  }

  @Test
  void textIsMatchedWithConceptsAndRisks() {
    JsonObject match = facts("match_text", "{\"text\":\"Our chatbot is lying about its hidden goals.\"}");
    assertEquals(List.of("deception"), strings(match, "concepts", "id"));
    assertEquals(List.of("lying"), strings(match, "concepts", "words"));
    assertTrue(strings(match, "results", "id").contains("01.01.01"), match.toString());
    assertTrue(facts("match_text", "{\"text\":\"xyzzy\"}").get("advice").getAsString().startsWith("Nothing close"));
    assertTrue(failure("match_text", "{\"text\":\"" + "x".repeat(10_001) + "\"}").contains("send its parts"));
  }

  @Test
  void longTextsAndArgumentsAreCut() {
    assertEquals("x".repeat(2000) + "\u2026 (2001 characters)", Facts.cut("x".repeat(2001)));
    String message = failure("find_risks", "{\"query\":\"goals\",\"limit\":\"" + "x".repeat(101) + "\"}");
    assertTrue(message.contains("\"" + "x".repeat(100) + "\u2026\""), message);
  }

  @Test
  void numberIsTakenForAText() {
    assertEquals(1,
        facts("find_risks", "{\"query\":\"goals\",\"domain\":7.1,\"limit\":\"1\"}").get("shown").getAsInt());
  }

  @Test
  void schemaIsGeneratedFromShapesAndOntologyAndShort() {
    String schema = request("resources/read", "{\"uri\":\"airisk://schema\"}").getAsJsonObject("result")
        .getAsJsonArray("contents").get(0).getAsJsonObject().get("text").getAsString();
    assertTrue(schema.contains("PREFIX airg: <https://w3id.org/airiskgraph/ontology#>"), schema);
    assertTrue(schema.contains("airg:sourceDocument [1] airg:SourceDocument"), schema);
    assertTrue(schema.length() < 8_000, "about two pages");
  }

  @Test
  void textOfAQueryIsAResource() {
    String text = request("resources/read", "{\"uri\":\"airisk://queries/counts\"}").toString();
    assertTrue(text.contains("SELECT"), text);
    JsonObject error = request("resources/read", "{\"uri\":\"airisk://queries/cuonts\"}").getAsJsonObject("error");
    assertTrue(error.get("message").getAsString().contains("did you mean counts?"), error.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "{\"jsonrpc\":\"2.0\",\"id\":1,",
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {}"})
  void whatIsNotJsonIsAParseError(String message) {
    assertEquals(Optional.of(McpMessages.MALFORMED), messages.answer(message, "test"));
    assertEquals(-32700, code(McpMessages.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "7", "null", "\"x\"", "{\"jsonrpc\":\"2.0\"}",
      "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
      "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}"})
  void jsonThatIsNoMessageIsAnInvalidRequest(String message) {
    assertEquals(Optional.of(McpMessages.INVALID), messages.answer(message, "test"));
    assertEquals(-32600, code(McpMessages.INVALID));
  }

  private static int code(String answer) {
    return JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("error").get("code").getAsInt();
  }

  @Test
  void deeplyNestedMessageIsRefused() {
    String nested =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":" + "[".repeat(50_000) + "]".repeat(50_000)
            + "}";
    assertEquals(Optional.of(McpMessages.MALFORMED), messages.answer(nested, "test"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "tools/call | {\"name\":\"risk_crad\"} | -32602 | There is no tool \"risk_crad\"; did you mean risk_card?; the tools are",
      "tools/call | {} | -32602 | tools/call needs the name of a tool; the tools are find_risks",
      "tools/call | {\"name\":\"risk_card\",\"arguments\":\"mit7\"} | -32602 | found \"mit7\", expected an object",
      "resources/read | {\"uri\":\"airisk://shcema\"} | -32002 | the resources are airisk://schema, airisk://license",
      "resources/read | {\"uri\":7} | -32002 | There is no resource \"7\"",
      "resources/read | {} | -32602 | resources/read needs uri"})
  void requestForWhatThereIsNotGetsAdvice(String method, String params, int code, String expected) {
    JsonObject error = request(method, params).getAsJsonObject("error");
    assertEquals(code, error.get("code").getAsInt());
    assertTrue(error.get("message").getAsString().contains(expected), error.toString());
  }

  @Test
  void parameterWithoutAValueKeepsItsDefault() {
    assertEquals("related-risks",
        facts("run_query", "{\"name\":\"related-risks\",\"parameters\":{\"risk\":null}}").get("query").getAsString());
  }

  @Test
  void queryForOtherIrisThanOursIsToldSo() {
    assertEquals("The graph has no IRIs that begin with http://w3id.org/airiskgraph/ontology#; write "
        + "https://w3id.org/airiskgraph/ontology#.",
        facts("sparql", "{\"query\":\"PREFIX airg: "
            + "<http://w3id.org/airiskgraph/ontology#> SELECT * { ?s a airg:Risk }\"}").get("advice").getAsString());
    assertTrue(facts("sparql", "{\"query\":\"DESCRIBE <https://w3id.org/airiskgraph/risk/99.99.99>\"}").get("advice")
        .getAsString().startsWith("The graph has no such statements"));
    assertFalse(facts("sparql", "{\"query\":\"DESCRIBE <" + HIDDEN + ">\"}").has("advice"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"tools/call | null", "tools/call | [1]",
      "initialize | null",
      "resources/read | null", "tools/call | {\"name\":\"risk_card\",\"arguments\":[1]}",
      "tools/call | {\"name\":\"delete_risks\"}", "tools/call | {\"name\":7}"})
  void requestWithWrongParametersIsAnError(String method, String params) {
    JsonObject error = request(method, params).getAsJsonObject("error");
    assertEquals(-32602, error.get("code").getAsInt());
    assertFalse(error.get("message").getAsString().contains("java"), error.toString());
  }

  @Test
  void notificationHasNoAnswer() {
    assertEquals(Optional.empty(),
        messages.answer("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
            "test"));
  }

  @Test
  void graphIsOpenedByTheFirstCallOfATool() {
    McpMessages closed = new McpMessages(() -> {
      throw new AssertionError("opened");
    });
    assertTrue(
        closed.answer("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", "test").orElseThrow()
            .contains("sparql"));
  }

  @Test
  void callThatTakesTooLongIsToldToAskForLess() {
    SiteContext site =
        SiteContext.of(dataset(), SmallGraph.IRIS,
            TestLimits.standard().withQueryTimeout(Duration.ofNanos(1)).limits());
    String answer = new McpMessages(() -> new GraphContext(site, null)).answer("{\"jsonrpc\":\"2.0\",\"id\":7,"
        + "\"method\":\"tools/call\",\"params\":{\"name\":\"risk_card\",\"arguments\":{\"risk\":\"01.01.01\"}}}",
        "test")
        .orElseThrow();
    assertTrue(answer.contains("Ask for less at once."), answer);
  }

  @Test
  void onlyTheRowsAskedForAreShownAndAllAreCounted() {
    String values = "SELECT ?x { VALUES ?x { 1 2 3 4 5 6 } } ORDER BY ?x";
    String second = text(call("sparql", "{\"query\":\"" + values + "\",\"limit\":2,\"offset\":2}"));
    assertTrue(second.contains("x: 3") && second.contains("x: 4") && !second.contains("x: 5"), second);
    assertTrue(second.contains("2 of 6 shown"), second);
  }

  @Test
  void longTurtleIsCutAtALine() {
    String many = "CONSTRUCT { ?s <urn:p> ?x } { VALUES (?s ?x) { (<urn:a> '_') (<urn:b> '_') (<urn:d> '_') "
        .replace("_", "x".repeat(9000)) + "(<urn:c> 1) } }";
    JsonObject facts = facts("sparql", "{\"query\":\"" + many + "\"}");
    int shown = facts.get("turtle").getAsString().length();
    assertTrue(shown > 9_000 && shown <= 20_000, shown + " characters");
    assertTrue(facts.get("note").getAsString().matches("… " + shown + " of 2[78]\\d{3} characters shown.*"),
        facts.get("note").toString());
  }
}
