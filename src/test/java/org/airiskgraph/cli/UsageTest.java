package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {
  private static final List<String> SMALL = List.of("--links", "0");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "relatd mesa | airisk: no command \"relatd\"; did you mean related? See airisk --help",
      "frobnicate | airisk: no command \"frobnicate\". See airisk --help",
      "related mesa --wokbook x | airisk related: no option \"--wokbook\"; did you mean --workbook? See airisk related --help",
      "related mesa more | airisk related: no argument \"more\". See airisk related --help",
      "related | airisk related: Missing required parameter: 'RISK'. See airisk related --help",
      "related mesa -k many | airisk related: Invalid value for option '-k': 'many' is not an int. See airisk related --help",
      "related mesa -k 0 | airisk: found -k 0, expected 1 to 200",
      "related mesa -k 201 | airisk: found -k 201, expected 1 to 200",
      "related mesa-optimization --format odt | airisk: found the format \"odt\", expected table, csv, tsv, json or xml",
      "show mesa-optimization --format odt | airisk: found the format \"odt\", expected table, csv, tsv, json or xml",
      "stats --format turtle | airisk: found the format \"turtle\", expected table, csv, tsv, json or xml",
      "stats --links -1 | airisk: found -1 links a risk, expected 0 to 200",
      "stats --no-catalogue | airisk: --no-catalogue leaves nothing to read; add --workbook or --page",
      "stats --base ftp://x | airisk: found the base ftp://x, expected an http or https IRI that ends in a slash",
      "query related-risks risk | airisk: found \"risk\", expected NAME=VALUE",
      "query related-risks wrisk=x --links 0 | airisk: related-risks has no parameter wrisk; it takes risk",
  })
  void wrongUsageIsNamedWithTheNearestRightThing(String line, String message) {
    assertEquals(message, Cli.run(line.split(" ")).failure(2));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "show mesa-optimisation | airisk: no risk is called \"mesa-optimisation\"; did you mean \"Mesa-Optimization Objectives\" (34.02.03)?",
      "show 99.99.99 | airisk: no risk is called \"99.99.99\"",
      "query related-riks | airisk: no canned query related-riks; did you mean related-risks?",
  })
  void whatDoesNotExistIsExitOne(String line, String message) {
    String failure = Cli.run(line.split(" ")).failure(1);
    assertTrue(failure.startsWith(message), failure);
  }

  @Test
  void nameOfManyRisksListsSome() {
    String failure = Cli.run("show", "privacy").failure(1);
    assertTrue(failure.matches("airisk: \\d+ risks are called \"privacy\"; say which by its identifier: \\d\\d\\..*"),
        failure);
  }

  @Test
  void queryFilesThatAreNone() throws IOException {
    Path missing = folder.resolve("missing.rq");
    assertEquals("airisk: " + missing + ": no such file or directory", Cli.run("query", missing.toString()).failure(2));
    assertTrue(query("SELECT * WHERE { ?s ?p }").startsWith("not SPARQL 1.1: "));
    assertTrue(query("DELETE WHERE { ?s ?p ?o }").startsWith("not SPARQL 1.1: "));
    assertTrue(query("#+ summary: [\nSELECT * { ?s ?p ?o }").startsWith("header: not YAML: "));
    assertTrue(query("#+ parameters:\n#+   - risk: a risk\nSELECT * { ?s ?p ?o }")
        .startsWith("header: the parameter risk has no default"));
    assertTrue(query("\0\u0001\ufffe").startsWith("not SPARQL 1.1: "));
    Path latin = Files.write(folder.resolve("latin.rq"), "# é\nASK {}".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("airisk: " + latin + ": found bytes that are not UTF-8; save the file in UTF-8",
        Cli.run("query", latin.toString()).failure(2));
  }

  private String query(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("q.rq"), text);
    String message = Cli.run("query", file.toString()).failure(2);
    assertTrue(message.startsWith("airisk: " + file + ": "), message);
    return message.substring(("airisk: " + file + ": ").length());
  }

  @Test
  void dataAndEndpointThatAreNone() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.ttl"), "\nthis is not turtle");
    assertEquals("airisk: " + broken + ":2:1: not RDF: Out of place: [KEYWORD:this]",
        Cli.run("query", "counts", "--data", broken.toString()).failure(2));
    Path none = folder.resolve("none.ttl");
    assertEquals("airisk: " + none + ": no such file, or not readable; expected RDF",
        Cli.run("query", "counts", "--data", none.toString()).failure(2));
    assertEquals("airisk: http://127.0.0.1:1/sparql: no answer to the query: no connection to the server",
        Cli.run("query", "counts", "--endpoint", "http://127.0.0.1:1/sparql").failure(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate --report", "convert --format ttl -o", "draw mit561 -o", "convert --format csv -o"})
  void directoryThatIsNoneIsToldBeforeAnythingElse(String command) throws IOException {
    Path file = folder.resolve("none/out.svg");
    assertEquals("airisk: " + file + ": there is no directory " + file.getParent() + "; make it first, or name another",
        Cli.run((command + " " + file).split(" ")).failure(2));
    Path under = Files.writeString(folder.resolve("file"), "").resolve("out.svg");
    assertEquals("airisk: " + under + ": " + under.getParent() + " is a file; name a directory",
        Cli.run((command + " " + under).split(" ")).failure(2));
    assertEquals(List.of(folder.resolve("file")), files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpOfEveryCommandShowsAnExampleThatIsOne(String command) {
    Cli help = Cli.run(command, "--help");
    assertEquals(0, help.code());
    if (command.equals("help")) {
      return;
    }
    assertTrue(help.out().startsWith("Usage: airisk " + command), help.out());
    List<String> example =
        help.out().lines().filter(line -> line.contains("airisk " + command) && line.contains("Example"))
            .map(line -> line.replaceFirst(".*?airisk ", "")).toList();
    assertFalse(example.isEmpty(), help.out());
    String[] args = example.get(0).replaceFirst("[)|].*", "").strip().split(" ");
    // Parsed, not run: an option or argument that does not exist is an error here.
    Main.commandLine().parseArgs(args);
  }

  @Test
  void relatedPrintsRanksNamesAndReasons() {
    Cli run = Cli.run("related", "mit561", "-k", "3", "--why");
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).matches(" {2}1 {2}0\\.\\d+ {2}\\d\\d\\.\\d\\d\\.\\d\\d\\S* +.*\\(.*\\)"), lines.get(0));
    assertTrue(lines.get(1).startsWith("     - "), lines.get(1));
    assertEquals(3, lines.stream().filter(line -> line.matches(" {2}[1-3] .*")).count());
  }

  @Test
  void moreRelatedRisksThanAreKeptAreMade() {
    Cli run = Cli.run("related", "34.02.00", "-k", "20");
    assertTrue(run.out().lines().count() > 12, run.out());
    assertEquals(5, Cli.run("related", "34.02.00", "-k", "20", "--links", "5").out().lines().count());
    assertEquals("no related risks\n", Cli.run(with("related", "34.02.00")).out());
  }

  @Test
  void statsAlignNumbersToTheRight() {
    String out = Cli.run(with("stats")).out();
    assertTrue(out.contains("\n  1612  risk\n"), out);
    assertTrue(out.contains("\n   565  evidence\n"), out);
  }

  @Test
  void rowsOfStatsForProgramsNameTheQueryThatCounted() {
    List<String> lines = Cli.run(with("stats", "--format", "csv")).out().lines().toList();
    assertEquals("query,label,count", lines.get(0));
    assertTrue(lines.contains("counts,risk,1612") && lines.contains("counts-by-source,Gipiškis2024,183"),
        lines.toString());
    assertTrue(lines.contains("counts-by-domain,\"7 AI system safety, failures, & limitations\",370"),
        lines.toString());
    JsonObject json = JSON.parse(Cli.run(with("stats", "--format", "json")).out());
    assertEquals(lines.size() - 1, json.getObj("results").get("bindings").getAsArray().size());
  }

  @Test
  void rowsOfARiskForProgramsRepeatTheFieldOfEachValue() {
    String table = Cli.run("show", "mit561").out();
    List<String> rows = Cli.run("show", "mit561", "--format", "tsv").out().lines().toList();
    assertEquals("?field\t?value", rows.get(0));
    assertEquals("\"name\"\t\"Mesa-Optimization Objectives\"@en", rows.get(1));
    assertEquals(table.lines().count(), rows.size() - 1);
    assertTrue(rows.stream().filter(row -> row.startsWith("\"concept\"")).count() > 1, rows.toString());
    assertTrue(Cli.run("show", "mit561", "--format", "xml").out()
        .contains("<literal xml:lang=\"en\">Mesa-Optimization Objectives</literal>"));
  }

  @Test
  void rowsOfRelatedRisksAreOneALinkOrWithReasonsOneAReason() {
    List<String> links = Cli.run("related", "mit561", "-k", "3", "--format", "csv").out().lines().toList();
    assertEquals("rank,score,related,identifier,name,source", links.get(0));
    assertEquals(4, links.size());
    List<String> reasons = Cli.run("related", "mit561", "-k", "3", "--why", "--format", "csv").out().lines().toList();
    assertTrue(reasons.get(0).startsWith("rank,score,") && reasons.get(0).contains("reason"), reasons.get(0));
    assertTrue(reasons.size() > links.size(), reasons.toString());
  }

  @Test
  void completionIsAScript() {
    String script = Cli.run("completion").out();
    assertTrue(script.startsWith("#!/usr/bin/env bash"));
    commands().forEach(command -> assertTrue(script.contains(command)));
  }

  @Test
  void longTextIsBrokenAtWordsOnlyOnAScreen() {
    String text = "one two three four five six seven eight nine ten";
    assertEquals(text, TextTable.wrap(text, 10, Terminal.none()));
    String broken = TextTable.wrap(text, 10, new Terminal(40, false));
    assertEquals(
        String.join(System.lineSeparator() + " ".repeat(10), "one two three four five six", "seven eight nine ten"),
        broken);
  }

  private static List<String> with(String... args) {
    return Stream.concat(Arrays.stream(args), SMALL.stream()).toList();
  }
}
