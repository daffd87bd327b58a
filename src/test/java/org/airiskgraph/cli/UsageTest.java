package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.airiskgraph.graph.AIRG;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  private static final String RISK = "  - id: .*";
  private static final String EVIDENCE = " +- \\{id: .*";
  private static final String IN_DOMAIN_7 = "    (sub)?domain: \"7[.\"].*";
  private static final String ONE_SOURCE = "src/test/resources/records/one-source/catalogue";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "relatd mesa | airisk: Unknown command \"relatd\". Did you mean related? See airisk --help.",
      "frobnicate | airisk: Unknown command \"frobnicate\". See airisk --help.",
      "help nosuch | airisk: Unknown command \"nosuch\". See airisk --help.",
      "help stat | airisk: Unknown command \"stat\". Did you mean stats? See airisk --help.",
      "related mesa --wokbook x | airisk related: Unknown option \"--wokbook\". Did you mean --workbook? See airisk related --help.",
      "related mesa more | airisk related: Unexpected argument \"more\". See airisk related --help.",
      "related | airisk related: Missing required parameter: 'RISK'. See airisk related --help.",
      "related mesa -k many | airisk related: Invalid value for option '--count': 'many' is not a whole number. See airisk related --help.",
      "related mesa -k 1 --count 2 | airisk related: Option '--count' (N) should be specified only once. See airisk related --help.",
      "related mesa -k 0 | airisk: --count must be from 1 to 200 (got 0).",
      "related mesa -k 201 | airisk: --count must be from 1 to 200 (got 201).",
      "search mesa -k -3 | airisk: --count must be from 1 to 1000 (got -3).",
      "validate --warnings -1 | airisk: --warnings must be 0 or more (got -1).",
      "serve --port 65536 | airisk: --port must be from 0 to 65535 (got 65536).",
      "query counts --endpoint http://127.0.0.1/ --timeout 0 | airisk: --timeout must be 1 or more (got 0).",
      "related mesa-optimization --format odt | airisk: Unknown format \"odt\". Expected table, csv, tsv, json or xml.",
      "show mesa-optimization --format odt | airisk: Unknown format \"odt\". Expected table, csv, tsv, json, xml, turtle or jsonld.",
      "stats --format turtle | airisk: Unknown format \"turtle\". Expected table, csv, tsv, json or xml.",
      "search mesa --format turtle | airisk: Unknown format \"turtle\". Expected table, csv, tsv, json or xml.",
      "search mesa --format jsn | airisk: Unknown format \"jsn\". Did you mean json? Expected table, csv, tsv, json or xml.",
      "match mesa --format jsn | airisk: Unknown format \"jsn\". Did you mean json? Expected table, csv, json, xlsx, sssom.",
      "convert -o - --format jsonl | airisk: Unknown format \"jsonl\". Did you mean jsonld? Expected one of ttl, jsonld, nt, rdf, trig, nq, graphml, gexf, csv, tsv, xlsx.",
      "query counts rsk=1 | airisk: The query counts has no parameter rsk; it takes none.",
      "stats --links -1 | airisk: --links-per-risk must be from 0 to 200 (got -1).",
      "stats --links-per-risk 201 | airisk: --links-per-risk must be from 0 to 200 (got 201).",
      "stats --no-catalogue | airisk: --no-catalogue leaves nothing to read. Add --workbook or --page.",
      "stats --base ftp://x | airisk: Found the base ftp://x, expected an http or https IRI that ends in a slash.",
      "query related-risks risk | airisk: Found \"risk\", expected NAME=VALUE.",
      "query related-risks risk= | airisk: The parameter risk has no value. Give one, or leave the parameter out for its default.",
      "query related-risks risk=a risk=b | airisk: The parameter risk is given twice.",
      "query related-risks risk=https://w3id.org/airiskgraph/domain/7 | airisk: Parameter risk: found the domain https://w3id.org/airiskgraph/domain/7, expected a risk.",
      "query related-risks wrisk=x | airisk: The query related-risks has no parameter wrisk; it takes risk.",
      "query counts --timeout 5 | airisk: --timeout has no effect without --endpoint.",
      "query counts --data x.ttl --no-catalogue --page y | airisk: --data replaces the graph. It cannot be combined with inputs of the graph.",
      "query counts --data x.ttl --endpoint http://x/ | airisk query: --endpoint=URL, --data=FILE are mutually exclusive (specify only one). See airisk query --help.",
      "stats --catalogue x --no-catalogue | airisk stats: --catalogue=DIR, --no-catalogue are mutually exclusive (specify only one). See airisk stats --help.",
      "convert -o x.ttl --format nt | airisk: The file name x.ttl and --format nt contradict each other.",
      "convert -o x.n3 | airisk: Unknown format of x.n3. Add --format with one of ttl, jsonld, nt, rdf, trig, nq, graphml, gexf, csv, tsv, xlsx.",
      "convert -o - | airisk: Standard output has no file name extension. Add --format with one of ttl, jsonld, nt, rdf, trig, nq, graphml, gexf, csv, tsv, xlsx.",
      "validate --report x.txt | airisk: The file name x.txt must end in .ttl or .ttl.gz.",
      "completion fish | airisk completion: Invalid value for positional parameter at index 0 (SHELL): expected one of [bash, zsh] (case-insensitive) but was 'fish'. See airisk completion --help.",
  })
  void wrongUsageIsNamedWithTheNearestRightThing(String line, String message) {
    assertEquals(message, Cli.run(line.split(" ")).failure(2));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "show xyz | airisk: No risk is called \"xyz\"; search for a word of its name",
      "show mesa-optimizatoin | airisk: No risk is called \"mesa-optimizatoin\"; did you mean \"Mesa-Optimization Objectives\" (34.02.03)?",
      "show 99.99.99 | airisk: No risk is called \"99.99.99\"",
      "query related-riks | airisk: No canned query related-riks; did you mean related-risks?",
      "query zebra | airisk: No canned query zebra; the command airisk queries lists them.",
      "show https://w3id.org/airiskgraph/risk/34.02.33 | airisk: No risk is called \"https://w3id.org/airiskgraph/risk/34.02.33\"; the nearest identifiers are 34.02.",
      "related mesaoptimization | airisk: No risk is called \"mesaoptimization\"; did you mean \"Mesa-Optimization Objectives\" (34.02.03)?",
      "related algorithmicbias | airisk: No risk is called \"algorithmicbias\"; did you mean \"Risks from models and algorithms (Risks of bias and discrimination)\" (45.01.02)?",
  })
  void whatDoesNotExistIsExitOne(String line, String message) {
    String failure = Cli.run(line.split(" ")).failure(1);
    assertTrue(failure.startsWith(message), failure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jailbreak", "phish", "hallucin", "prompt inj"})
  void partOfManyNamesListsTheirIdentifiers(String part) {
    String failure = Cli.run("show", part).failure(1);
    assertTrue(failure.matches(
        "airisk: \\d+ risks contain \"" + part + "\"; use one of these identifiers: \\d\\d\\.\\d\\d\\.\\d\\d .*"),
        failure);
  }

  @Test
  void nameOfManyRisksListsSome() {
    String failure = Cli.run("show", "privacy").failure(1);
    assertTrue(failure.matches("airisk: \\d+ risks are called \"privacy\"; use one of these identifiers: \\d\\d\\..*"),
        failure);
  }

  @Test
  void queryFilesThatAreNone() throws IOException {
    Path missing = folder.resolve("missing.rq");
    assertEquals("airisk: " + missing + ": no such file or directory.",
        Cli.run("query", missing.toString()).failure(2));
    assertTrue(query("SELECT * WHERE { ?s ?p }").startsWith("1:24: not SPARQL 1.1: "));
    assertTrue(query("DELETE WHERE { ?s ?p ?o }").startsWith("1:1: not SPARQL 1.1: "));
    assertTrue(query("#+ summary: [\nSELECT * { ?s ?p ?o }").startsWith("1:14: not YAML: "));
    assertTrue(query("#+ parameters:\n#+   - risk: a risk\nSELECT * { ?s ?p ?o }")
        .startsWith("2:8: the parameter risk has no default"));
    assertTrue(query("\0\u0001\ufffe").startsWith("1:1: not SPARQL 1.1: "));
    Path latin = Files.write(folder.resolve("latin.rq"), "# é\nASK {}".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("airisk: " + latin + ": found bytes that are not UTF-8; save the file in UTF-8.",
        Cli.run("query", latin.toString()).failure(2));
  }

  @Test
  void unknownTermOfAQueryFileIsAWarningAndThoseOfOthersAreNone() throws IOException {
    Path file = Files.writeString(folder.resolve("q.rq"), "PREFIX airg: <https://w3id.org/airiskgraph/ontology#>\n"
        + "ASK { ?a a airg:Rsik ; airg:sourceDocument ?b ; <http://example.org/p> ?c }");
    Cli run = Cli.run("query", file.toString());
    assertEquals("no\n", run.out());
    assertEquals("airisk: warning: airg:Rsik is not a term of its vocabulary. Perhaps airg:Risk is meant.\n",
        run.err());
  }

  private String query(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("q.rq"), text);
    String message = Cli.run("query", file.toString()).failure(2);
    assertTrue(message.startsWith("airisk: " + file + ":"), message);
    return message.substring(("airisk: " + file + ":").length());
  }

  @Test
  void nameThatTheLocaleCannotSpellIsToldWithAWayOut() {
    assertEquals("gr?.csv: a file name with letters that the locale of this system does not have; set LC_ALL=C.UTF-8.",
        ErrorMessages
            .message(new InvalidPathException("gr?.csv", "Malformed input or input contains unmappable characters")));
  }

  @Test
  void dataAndEndpointThatAreNone() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.ttl"), "\nthis is not turtle");
    assertEquals("airisk: " + broken + ":2:1: not RDF: Out of place: [KEYWORD:this].",
        Cli.run("query", "counts", "--data", broken.toString()).failure(2));
    Path none = folder.resolve("none.ttl");
    assertEquals("airisk: " + none + ": no such file, or not readable; expected RDF.",
        Cli.run("query", "counts", "--data", none.toString()).failure(2));
    assertEquals("airisk: " + folder + ": found a directory, expected a file of RDF.",
        Cli.run("query", "counts", "--data", folder.toString()).failure(2));
    assertEquals("airisk: http://127.0.0.1:1/sparql: no answer to the query: no connection to the server.",
        Cli.run("query", "counts", "--endpoint", "http://127.0.0.1:1/sparql").failure(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate --report", "convert --format ttl -o", "draw mit561 -o", "convert --format csv -o"})
  void directoryThatIsNoneIsToldBeforeAnythingElse(String command) throws IOException {
    Path file = folder.resolve("none/out.svg");
    assertEquals("airisk: " + file + ": " + file.getParent() + ": this directory does not exist.",
        Cli.run((command + " " + file).split(" ")).failure(2));
    Path under = Files.writeString(folder.resolve("file"), "").resolve("out.svg");
    assertEquals("airisk: " + under + ": " + under.getParent() + " is a file, expected a directory.",
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
    assertEquals("Same risk in other sources", lines.get(0));
    assertTrue(lines.get(1).matches(" {2}\\d {2,4}0\\.\\d+ {2}\\d\\d\\.\\d\\d\\.\\d\\d\\S* +.*\\(.*\\)"), lines.get(1));
    assertTrue(lines.get(2).matches(" {5}- 0\\.\\d+ .*"), lines.get(2));
    assertEquals(3, lines.stream().filter(line -> line.matches(" {2}[1-3] .*")).count());
  }

  @Test
  void statsAlignNumbersToTheRight() throws IOException {
    List<String> lines = Cli.run("stats").out().lines().toList();
    String risks = like(" +" + bundled(RISK) + "  risk", lines);
    String evidence = like(" +" + bundled(EVIDENCE) + "  evidence", lines);
    assertEquals(risks.indexOf("  risk"), evidence.indexOf("  evidence"), lines.toString());
  }

  @Test
  void rowsOfStatsForProgramsNameTheQueryThatCounted() throws IOException {
    List<String> lines = Cli.run("stats", "--format", "csv").out().lines().toList();
    assertEquals("query,label,count", lines.get(0));
    assertEquals("counts,risk," + bundled(RISK), like("counts,risk,.*", lines));
    assertEquals("counts-by-source,Gipiškis2024,183", like("counts-by-source,Gipiškis2024,.*", lines));
    assertEquals("counts-by-domain,\"7 AI system safety, failures, & limitations\"," + bundled(IN_DOMAIN_7),
        like("counts-by-domain,\"7 .*", lines));
    JsonObject json = JSON.parse(Cli.run("stats", "--format", "json").out());
    assertEquals(lines.size() - 1, json.getObj("results").get("bindings").getAsArray().size());
  }

  /** How many lines of the files of the bundled risks match a pattern. */
  private static long bundled(String pattern) throws IOException {
    long count = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("data", "risks"))) {
      for (Path file : files) {
        count += Files.readAllLines(file).stream().filter(line -> line.matches(pattern)).count();
      }
    }
    return count;
  }

  private static String like(String pattern, List<String> lines) {
    return lines.stream().filter(line -> line.matches(pattern)).findFirst().orElse("no line is like " + pattern);
  }

  @Test
  void rowsOfARiskForProgramsRepeatTheFieldOfEachValue() {
    String table = Cli.run("show", "mit561").out();
    List<String> rows = Cli.run("show", "mit561", "--format", "tsv").out().lines().toList();
    assertEquals("?field\t?value\t?entity", rows.get(0));
    assertEquals("\"name\"\t\"Mesa-Optimization Objectives\"@en\t", rows.get(1));
    // The table leaves out the links, which "related" prints.
    assertEquals(table.lines().count(),
        rows.stream().skip(1).filter(row -> !row.startsWith("\"related risk\"")).count());
    assertTrue(rows.stream().filter(row -> row.startsWith("\"concept\"")).count() > 1, rows.toString());
    assertTrue(Cli.run("show", "mit561", "--format", "xml").out()
        .contains("<literal xml:lang=\"en\">Mesa-Optimization Objectives</literal>"));
  }

  @Test
  void rowsOfRelatedRisksAreOneALinkOrWithReasonsOneAReason() {
    List<String> links = Cli.run("related", "mit561", "-k", "3", "--format", "csv").out().lines().toList();
    assertEquals("rank,score,kind,related,identifier,name,source", links.get(0));
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
  void completionKnowsTheShellsQueriesAndFormats() {
    String script = Cli.run("completion", "bash").out();
    assertEquals(script.lines().count(), Cli.run("completion", "ZSH").out().lines().count());
    assertTrue(script.contains("related-risks") && script.contains("counts-by-domain"));
    assertTrue(script.contains("\"table\" \"csv\" \"tsv\" \"json\" \"xml\""), script);
    assertFalse(script.contains("--why") || script.contains("--public-host"), "hidden options are completed");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void versionOfEveryCommandIsThatOfTheProgram(String command) {
    if (!command.equals("help")) {
      assertEquals(Cli.run("--version"), Cli.run(command, "-V"));
    }
  }

  @Test
  void emptyValuesAreNamed() {
    assertEquals("airisk stats: --workbook has an empty value. See airisk stats --help.",
        Cli.run("stats", "--workbook", "").failure(2));
    assertEquals("airisk stats: --catalogue has an empty value. See airisk stats --help.",
        Cli.run("stats", "--catalogue", "").failure(2));
    assertEquals("airisk related: RISK has an empty value. See airisk related --help.",
        Cli.run("related", " ").failure(2));
    assertEquals("airisk convert: --output has an empty value. See airisk convert --help.",
        Cli.run("convert", "-o", "", "--format", "nt").failure(2));
  }

  @Test
  void argumentThatBeginsWithAtIsNotAFileOfArguments() {
    assertEquals(1, Cli.run("search", "@qqxxyyzz", "--catalogue", ONE_SOURCE).code());
    assertTrue(Cli.run("related", "@args").failure(1).contains("\"@args\""));
  }

  @Test
  void oldNamesOfOptionsStillWorkAndAreNotInTheHelp() {
    assertEquals(Cli.run("related", "mit561", "--explain"), Cli.run("related", "mit561", "--why"));
    assertEquals(Cli.run("related", "90.01.00", "-k", "20", "--links-per-risk", "1", "--catalogue", ONE_SOURCE),
        Cli.run("related", "90.01.00", "--count", "20", "--links", "1", "--catalogue", ONE_SOURCE));
    Main.commandLine().parseArgs("serve", "--public-host", "a", "--forwarded");
    Main.commandLine().parseArgs("serve", "--allowed-host", "a", "--trust-forwarded-headers");
    for (String command : List.of("related", "serve")) {
      String help = Cli.run(command, "--help").out();
      assertFalse(help.matches("(?s).*(--why|--links[ =]|--public-host|--forwarded).*"), help);
    }
  }

  @Test
  void queryTableHasNeitherQuotesNorLanguagesNorDatatypes() {
    List<String> lines = Cli.run("query", "counts-by-domain").out().lines().toList();
    assertTrue(lines.get(0).matches("code +name +label +count"), lines.get(0));
    assertTrue(lines.get(1).matches(" *1 +Discrimination.*\\d+"), lines.get(1));
    assertTrue(lines.stream().noneMatch(line -> line.contains("\"") || line.contains("@en") || line.contains("^^")),
        lines.toString());
  }

  @Test
  void iriBesideANameIsShownByItsIdAndAnotherByItsPrefix() throws IOException {
    Path named = Files.writeString(folder.resolve("named.rq"), """
        SELECT ?risk ?name { BIND("a" AS ?name) VALUES ?risk { <https://w3id.org/airiskgraph/risk/34.02.03> } }""");
    assertEquals("risk      name\n34.02.03  a\n", Cli.run("query", named.toString()).out());
    Path alone = Files.writeString(folder.resolve("alone.rq"), """
        SELECT * { VALUES ?x { <https://w3id.org/airiskgraph/risk/34.02.03> rdf:type <http://example.org/a> "b"@en } }
        """.replace("rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"));
    assertEquals("x\nrisk:34.02.03\nrdf:type\nhttp://example.org/a\nb\n",
        Cli.run("query", alone.toString()).out());
  }

  @Test
  void yesOrNoAnswersAQuestionOfTruth() throws IOException {
    Path file = Files.writeString(folder.resolve("ask.rq"), "ASK { ?s ?p ?o }");
    assertEquals("yes\n", Cli.run("query", file.toString()).out());
  }

  @Test
  void queryFileWithByteOrderMarkAndWindowsLinesIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("q.sparql"), "\ufeff#+ summary: mine\r\nASK { ?s ?p ?o }\r\n");
    assertEquals("yes\n", Cli.run("query", file.toString()).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<urn:a> <urn:b> <urn:c> .", "<urn:a> <urn:b> <urn:c> <urn:g> ."})
  void dataInNamedGraphsOnlyIsTheDefaultGraphToo(String line) throws IOException {
    Path data = Files.writeString(folder.resolve("d.nq"), line);
    Path all = Files.writeString(folder.resolve("all.rq"), "SELECT ?o { ?s ?p ?o }");
    Path named = Files.writeString(folder.resolve("named.rq"), "ASK { GRAPH <urn:g> { ?s ?p ?o } }");
    assertEquals("o\nurn:c\n",
        Cli.run("query", all.toString(), "--data", data.toString(), "--format", "csv").out().replace("\r", ""));
    assertEquals(line.contains("<urn:g>") ? "yes\n" : "no\n",
        Cli.run("query", named.toString(), "--data", data.toString()).out());
  }

  @Test
  void namedGraphsStayApartWhereTheDefaultGraphHasTriples() throws IOException {
    Path data = Files.writeString(folder.resolve("d.trig"), "<urn:a> <urn:b> 1 . <urn:g> { <urn:a> <urn:b> 2 }");
    Path all = Files.writeString(folder.resolve("all.rq"), "SELECT ?o { ?s ?p ?o }");
    assertEquals("o\n1\n",
        Cli.run("query", all.toString(), "--data", data.toString(), "--format", "csv").out().replace("\r", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org/a[1]", "http://example.org/100%", "http://example.org/a|b"})
  void oddIriOfDataIsKeptWithAWarning(String iri) throws IOException {
    Path data = Files.writeString(folder.resolve("odd.nt"), "<" + iri + "> <urn:b> <urn:c> .\n");
    Path all = Files.writeString(folder.resolve("all.rq"), "SELECT ?s { ?s ?p ?o }");
    Cli run = Cli.run("query", all.toString(), "--data", data.toString(), "--format", "csv");
    assertEquals("s\n" + iri + "\n", run.out().replace("\r", ""), run.err());
    assertTrue(run.err().startsWith("airisk: warning: " + data + ":1: "), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void manyOddIrisAreTenWarningsAndTheirNumber() throws IOException {
    Path data = folder.resolve("odd.nt");
    Files.writeString(data,
        IntStream.range(0, 30).mapToObj(i -> "<http://example.org/a[" + i + "]> <urn:b> <urn:c> .\n")
            .collect(Collectors.joining()));
    Path all = Files.writeString(folder.resolve("all.rq"), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    Cli run = Cli.run("query", all.toString(), "--data", data.toString(), "--format", "csv");
    assertEquals("n\n30\n", run.out().replace("\r", ""));
    assertEquals(11, run.err().lines().count(), run.err());
    assertTrue(run.err().endsWith("airisk: warning: " + data + ": 20 further warnings are not printed\n"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.txt", "x", "x.ttl.bz2", "x.json"})
  void dataOfAnUnknownFormatIsRefusedWithTheKnownOnes(String name) throws IOException {
    Path data = Files.writeString(folder.resolve(name), "<urn:a> <urn:b> <urn:c> .");
    String message = Cli.run("query", "counts", "--data", data.toString()).failure(2);
    assertTrue(message.startsWith("airisk: " + data + ": unknown format; expected a name that ends in .ttl,"), message);
  }

  @Test
  void formatsInLinesHaveAllThatTurtleHasWithoutLinksToo() {
    Dataset turtle = convertedWithoutLinks("trig");

    assertTrue(turtle.getDefaultModel().contains(null, ResourceFactory.createProperty(AIRG.addressedBy.getURI())),
        "what comes after the catalogue, too");
    for (String ending : List.of("nt", "nq")) {
      assertTrue(convertedWithoutLinks(ending).getDefaultModel().isIsomorphicWith(turtle.getDefaultModel()), ending);
    }
  }

  private Dataset convertedWithoutLinks(String ending) {
    String file = folder.resolve("graph." + ending).toString();
    assertEquals(0, Cli.run("convert", "--links-per-risk", "0", "--catalogue", ONE_SOURCE, "-o", file).code());
    return RDFDataMgr.loadDataset(file);
  }

  @Test
  void fileWrittenByConvertIsReadByQuery() {
    Cli direct = Cli.run("query", "counts-by-domain", "--links", "0", "--catalogue", ONE_SOURCE);
    assertTrue(direct.out().lines().count() > 2, direct.out());
    for (String name : List.of("r.ttl.gz", "r.nt.gz", "r.nq.gz", "r.trig.gz", "r.rdf.gz", "r.jsonld.gz", "r.ttl",
        "R.NT")) {
      String file = folder.resolve(name).toString();
      assertEquals(0, Cli.run(List.of("convert", "--links", "0", "--catalogue", ONE_SOURCE, "-o", file)).code(), name);
      assertEquals(direct, Cli.run("query", "counts-by-domain", "--data", file), name);
    }
  }

  @Test
  void searchAndQueriesPrintRowsForPrograms() {
    List<String> hits = Cli.run("search", "mesa-optimization", "--format", "csv").out().lines().toList();
    assertEquals("kind,identifier,name,excerpt,iri,source", hits.get(0));
    assertTrue(hits.stream().anyMatch(hit -> hit.startsWith("risk,34.02.03,Mesa-Optimization Objectives,")
        && hit.contains(",https://w3id.org/airiskgraph/risk/34.02.03,")), hits.toString());
    JsonObject queries = JSON.parse(Cli.run("queries", "--format", "json").out());
    assertEquals(Cli.run("queries").out().lines().count(),
        queries.getObj("results").get("bindings").getAsArray().size());
  }
}
