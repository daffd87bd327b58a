package org.airiskgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.EntryRanking;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.links.MappingConfidence;
import org.airiskgraph.links.MeasureRanking;
import org.airiskgraph.links.MeasureTags;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.Shared;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled catalogues and mappings. */
class BundledCrosswalkTest {
  private static final Crosswalk CROSSWALK = CatalogueInputs.bundled().crosswalk();

  @ParameterizedTest
  @CsvSource({"mitre-atlas, ../ATLAS.yaml, 'id: '", "deployer-register, ../darr-register.csv, ''",
      "nist-ai-600-1, ../nist-ai-600-1-actions.yaml, 'id: '"})
  void eachEntryWithAnIdOfItsOwnerExistsThere(String catalogue, String file, String before) throws IOException {
    String data = Files.readString(Shared.vocabulary(file));
    List<String> missing = entries(catalogue).map(CatalogueEntry::id).filter(id -> id.matches("(AML|MR-|[GM]\\w-).*"))
        .filter(id -> !Pattern.compile("\\n[ -]*" + before + id.replace(".", "\\.") + "[,\n]").matcher(data).find())
        .toList();
    assertEquals(List.of(), missing);
    assertTrue(entries(catalogue).count() > 100);
  }

  /** The judgments that a table's header states; more may have been made since. */
  @Test
  void confidenceOfEachRowIsThePrecisionThatItsTableStatesOfItsWayAndReadersFound() throws IOException {
    Map<MappingConfidence.Way, MappingConfidence.Precision> found = MappingConfidence.measured();
    for (MappingSet set : CROSSWALK.sets()) {
      String comment = set.metadata().getOrDefault("comment", "");
      for (Mapping mapping : set.mappings()) {
        MappingConfidence.Way way =
            MappingConfidence.Way.of(curie(set, mapping.subject()), curie(set, mapping.object()));
        Matcher stated = Pattern.compile("(\\d\\.\\d\\d) \\((\\d+) of (\\d+)\\): " + way.text()).matcher(comment);
        assertTrue(stated.find(), mapping.place() + ": write the column anew as MappingConfidence says");
        MappingConfidence.Precision precision =
            new MappingConfidence.Precision(Integer.parseInt(stated.group(2)), Integer.parseInt(stated.group(3)));
        assertEquals(Optional.of(precision.confidence()), mapping.slot("confidence"), mapping.place());
        assertEquals(precision.confidence(), stated.group(1), mapping.place());
        assertTrue(precision.right() <= found.get(way).right() && precision.judged() <= found.get(way).judged(),
            mapping.place());
      }
    }
  }

  private static String curie(MappingSet set, String iri) {
    return set.prefixes().entrySet().stream().filter(prefix -> iri.startsWith(prefix.getValue()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length())).findFirst().orElseThrow();
  }

  @Test
  void measuresAreThoseOfTheMitigationDatabaseUnderItsCategories() throws IOException {
    String data = Files.readString(Shared.vocabulary("../mit-mitigations-831.yaml"));
    List<CatalogueEntry> measures =
        entries("mit-mitigations").filter(entry -> entry.kind().equals("measure")).toList();
    assertEquals(831, measures.size());
    assertEquals(List.of(), measures.stream().map(CatalogueEntry::id)
        .filter(id -> !data.contains("- id: " + id + "\n")).toList());
    assertEquals(820, measures.stream().filter(measure -> !measure.broader().isEmpty()).count());
  }

  /** Labels of concepts change, and with them what is tagged; the table was made anew when few rows still agree. */
  @Test
  void tableOfMeasuresAndConceptsIsWhatTheCommandMakesOfTheDatabase() throws IOException {
    Set<String> made = MeasureTags.tags(Shared.vocabulary("../mit-mitigations-831.yaml")).stream()
        .map(tag -> tag.entry() + " " + tag.concept() + " " + tag.mention().text()).collect(Collectors.toSet());
    List<String> rows = Files.readAllLines(MeasureTags.TABLE).stream().skip(1)
        .map(row -> String.join(" ", List.of(row.split("\t")).subList(0, 3))).toList();
    assertTrue(rows.stream().filter(made::contains).count() > 0.9 * rows.size());
  }

  @Test
  void noChainOfExactMatchesMakesTwoRisksTheSameOrContradictsAnotherMapping() {
    Map<String, String> same = new HashMap<>();
    List<Mapping> mappings = CROSSWALK.sets().stream().flatMap(set -> set.mappings().stream()).toList();
    mappings.stream().filter(mapping -> mapping.predicate().endsWith("exactMatch"))
        .forEach(mapping -> same.put(last(same, mapping.subject()), last(same, mapping.object())));
    assertEquals(List.of(), mappings.stream().filter(mapping -> mapping.predicate()
        .matches(".*(broad|narrow|related)Match")).filter(
            mapping -> last(same, mapping.subject()).equals(last(same, mapping.object())))
        .map(Mapping::place).toList());
    List<String> risks = mappings.stream().map(Mapping::subject).filter(iri -> iri.contains("/risk/")).distinct()
        .filter(same::containsKey).toList();
    assertEquals(risks.size(), risks.stream().map(risk -> last(same, risk)).distinct().count());
  }

  private static String last(Map<String, String> same, String iri) {
    String next = same.getOrDefault(iri, iri);
    return next.equals(iri) ? iri : last(same, next);
  }

  private static Stream<CatalogueEntry> entries(String catalogue) {
    return CROSSWALK.catalogues().stream().filter(known -> known.id().equals(catalogue))
        .flatMap(known -> known.entries().stream());
  }

  @Test
  void eachRiskWithADomainIsCoveredByTwoCataloguesAndNoneByTooManyEntries() {
    GraphReader reader = new GraphReader(RiskGraphBuilder.build(CatalogueInputs.bundled(),
        new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.standard()).getDefaultGraph());
    List<Node> risks = reader.members(AIRG.Risk);
    assertTrue(risks.size() > 1800);
    List<Node> uncovered = risks.stream().filter(risk -> reader.object(risk, AIRG.domain).isPresent())
        .filter(risk -> reader.objects(risk, AIRG.coveredBy).stream()
            .flatMap(entry -> reader.objects(entry, SKOS.inScheme.asNode()).stream()).distinct().count() < 2)
        .toList();
    assertEquals(List.of(), uncovered);
    assertTrue(risks.stream()
        .allMatch(risk -> reader.objects(risk, AIRG.entryFit).size() <= EntryRanking.MOST));
    assertTrue(risks.stream().filter(risk -> !reader.objects(risk, AIRG.measureFit).isEmpty()).count() > 700);
    assertTrue(risks.stream()
        .allMatch(risk -> reader.objects(risk, AIRG.measureFit).size() <= MeasureRanking.MOST));
  }
}
