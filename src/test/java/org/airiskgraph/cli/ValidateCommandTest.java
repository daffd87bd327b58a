package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.airiskgraph.reader.IncidentReaderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  static final String BIB = """
      @misc{doe2024,
        author = {Doe, Jane},
        title = {A survey of risks},
        year = {2024},
        url = {https://example.org/survey}
      }
      """;
  private static final String MITIGATION = """
      mitigations:
        - id: keep-logs
          name: Keep logs
          summary: Recording what is done lets a failure be traced.
          category: "4.1"
          strength: limited
          acts-on:
            concepts: [no-such-concept]
      """;
  static final String RISKS = """
      source:
        id: "01"
        quickref: Doe2024
        title: A survey of risks
        work: doe2024
      risks:
        - id: 01.01.00
          name: Loss of control
          level: category
          subdomain: "7.1"
          summary: Nobody can stop the system any more.
          cites: [doe2024]
      """;

  /** What a run printed and returned. */
  private record Run(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  @TempDir private Path folder;

  @BeforeEach
  void writeCatalogue() throws IOException {
    Files.createDirectory(folder.resolve("risks"));
    write("bibliography.bib", BIB);
    write("risks/01-doe2024.yaml", RISKS);
  }

  @Test
  void catalogueWithoutFaultIsValid() {
    assertEquals(new Run(0, "Valid: 0 violations, 0 warnings.\n", ""), run());
  }

  @Test
  void useOfConceptsIsPrintedOnRequest() {
    Run run = run("--concepts");

    assertEquals(0, run.exit());
    assertTrue(run.lines().contains("  loss-of-control (1): loss of control 1"), run.out());
    assertTrue(run.lines().contains("Labels that are a common word or shorter than four letters: 1"), run.out());
    assertTrue(run.lines().contains("Risks without a concept: 0"), run.out());
  }

  @Test
  void faultInYamlNamesFileLineAndColumn() throws IOException {
    write("risks/01-doe2024.yaml", RISKS.replace("level: category", "level: chapter"));

    Run run = run();

    assertEquals(1, run.exit());
    assertEquals(List.of("violation: " + folder + "/risks/01-doe2024.yaml:9:12: found \"chapter\", expected category"
        + " or sub-category. Correct the file; data/README.md describes its fields.",
        "The graph was not checked. Run validate again when these are corrected.",
        "Not valid: 1 violation, 0 warnings."), run.lines());
  }

  @Test
  void unknownKeysAreNamedInTheSameRunAsFaultsOfTheirRecords() throws IOException {
    write("mitigations.yaml", MITIGATION.replace("summary:", "sumary:"));
    write("risks/01-doe2024.yaml", RISKS.replace("summary:", "sumary:").replace("[doe2024]", "[doe2042]")
        + "    concepts: [no-such-concept, No Key]\n    mitigations: [keep-log, keep-logs]\n");

    Run run = run();

    assertEquals(List.of("mitigations.yaml:4:5: found \"sumary\"", "mitigations.yaml:8:18: It refers to",
        "risks/01-doe2024.yaml:11:5: found \"sumary\"", "risks/01-doe2024.yaml:12:13: It refers to",
        "risks/01-doe2024.yaml:13:16: It refers to", "risks/01-doe2024.yaml:13:33: found \"No Key\"",
        "risks/01-doe2024.yaml:14:19: It refers to"),
        run.lines().stream().filter(line -> line.startsWith("violation"))
            .map(line -> line.replace("violation: " + folder + "/", "").replaceFirst(" \\(.*?\\)", "")
                .replaceFirst("(It refers to|found \"[^\"]*\").*", "$1"))
            .toList(),
        run.out());
    assertEquals(1, run.exit());
  }

  @Test
  void referencesToAFileThatCannotBeReadAreNotCalledUndefined() throws IOException {
    write("mitigations.yaml", "mitigations: [");
    write("bibliography.bib", BIB.replace("title = {A survey of risks},", "title = {A survey of risks}"));
    write("concepts.ttl", "no Turtle");
    write("risks/01-doe2024.yaml", RISKS + "    concepts: [stuck-elevator]\n    mitigations: [keep-logs]\n");

    Run run = run();

    assertEquals(3, run.lines().stream().filter(line -> line.startsWith("violation")).count(), run.out());
  }

  @Test
  void missingMitigationsAreOneFindingWithOneCount() throws IOException {
    write("risks/01-doe2024.yaml", RISKS + "    mitigations: [keep-logs, {mitigation: ask-first, reference: a}]\n");

    assertEquals(List.of(
        "violation: " + folder + "/mitigations.yaml: The file does not exist, but 2 references need its"
            + " mitigations. Add the file, or remove the references.",
        "The graph was not checked. Run validate again when these are corrected.",
        "Not valid: 1 violation, 0 warnings."), run().lines());
  }

  @Test
  void probableMistakeInTheBibliographyIsAWarning() throws IOException {
    write("bibliography.bib", BIB + "@misc{poe2024, title = {Undated}, author = {Poe}, yaer = 2024}\n");

    assertEquals(new Run(0, "warning: " + folder + "/bibliography.bib:7: entry poe2024: the field \"yaer\" is not read;"
        + " did you mean year?\nValid: 0 violations, 1 warning.\n", ""), run());
  }

  @Test
  void allRecordsWithFaultsOfAFileAreNamedInOneRun() throws IOException {
    String second = RISKS.substring(RISKS.indexOf("  - id:")).replace("01.01.00", "01.02.00");
    write("risks/01-doe2024.yaml", RISKS.replace("level: category", "level: chapter")
        + second.replace("\"7.1\"", "\"9.9\"") + second.replace("01.02.00", "01.03.00").replace("cites", "quotes"));

    Run run = run();

    assertEquals(1, run.exit());
    assertEquals(5, run.lines().size(), run.out());
    assertTrue(run.out().contains(":9:12: found \"chapter\"") && run.out().contains("found \"9.9\"")
        && run.out().contains("found \"quotes\""), run.out());
    assertEquals("", run.err());
  }

  @Test
  void eachBrokenFileIsNamed() throws IOException {
    write("risks/02-roe2024.yaml", "source: [");
    write("risks/03-poe2024.yaml", "risks: []");

    Run run = run();

    assertEquals(1, run.exit());
    assertEquals(4, run.lines().size(), run.out());
    assertTrue(run.lines().get(0).startsWith("violation: " + folder + "/risks/02-roe2024.yaml:1:"), run.out());
    assertTrue(run.lines().get(1).startsWith("violation: " + folder + "/risks/03-poe2024.yaml:1:1: the field source"),
        run.out());
  }

  @Test
  void faultInBibTexNamesFileAndLine() throws IOException {
    write("bibliography.bib", BIB + "@misc{roe2024,\n  title = {Unclosed\n");

    Run run = run();

    assertEquals(1, run.exit());
    assertTrue(run.lines().get(0).matches("violation: \\Q" + folder + "\\E/bibliography\\.bib:8: not BibTeX.*"),
        run.out());
  }

  private static final String CONCEPTS = """
      @prefix airg:    <https://w3id.org/airiskgraph/ontology#> .
      @prefix concept: <https://w3id.org/airiskgraph/concept/> .
      @prefix skos:    <http://www.w3.org/2004/02/skos/core#> .

      concept:stuck-elevator
          a airg:Concept, skos:Concept ;
          skos:prefLabel "stuck elevator"@en ;
          skos:definition "An elevator that stops between two floors."@en ;
          skos:broader concept:loss-of-control ;
          skos:inScheme <https://w3id.org/airiskgraph/concept/> .
      """;

  @Test
  void conceptOfTheDirectoryTagsItsRisksAndIsValid() throws IOException {
    write("concepts.ttl", CONCEPTS);
    write("risks/01-doe2024.yaml", RISKS.replace("Nobody can stop", "Like a stuck elevator, nobody can stop"));

    assertEquals(new Run(0, "Valid: 0 violations, 0 warnings.\n", ""), run());

    Cli shown = Cli.run("show", "01.01.00", "--catalogue", folder.toString());
    assertTrue(shown.out().contains("            stuck elevator\n"), shown.out());
  }

  @Test
  void unknownBroaderConceptNamesTheLineInTheConceptsOfTheDirectory() throws IOException {
    write("concepts.ttl", CONCEPTS.replace("concept:loss-of-control", "concept:no-such-concept"));

    Run run = run();

    assertEquals(1, run.exit());
    assertTrue(run.lines().get(0).startsWith("violation: " + folder
        + "/concepts.ttl:5:1 (concept:stuck-elevator): It refers to concept:no-such-concept (skos:broader"), run.out());
  }

  @Test
  void turtleFaultInConceptsIsAFindingBesideThoseOfOtherFiles() throws IOException {
    write("concepts.ttl", CONCEPTS.replace("floors.\"@en ;", "floors.\"@en"));
    write("risks/02-roe2024.yaml", "source: [");

    Run run = run();

    assertEquals(1, run.exit());
    assertTrue(run.lines().get(0).startsWith("violation: " + folder + "/concepts.ttl:9:5: not Turtle: "), run.out());
    assertTrue(run.lines().get(1).startsWith("violation: " + folder + "/risks/02-roe2024.yaml:1:"), run.out());
  }

  @Test
  void prefixThatIsNotDeclaredInConceptsComesWithItsDeclaration() throws IOException {
    write("concepts.ttl", CONCEPTS.replaceFirst("@prefix skos.*\n", ""));

    Run run = run();

    assertTrue(run.lines().get(0).startsWith("violation: " + folder + "/concepts.ttl:5:21: the prefix skos: is not"
        + " declared; add @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."), run.out());
  }

  @Test
  void filesThatAreNotReadAreNamedInOneLine() throws IOException {
    write("measures.yaml", "mitigations: []\n");
    write("risks/01-doe2024.txt", "a note\n");
    write("README.md", "# Ours\n");

    assertEquals(new Run(0, "Valid: 0 violations, 0 warnings.\n", "airisk: warning: " + folder
        + ": not read: measures.yaml, risks/01-doe2024.txt; only risks/*.yaml, mitigations.yaml, catalogues/*.yaml,"
        + " crosswalks/*.sssom.tsv, bibliography.bib, profiles.yaml, incidents.yaml and"
        + " concepts.ttl are\n"), run());
  }

  @Test
  void faultsOfCataloguesAndMappingsNameTheirPlaces() throws IOException {
    Files.createDirectory(folder.resolve("catalogues"));
    Files.createDirectory(folder.resolve("crosswalks"));
    write("catalogues/ten.yaml", "catalogue:\n  id: Ten\n");
    write("crosswalks/ten.sssom.tsv", "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
        + "ten:1\tskos:exactMatch\thttp://b.example/\tsemapv:LexicalMatching\n");

    Run run = run();

    assertEquals(1, run.exit());
    assertTrue(run.out().contains(folder + "/catalogues/ten.yaml:2:7: found \"Ten\", expected a key in kebab-case"),
        run.out());
    assertTrue(run.out().contains(folder + "/crosswalks/ten.sssom.tsv:2: column subject_id: the prefix \"ten\" is not"),
        run.out());
  }

  @Test
  void techniqueThatNoCatalogueHasIsNamedBesideOtherFaults() throws IOException {
    write("risks/01-doe2024.yaml", RISKS.replace("level: category", "level: chapter"));
    write("incidents.yaml", IncidentReaderTest.TALES);

    Run run = run();

    assertEquals(1, run.exit());
    assertEquals(List.of("violation: " + folder + "/incidents.yaml:17:18: found \"ten/E2\", expected the id of a"
        + " catalogue and of an entry that it has, such as mitre-atlas/AML.T0051. Correct the file; data/README.md"
        + " describes its fields.",
        "violation: " + folder + "/risks/01-doe2024.yaml:9:12: found \"chapter\", expected category or sub-category."
            + " Correct the file; data/README.md describes its fields."),
        run.lines().subList(0, 2), run.out());
  }

  @Test
  void techniqueMayBeAnEntryOfACatalogueThatIsGivenBesideTheDirectory() throws IOException {
    write("incidents.yaml", IncidentReaderTest.TALES);
    write("ten.yaml",
        IncidentReaderTest.TALES.substring(0, IncidentReaderTest.TALES.indexOf("incidents:"))
            .replace("collection:", "catalogue:")
            .replace("id: tales", "id: ten") + "entries:\n  - {id: E2, name: Slurs, kind: risk}\n");

    Run run = run("--crosswalk", folder.resolve("ten.yaml").toString());

    assertEquals(0, run.exit(), run.out() + run.err());
  }

  @Test
  void danglingReferenceNamesThePlaceOfItsKey() throws IOException {
    write("risks/01-doe2024.yaml", RISKS.replace("[doe2024]", "[doe2024, nobody1999]")
        + "    concepts: [no-such-concept]\n");

    Run run = run();

    assertEquals(1, run.exit());
    assertEquals(List.of(
        "violation: " + folder + "/risks/01-doe2024.yaml:12:22 (risk:01.01.00): It refers to work:nobody1999"
            + " (airg:cites), which is not defined. Add an entry with this key to bibliography.bib, or correct the key.",
        "violation: " + folder + "/risks/01-doe2024.yaml:13:16 (risk:01.01.00): It refers to concept:no-such-concept"
            + " (airg:concept), which is not defined. Take the key of a concept of ontology/concepts.ttl,"
            + " or add the concept; data/README.md says how.",
        "Not valid: 2 violations, 0 warnings."), run.lines());
  }

  @Test
  void danglingReferencesOfAMitigationNameTheirPlaces() throws IOException {
    write("mitigations.yaml", MITIGATION
        + "      risks: [01.01.00, 01.01.99]\n    cites: [nobody1999]\n");

    Run run = run();

    assertEquals(1, run.exit());
    assertEquals(List.of("8:18", "9:25", "10:13"), run.lines().stream()
        .filter(line -> line.startsWith("violation: " + folder + "/mitigations.yaml:"))
        .map(line -> line.replaceFirst(".*mitigations\\.yaml:(\\d+:\\d+) \\(mitigation:keep-logs\\).*", "$1"))
        .sorted(java.util.Comparator.comparing(place -> Integer.valueOf(place.split(":")[0]))).toList(), run.out());
    assertTrue(run.out().contains("It refers to risk:01.01.99 (airg:mitigates), which is not defined."), run.out());
  }

  @Test
  void warningIsNoFailure() throws IOException {
    write("bibliography.bib", BIB.replace("  url = {https://example.org/survey}\n", ""));

    Run run = run();

    assertEquals(0, run.exit());
    assertEquals(List.of(
        "warning: " + folder + "/risks/01-doe2024.yaml:2:7 (source:01): A source document should say where it is found,"
            + " by DOI (bibo:doi) or web page (foaf:page). Add it.",
        "Valid: 0 violations, 1 warning."), run.lines());
  }

  @Test
  void missingBibliographyIsOneFinding() throws IOException {
    Files.delete(folder.resolve("bibliography.bib"));

    Run run = run();

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("violation: " + folder + "/bibliography.bib: The file does not exist, but "),
        run.out());
    assertFalse(run.out().contains("which is not defined"), run.out());
  }

  @Test
  void warningsBeyondTheLimitAreCounted() throws IOException {
    write("bibliography.bib", BIB.replace("  url = {https://example.org/survey}\n", ""));

    assertEquals(List.of("… and 1 more. Print all with --warnings 1.", "Valid: 0 violations, 1 warning."),
        run("--warnings", "0").lines());
  }

  @Test
  void reportIsAShaclReportThatReplacesTheOldFile() throws IOException {
    write("risks/01-doe2024.yaml", RISKS.replace("[doe2024]", "[nobody1999]"));
    Path report = folder.resolve("report.ttl");
    Files.writeString(report, "old");

    assertEquals(1, run("--report", report.toString()).exit());

    Graph graph = RDFDataMgr.loadGraph(report.toString());
    ValidationReport read = ValidationReport.fromGraph(graph);
    assertFalse(read.conforms());
    assertEquals(1, read.getEntries().size());
    Node risk = NodeFactory.createURI("https://w3id.org/airiskgraph/risk/01.01.00");
    Node work = NodeFactory.createURI("https://w3id.org/airiskgraph/work/nobody1999");
    Node result = graph.find(Node.ANY, SHACL.focusNode, risk).next().getSubject();
    assertTrue(graph.contains(result, SHACL.value, work));
    assertTrue(
        graph.contains(result, SHACL.resultPath, NodeFactory.createURI("https://w3id.org/airiskgraph/ontology#cites")));
    assertTrue(graph.contains(result, SHACL.resultSeverity, SHACL.Violation));
    assertEquals(1, graph.find(result, SHACL.sourceConstraintComponent, Node.ANY).toList().size());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count(), "no file is left over");
    }
  }

  @Test
  void reportOfAValidCatalogueConforms() {
    Path report = folder.resolve("report.ttl");

    assertEquals(0, run("--report", report.toString()).exit());

    assertTrue(ValidationReport.fromGraph(RDFDataMgr.loadGraph(report.toString())).conforms());
  }

  @Test
  void missingDirectoryIsWrongUsage() {
    Run run = run("--catalogue", folder.resolve("none").toString());

    assertEquals(2, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().contains("none: no such directory"), run.err());
  }

  @Test
  void missingWorkbookIsUnreadableInput() {
    assertEquals(2, run("--workbook", folder.resolve("none.xlsx").toString()).exit());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private Run run(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    boolean own = Stream.of(options).noneMatch("--catalogue"::equals);
    String[] args = Stream.concat(own ? Stream.of("validate", "--catalogue", folder.toString()) : Stream.of("validate"),
        Stream.of(options)).toArray(String[]::new);
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Run(exit, out.toString(), err.toString());
  }
}
