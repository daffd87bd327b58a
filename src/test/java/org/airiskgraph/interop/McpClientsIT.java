package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.cli.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the Model Context Protocol at the packaged program, over stdio and HTTP. */
final class McpClientsIT {
  private static final Path CLIENTS = Path.of("src", "test", "node", "mcp");
  private static final List<String> STDIO = Program.java("mcp");

  private static Process server;
  private static String url;

  @BeforeAll
  static void serve() throws IOException {
    assertTrue(Files.isRegularFile(Path.of("target", "airisk.jar")), "package first");
    server =
        new ProcessBuilder(Program.java("serve", "--port", "0")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    url = out.readLine().replaceFirst(".* ", "") + "mcp";
  }

  @AfterAll
  static void stop() {
    server.destroy();
  }

  private static Tool node(String script) {
    assumeTrue(Files.isDirectory(CLIENTS.resolve("node_modules")), "npm packages are missing: run .ci/install-tools");
    Tool.program("node", "--version");
    return new Tool(List.of("node", CLIENTS.resolve(script).toString()));
  }

  private static JsonObject object(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void typeScriptClientGetsTheSameOverStdioAndHttp() throws Exception {
    Tool client = node("ask-mcp.js");
    JsonObject said = object(client.run(STDIO.toArray()));
    assertEquals(said, object(client.run(url)));
    int schema = said.getAsJsonObject("resources").get("airisk://schema").getAsInt();
    assertTrue(schema > 4_000 && schema < 9_000, "about two pages, but " + schema + " characters");
    List<JsonElement> results = said.getAsJsonArray("results").asList();
    JsonObject last = results.get(results.size() - 1).getAsJsonObject();
    assertTrue(last.get("error").getAsString().contains("No risk is called"), last.toString());
    for (JsonElement result : results.subList(0, results.size() - 1)) {
      assertTrue(result.getAsJsonObject().get("credited").getAsBoolean(), result.toString());
    }
    List<String> called = results.stream().map(result -> result.getAsJsonObject().get("tool").getAsString()).toList();
    assertTrue(
        called.containsAll(said.getAsJsonArray("tools").asList().stream().map(JsonElement::getAsString).toList()),
        "ask-mcp.js calls each tool");
  }

  @Test
  void inspectorListsToolsAndCallsOne() throws Exception {
    Tool inspector = node("node_modules/.bin/mcp-inspector");
    List<Object> list = new ArrayList<>(List.of("--cli"));
    list.addAll(STDIO);
    list.addAll(List.of("--method", "tools/list"));
    assertTrue(inspector.run(list.toArray()).contains("\"related_risks\""));
    String card =
        inspector.run("--cli", url, "--transport", "http", "--method", "tools/call", "--tool-name", "risk_card",
            "--tool-arg", "risk=mit561");
    assertTrue(card.contains("https://w3id.org/airiskgraph/risk/34.02.03"), card);
  }

  /** Those of the official scenarios that need no tools made for them. */
  @ParameterizedTest
  @ValueSource(strings = {"server-initialize", "ping", "tools-list", "resources-list", "dns-rebinding-protection"})
  void conformanceScenarioPasses(String scenario) throws Exception {
    String said = node("node_modules/.bin/conformance").run("server", "--url", url, "--scenario", scenario);
    assertTrue(said.contains(" 0 failed, 0 warnings"), said);
  }

  @Test
  void standardOutputCarriesProtocolOnlyAndTheEndOfInputEndsTheProgram() throws Exception {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"find_risks\","
        + "\"arguments\":{\"query\":\"données\"}}}";
    Process process = new ProcessBuilder(STDIO).start();
    process.getOutputStream().write(("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}\n\nno message\n" + call
        + "\n" + "x".repeat(3_000_000) + "\n{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}")
        .getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, process.waitFor());
    assertEquals(List.of("1", "null", "2", "null", "3"),
        lines.stream().map(line -> object(line).get("id").toString()).toList());
    assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void otherCommandsLoadNothingOfIt(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("classes.log");
    List<String> command = new ArrayList<>(Program.java("related", "34.02.03"));
    command.remove("-Xlog:disable");
    command.add(1, "-Xlog:class+load:file=" + log);
    assertEquals(0, new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile()).start().waitFor());
    String loaded = Files.readString(log);
    assertTrue(loaded.contains("org.airiskgraph.query"), "the log lists classes");
    assertFalse(loaded.contains("io.modelcontextprotocol") || loaded.contains("reactor.")
        || loaded.contains("com.fasterxml") || loaded.contains("org.airiskgraph.server"),
        "of the server or its libraries");
  }
}
