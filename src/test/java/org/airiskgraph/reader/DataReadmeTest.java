package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Catalogue;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code data/README.md}, put where it says into a copy of the catalogue. */
class DataReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");

  @TempDir private Path copy;

  @Test
  void theRiskTheSourceAndTheMitigationOfTheExamplesAreReadWhereTheReadmeSaysToPutThem() throws IOException {
    addExamples(copy);
    CatalogueMerger bundled = new CatalogueMerger();
    CatalogueDirectoryReader.read(new Directory(Path.of("data")), new InputProblems(Optional.empty()), bundled);

    CatalogueMerger merger = new CatalogueMerger();
    CatalogueDirectoryReader.read(new Directory(copy), new InputProblems(Optional.empty()), merger);

    Catalogue catalogue = merger.catalogue();
    assertEquals(bundled.catalogue().all(Risk.class).size() + 2, catalogue.all(Risk.class).size());
    Risk risk = catalogue.all(Risk.class).stream().filter(r -> r.id().equals("34.02.05")).findFirst().orElseThrow();
    assertEquals("34.02.00", risk.identity().parent().orElseThrow());
    assertTrue(
        catalogue.all(SourceDocument.class).stream().anyMatch(source -> source.quickRef().equals("Example2026")));
    assertTrue(catalogue.all(Mitigation.class).stream().anyMatch(m -> m.id().equals("keep-training-logs")));
  }

  @Test
  void theConceptOfTheExampleIsReadFromTheDirectory() throws IOException {
    addConcept(copy);

    Graph closed = Ontology.read(new IriFactory(IriFactory.DEFAULT_BASE), Ontology.concepts(new Directory(copy)))
        .closed();

    assertTrue(new ConceptAnnotator(closed).mentions("They kept training records.", "").stream()
        .anyMatch(mention -> mention.concept().getURI().endsWith("/concept/training-log")));
  }

  @Test
  void theCatalogueAndTheMappingOfTheExamplesAreRead() throws IOException {
    addCrosswalk(copy);

    Crosswalk crosswalk =
        new CrosswalkReader(new InputProblems(Optional.empty())).read(Optional.of(new Directory(copy)), List.of(),
            List.of());

    assertEquals("C-07", crosswalk.catalogues().get(0).entries().get(0).id());
    assertEquals("https://w3id.org/airiskgraph/catalogue/my-controls/C-07",
        crosswalk.sets().get(0).mappings().get(0).object());
  }

  /** Copies the catalogue to {@code copy} and puts the risk, the source and the mitigation of the examples into it. */
  static void addExamples(Path copy) throws IOException {
    List<String> examples = BLOCK.matcher(readme()).results().map(block -> block.group(1)).toList();
    assertEquals(4, examples.size());
    copyCatalogue(copy);
    Path risks = copy.resolve("risks/34-ji2023.yaml");
    String line = "  - id: 34.03.00\n";
    assertTrue(Files.readString(risks).contains(line));
    Files.writeString(risks, Files.readString(risks).replace(line, examples.get(0) + line));
    Files.writeString(copy.resolve("risks/99-example2026.yaml"), examples.get(1)
        + "  - id: 99.01.00\n    name: An example\n    level: category\n    summary: An example.\n");
    append(copy.resolve("bibliography.bib"), "\n" + example("(?ms)^```bibtex\\n(.*?)^```"));
    append(copy.resolve("mitigations.yaml"), examples.get(2));
  }

  static void addConcept(Path copy) throws IOException {
    Files.writeString(copy.resolve(CatalogueDirectoryReader.CONCEPTS), example("(?ms)^```turtle\\n(.*?)^```"));
  }

  static void addCrosswalk(Path copy) throws IOException {
    Files.createDirectories(copy.resolve("catalogues"));
    Files.createDirectories(copy.resolve("crosswalks"));
    Files.writeString(copy.resolve("catalogues/my-controls.yaml"), example("(?ms)^```yaml\\n(catalogue:.*?)^```"));
    Files.writeString(copy.resolve("crosswalks/my-controls.sssom.tsv"),
        example("(?ms)^```\\n(#curie_map:.*?)^```"));
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("data/README.md"));
  }

  private static String example(String block) throws IOException {
    return Pattern.compile(block).matcher(readme()).results().map(match -> match.group(1)).findFirst().orElseThrow();
  }

  private static void copyCatalogue(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(Path.of("data").relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, Files.readString(file).stripTrailing() + "\n" + text);
  }
}
