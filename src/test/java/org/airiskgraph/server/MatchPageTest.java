package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.Optional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.server.http.TestLimits;
import org.apache.jena.atlas.json.JSON;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.search.ProfileMatcher;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /match} as a browser and a program use it. */
class MatchPageTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> post(String type, String accept, String body) {
    return post("/match", type, accept, body);
  }

  private static HttpResponse<String> post(String path, String type, String accept, String body) {
    return server.send(
        server.request(path, "Content-Type", type, "Accept", accept).POST(BodyPublishers.ofString(body)).build());
  }

  private static HttpResponse<String> form(String accept, String form) {
    return post("application/x-www-form-urlencoded", accept, form);
  }

  private static Document page(String form) {
    return Jsoup.parse(form("text/html", form).body());
  }

  @Test
  void conceptsCanBeSwitchedOffAndOthersAdded() {
    Document first = page("text=" + TestServer.encode("Deepfake and <b>fraud</b>"));
    assertEquals("fraud", first.select("section.match mark").get(1).text());
    assertTrue(first.select("section.match p").first().text().contains("<b>"), "typed text is no markup");
    assertEquals(2, first.select("input[name=on][checked]").size());
    String seen = first.select("input[name=seen]").val();
    Document second = page("text=" + TestServer.encode("Deepfake and <b>fraud</b>") + "&seen=" + seen
        + "&on=fraud&add=" + TestServer.encode("hate speech"));
    assertEquals(java.util.Set.of("fraud", "hate-speech"),
        java.util.Set.copyOf(second.select("input[name=on][checked]").eachAttr("value")));
    assertFalse(first.select("ol.related a").eachText().equals(second.select("ol.related a").eachText()));
    assertTrue(second.select("ol.related li").size() > 0);
  }

  @Test
  void programGetsJson() {
    HttpResponse<String> answer = form("application/json", "text=reward+hacking");
    assertEquals(200, answer.statusCode());
    assertEquals("reward-hacking",
        JSON.parse(answer.body()).get("concepts").getAsArray().get(0).getAsObject().getString("id"));
    assertTrue(answer.headers().allValues("Cache-Control").contains("no-store"));
  }

  @Test
  void textMayComeAsJson() {
    HttpResponse<String> answer = post("application/json", "application/json", "{\"text\": \"reward hacking\"}");
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("reward-hacking",
        JSON.parse(answer.body()).get("concepts").getAsArray().get(0).getAsObject().getString("id"));
    HttpResponse<String> other = post("application/xml", "text/plain", "<text/>");
    assertEquals(415, other.statusCode());
    assertTrue(other.body().contains("application/json"), other.body());
    assertTrue(JSON.parse(server.get("/openapi.json").body()).get("paths").getAsObject().get("/match").getAsObject()
        .get("post").toString().contains("application/json"));
    assertTrue(JSON.parse(server.get("/openapi.json").body()).get("paths").getAsObject().get("/register.csv")
        .toString().contains("profile"));
  }

  @Test
  void registerThatTakesTooLongIsToldToSendFewerRows() {
    try (TestServer quick = TestServer.start(TestLimits.standard().withQueryTimeout(Duration.ofMillis(1)).limits())) {
      HttpResponse<String> answer = quick.send(quick.request("/match", "Content-Type", "text/plain", "Accept",
          "text/plain").POST(BodyPublishers.ofString("a bot lies\n".repeat(200))).build());
      assertEquals(400, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("Send fewer rows, or use airisk match"), answer.body());
    }
  }

  @Test
  void parameterThatARegisterDoesNotKnowIsRefused() {
    HttpResponse<String> answer = server.get("/register.csv?risk=34.02.03&domian=7.2", "Accept", "text/plain");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("\"domian\", expected one of bom, concept, domain"), answer.body());
    assertEquals(200, server.get("/register.csv?risk=34.02.03&bom=1").statusCode());
  }

  @Test
  void registerOfAProfileHasTheRisksOfItsConcerns() {
    Graph graph = TestServer.dataset().getDefaultGraph();
    Set<Node> risks = new ProfileMatcher(graph, new IriFactory(IriFactory.DEFAULT_BASE), Optional.empty())
        .risks("coding-agent", TestServer.matcher(), 2);
    assertTrue(risks.size() > 5, risks.toString());
    assertEquals(404, server.get("/register.csv?profile=toaster").statusCode());
  }

  @Test
  void registerComesBackWithItsColumns() {
    String body = "ID,Risk\n7,Hate speech by the bot\n8,Mice\n";
    String csv = post("text/csv", "text/csv", body).body();
    assertTrue(csv.startsWith("\uFEFF\"ID\",\"Risk\",\"match: concepts\""), csv);
    assertTrue(csv.contains("\"8\",\"Mice\",\"\",\"\",\"nothing close\""), csv);
    String part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\n\r\n" + body
        + "\r\n--x\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\nsssom\r\n--x--\r\n";
    HttpResponse<String> file = post("multipart/form-data; boundary=x", "text/html", part);
    assertEquals("attachment; filename=\"matched.sssom.tsv\"",
        file.headers().firstValue("Content-Disposition").orElse(""));
    assertTrue(file.body().contains("row:2\tHate speech by the bot\tskos:relatedMatch"), file.body());
  }

  @Test
  void profileIsAPageWithAnAddress() {
    Document page = Jsoup.parse(server.get("/match?profile=media-generator", "Accept", "text/html").body());
    assertEquals("Image or voice generator", page.select("select#profile option[selected]").text());
    assertEquals(1, page.select("main a[href=/register.xlsx?profile=media-generator]").size());
    assertEquals("", page.select("section.match h3").text(), "concerns of a profile are not rows of a register");
    assertTrue(page.select("section.match").size() >= 7);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', value = {"application/x-www-form-urlencoded!!found no text, no file",
      "application/json!{\"text\":!cannot be read as JSON",
      "application/json!{\"words\":1}!expected only the members text and profile",
      "application/x-www-form-urlencoded!text=x&format=pdf!parameter format: found \"pdf\"",
      "application/x-www-form-urlencoded!text=x&profile=none!no profile \"none\"",
      "application/x-www-form-urlencoded!text=x&add=qqxxyyzz!qqxxyyzz", "text/csv!Wer,Was\\n1,2!found the columns",
      "multipart/form-data; boundary=x!--y!multipart/form-data",
      "multipart/form-data!x!multipart/form-data"})
  void unusableRequestIsRefusedWithAReason(String type, String body, String reason) {
    HttpResponse<String> answer = post(type, "text/plain", body == null ? "" : body.replace("\\n", "\n"));
    assertTrue(answer.statusCode() == 400 || answer.statusCode() == 404, answer.statusCode() + answer.body());
    assertTrue(answer.body().toLowerCase(java.util.Locale.ROOT).contains(reason.toLowerCase(java.util.Locale.ROOT)),
        answer.body());
  }

  @Test
  void connectionStaysOpenAfterAFormThatCannotBeRead() throws IOException {
    try (Socket socket = server.open()) {
      socket.getOutputStream().write(("POST /match HTTP/1.1\r\nHost: localhost\r\n"
          + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 3\r\n\r\n--y")
          .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout((int) TestServer.PATIENCE.toMillis());
      assertEquals("HTTP/1.1 400", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
      socket.setSoTimeout(1000);
      assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().readAllBytes());
    }
  }

  @Test
  void longRegisterIsRefused() {
    HttpResponse<String> answer = post("text/plain", "application/json", "a bot lies\n".repeat(501));
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("more than 500 rows"), answer.body());
    String refused = server.announce("/match", "text/plain", 200_001);
    assertTrue(refused.startsWith("HTTP/1.1 413"), refused);
  }

  @Test
  void typedTextIsInNoLogAndNotTakenFromTheAddress() {
    PrintStream standardError = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      assertEquals(200, form("text/html", "text=fraud+zanzibarium").statusCode());
      assertEquals(404, form("text/html", "text=zanzibarium&add=zanzibarium&format=zanzibarium").statusCode());
      HttpResponse<String> address = server.get("/match?text=zanzibarium", "Accept", "text/html");
      assertEquals(400, address.statusCode());
      assertFalse(address.body().contains("zanzibarium"));
      assertFalse(server.get("/$/metrics").body().contains("zanzibarium"));
    } finally {
      System.setErr(standardError);
    }
    assertFalse(log.toString(StandardCharsets.UTF_8).contains("zanzibarium"));
  }

  @Test
  void timeOfARegisterIsLookedAtWhileItsRowsAreReadAndWhileTheyAreMatched() {
    try (TestServer quick = TestServer.start(TestLimits.standard().withQueryTimeout(Duration.ofNanos(1)).limits())) {
      assertTooLong(quick, "risk\n" + ",\n".repeat(50));
    }
    try (TestServer quick = TestServer.start(TestLimits.standard().withQueryTimeout(Duration.ofMillis(150)).limits())) {
      assertTooLong(quick,
          "risk\n" + "a bot lies about hidden goals, steals money and spies on children\n".repeat(490));
    }
  }

  private static void assertTooLong(TestServer server, String table) {
    HttpResponse<String> answer = server.send(server.request("/match", "Content-Type", "text/csv", "Accept",
        "text/plain").POST(BodyPublishers.ofString(table)).build());
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("Send fewer rows, or use airisk match"), answer.body());
  }

  @Test
  void smallWorkbookOfManyCharactersIsRefused() throws IOException {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(book, "test", null)) {
      Worksheet sheet = workbook.newWorksheet("Risks");
      sheet.value(0, 0, "risk");
      for (int row = 1; row <= 40; row++) {
        sheet.value(row, 0, "x".repeat(30_000));
      }
    }
    HttpResponse<String> answer = server.send(server.request("/match", "Content-Type",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Accept", "text/plain")
        .POST(BodyPublishers.ofByteArray(book.toByteArray())).build());
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("more than 1000000 characters"), answer.body());
  }

  @Test
  void copyOfARegisterIsDeleted() throws IOException {
    // Another run may leave its own copies there.
    String row = "zanzibarium " + UUID.randomUUID();
    assertEquals(200, post("text/csv", "text/csv", "risk\n" + row + "\n").statusCode());
    try (DirectoryStream<Path> copies =
        Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "register*")) {
      for (Path copy : copies) {
        assertFalse(Files.readString(copy, StandardCharsets.ISO_8859_1).contains(row), copy.toString());
      }
    }
  }

  @Test
  void tooManyConceptsToAddAreRefusedBeforeAnyIsLookedUp() {
    String names = IntStream.rangeClosed(1, 51).mapToObj(i -> "nothing" + i).collect(Collectors.joining(","));
    HttpResponse<String> answer = form("text/plain", "text=a&add=" + names);
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("found 51 concepts, expected at most 50"), answer.body());
    assertEquals(200, form("text/plain", "text=a&add=" + "fraud,".repeat(51)).statusCode());
  }
}
