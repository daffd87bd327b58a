package org.airiskgraph.server;

import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Requests other than queries that try to take a server down: those of the audit of pages, registers, reconciliation and
 * tools, and generated ones. Each is made when it is sent.
 */
final class RequestAttacks {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final List<String> PROPERTIES =
      List.of("identifier", "label", "altLabel", "summary", "domain", "entity",
          "source", "concept", "mitigation", "related", "cites", "actsOn", "broader", "narrower", "citation");
  /** Misspelled, so that a search compares each with all words. */
  private static final List<String> WORDS = List.of("biass", "decption", "privcy", "weponized", "hallucinashun",
      "adversarrial", "robustnes", "oversihgt", "corrigiblity", "transparancy", "a", "e", "i", "the", "risk", "fraud",
      "deepfake", "mesa-optimization", "inner misalignment", "a\u0301\u0301\u0301", "\u0301", "\u1100\u1161", "\ufdfa",
      "١٢٣", "𝔸");

  /** A request by POST, or by GET if it has no type. */
  record Request(String path, String type, byte[] body) {
    static Request get(String path) {
      return new Request(path, "", new byte[0]);
    }

    static Request post(String path, String type, String body) {
      return new Request(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
      String head = (type.isEmpty() ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
          + (type.isEmpty() ? "\r\n" : "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n");
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      all.writeBytes(body);
      return all.toByteArray();
    }
  }

  /** Those of the audit of November 29. */
  static final List<Supplier<Request>> AUDIT = List.of(
      // Rows that have a cell in the last column only.
      () -> workbook(1, "<row><c r=\"XFD1\"><v>1</v></c></row>".repeat(440_000), ""),
      // Sheets that are one part.
      () -> workbook(50_000, "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(360_000), ""),
      // Cells that share long texts.
      () -> workbook(1, row(300, i -> 0) + row(300, i -> 1 + i).repeat(400), "<si><t>risk</t></si>"
          + IntStream.range(0, 300).mapToObj(i -> "<si><t>" + i + "a".repeat(30_000) + "</t></si>")
              .collect(Collectors.joining())),
      () -> workbook(1, row(1, i -> 0) + row(1, i -> 1).repeat(500),
          "<si><t>risk</t></si><si><t>" + "bias deepfake fraud ".repeat(500) + "</t></si>"),
      () -> workbook(1, "", "<si/>".repeat(3_300_000)),
      () -> workbook(1, "<row>".repeat(2_000_000), ""), () -> workbook(1, "<a xmlns:b=\"c\">".repeat(900_000), ""),
      () -> workbook(1,
          "<row " + IntStream.range(0, 9000).mapToObj(i -> "a" + i + "=\"\"").collect(Collectors.joining(" "))
              + "/>",
          ""),
      () -> workbook(1, "<row><c><v>1E999999999</v></c></row>".repeat(400_000), ""),
      () -> workbook(1, "<!-- " + "-".repeat(10) + " -->", "<!DOCTYPE a [<!ENTITY b \"c\">]>"),
      () -> Request.post("/match", "text/csv", "risk\n" + "a".repeat(199_000)),
      () -> Request.post("/match", "text/csv", "risk\n" + ("deepfake fraud and bias, ".repeat(16) + "\n").repeat(480)),
      () -> Request.post("/match?format=xlsx", "text/csv", "risk,".repeat(1000) + "\n" + "a,b\n".repeat(490)),
      () -> Request.post("/match", "text/csv", "\"a".repeat(99_000)),
      () -> Request.post("/match?format=json", "text/csv", "risk" + ",".repeat(95_000) + "\n" + "x\n".repeat(490)),
      () -> Request.post("/match", "text/plain", "x\n".repeat(99_000)),
      () -> Request.post("/match", JSON, "{\"text\":\"a" + "\u0301".repeat(9000) + "\"}"),
      () -> Request.post("/match", JSON, "{\"text\":\"" + "\\ud800".repeat(9000) + "\"}"),
      () -> Request.post("/match", JSON, "{\"text\":".repeat(24_000)),
      () -> Request.post("/match", FORM, "text=a&add=" + "hate+speech,".repeat(16_000)),
      () -> Request.post("/match", "multipart/form-data; boundary=b",
          "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n".repeat(3500)),
      () -> Request.post("/match", "multipart/form-data; boundary=b", "--b\r\n" + "A: b\r\n".repeat(33_000)),
      () -> Request.post("/register.xlsx", FORM, "risk=inner+misalignment+" + "%0Ainner+misalignment".repeat(9000)),
      () -> Request.post("/register", FORM, "risk=inner+misalignment&".repeat(1900) + "q=a"),
      () -> Request.post("/reconcile", JSON, batch(50, 50, "bias in model number")),
      () -> Request.post("/reconcile", JSON, batch(1000, 0, "x")),
      () -> Request.post("/reconcile", JSON, "{\"q\":".repeat(39_000)),
      () -> Request.post("/reconcile", JSON, "{\"extend\":{\"ids\":[" + "\"concept/deception\",".repeat(490)
          + "\"concept/fraud\"],\"properties\":[" + "{\"id\":\"mitigation\"},".repeat(7000) + "{\"id\":\"label\"}]}}"),
      () -> Request.get("/repository?concept=" + "x1,".repeat(5000)),
      () -> Request.get("/repository?q=" + "a+".repeat(7500)),
      () -> Request.get("/repository?page=2147483648"), () -> Request.get("/repository.xlsx"),
      () -> Request.get("/search.json?q=a"), () -> Request.get("/search?q=a" + "%CC%81".repeat(2500)),
      () -> Request.get("/search?suggest=a+e+i+o+u+b+c+d"), () -> Request.get("/compare?a=biass+privcy&b=modl+atack"),
      () -> Request.get("/risk/" + "%41".repeat(5000)), () -> Request.get("/picture/risk/" + ".svg".repeat(3500)),
      () -> Request.get("/" + "a/../".repeat(3000)), () -> Request.get("/download/airiskgraph.nt"),
      () -> Request.get("/.well-known/void"), () -> Request.get("/queries/risks-not-in-catalogue.xlsx"),
      () -> Request.post("/mcp", JSON, "[" + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},".repeat(4000) + "1]"),
      () -> Request.post("/mcp", JSON, "{\"a\":".repeat(39_000)),
      () -> Request.post("/mcp", JSON, "{\"jsonrpc\":\"2.0\",\"id\":" + "9".repeat(190_000) + ",\"method\":\"ping\"}"),
      () -> call("sparql", Map.of("query", "SELECT * { ?s ?p ?o } LIMIT 99999")),
      () -> call("sparql", Map.of("query", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 99999")),
      () -> call("sparql", Map.of("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?r . ?u ?v ?w }")),
      () -> call("find_risks", Map.of("query", "a\u0301".repeat(20_000), "kind", "any")),
      () -> call("risk_card", Map.of("risk", "a".repeat(190_000))),
      () -> call("run_query", Map.of("name", "why-related", "parameters",
          IntStream.range(0, 9000).boxed().collect(Collectors.toMap(i -> "p" + i, i -> "a")))));

  private static String row(int cells, java.util.function.IntUnaryOperator text) {
    return "<row>" + IntStream.range(0, cells).mapToObj(i -> "<c t=\"s\"><v>" + text.applyAsInt(i) + "</v></c>")
        .collect(Collectors.joining()) + "</row>";
  }

  /** A workbook to match. All of its sheets name one part, which has these rows. */
  private static Request workbook(int sheets, String rows, String texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(9);
      part(zip, "_rels/.rels", relations(Map.of("officeDocument", "xl/workbook.xml")));
      part(zip, "xl/_rels/workbook.xml.rels",
          relations(Map.of("worksheet", "sheet.xml", "sharedStrings", "texts.xml")));
      part(zip, "xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>"
          + IntStream.range(0, sheets).mapToObj(i -> "<sheet name=\"S" + i + "\" r:id=\"worksheet\"/>")
              .collect(Collectors.joining())
          + "</sheets></workbook>");
      part(zip, "xl/texts.xml", "<sst xmlns=\"" + MAIN + "\">" + texts + "</sst>");
      part(zip, "xl/sheet.xml", "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Request("/match", XLSX, bytes.toByteArray());
  }

  private static String relations(Map<String, String> targets) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + targets.entrySet().stream()
            .map(target -> "<Relationship Id=\"" + target.getKey() + "\" Type=\"" + OFFICE + "/"
                + target.getKey() + "\" Target=\"" + target.getValue() + "\"/>")
            .collect(Collectors.joining())
        + "</Relationships>";
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String batch(int queries, int limit, String words) {
    Map<String, Object> batch = new LinkedHashMap<>();
    for (int i = 0; i < queries; i++) {
      batch.put("q" + i,
          Map.of("query", words + " " + i, "limit", Math.max(1, limit), "properties", limit == 0 ? List.of()
              : PROPERTIES.stream().map(property -> Map.of("pid", property, "v", "x")).toList()));
    }
    return new Gson().toJson(batch);
  }

  private static Request call(String tool, Map<String, ?> arguments) {
    return Request.post("/mcp", JSON,
        new Gson().toJson(Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params",
            Map.of("name", tool, "arguments", arguments))));
  }

  private final Random dice;

  RequestAttacks(long seed) {
    dice = new Random(seed);
  }

  /** Requests from a small grammar of addresses, parameters, tables and calls. */
  List<Supplier<Request>> generated(int count) {
    List<Supplier<Request>> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(request());
    }
    return requests;
  }

  private Supplier<Request> request() {
    String text = words(1 + dice.nextInt(1000));
    int rows = 1 + dice.nextInt(600);
    int columns = 1 + dice.nextInt(300);
    return switch (dice.nextInt(9)) {
      case 0 -> () -> workbook(1 + rows, row(columns, i -> 0) + row(columns, i -> 1).repeat(rows * 10),
          "<si><t>risk</t></si><si><t>" + text + "</t></si>");
      case 1 -> () -> Request.post("/match", "text/csv", cut("risk,".repeat(columns) + "\n" + (text.length() > 1000
          ? text.substring(0, 1000) : text).concat("\n").repeat(rows)));
      case 2 -> () -> Request.post("/match", JSON, cut(new Gson().toJson(Map.of("text", text))));
      case 3 -> {
        Request register = Request.post(pick("/register", "/register.csv", "/register.xlsx"), FORM,
            cut("risk=" + Collections.nCopies(rows, encoded(words(3))).stream().collect(Collectors.joining("&risk="))));
        yield () -> register;
      }
      case 4 -> {
        String batch = batch(1 + dice.nextInt(60), dice.nextInt(60), words(1 + dice.nextInt(60)));
        yield () -> Request.post("/reconcile", JSON, cut(batch));
      }
      case 5 -> {
        Request find = call(pick("find_risks", "match_text", "risk_card"), Map.of(pick("query", "text", "risk"), text));
        yield () -> find;
      }
      case 6 -> {
        Request search = Request.get(pick("/search?q=", "/search?suggest=", "/search.xlsx?q=", "/repository?q=",
            "/repository.json?q=", "/compare?a=", "/queries/search-text?words=") + encoded(words(1 + dice.nextInt(100)))
            + pick("", "&kind=risk", "&offset=999999", "&limit=100", "&domain=7,7.1,7.2", "&page=999999",
                "&b=34.02.03"));
        yield () -> search;
      }
      case 7 -> {
        Request missing = Request.get("/" + pick("risk", "concept", "source", "mitigation", "picture/risk", "cite/risk")
            + "/" + encoded(words(9)) + pick("", ".ttl", ".svg", ".xlsx", ".bib"));
        yield () -> missing;
      }
      default -> {
        Request file = Request.get("/" + pick("repository", "register", "risk/34.02.03", "domain/7", "source/34",
            "concept/deception", "search", "graph/links", "queries/counts")
            + pick(".csv", ".xlsx", ".json", ".ttl", ".bib")
            + "?domain=" + dice.nextInt(9) + "&q=" + encoded(words(2)));
        yield () -> file;
      }
    };
  }

  private String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> WORDS.get(dice.nextInt(WORDS.size())))
        .collect(Collectors.joining(" "));
  }

  private String pick(String... choices) {
    return choices[dice.nextInt(choices.length)];
  }

  private static String encoded(String text) {
    return TestServer.encode(text);
  }

  private static String cut(String body) {
    return body.length() > 60_000 ? body.substring(0, 60_000) : body;
  }
}
