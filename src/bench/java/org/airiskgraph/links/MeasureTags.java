package org.airiskgraph.links;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.EntryConcept.Mention;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.ConceptMention;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Literals;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputProblems;
import org.airiskgraph.reader.MeasureTextReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * Tags the measures of the MIT AI Risk Mitigation Database and writes {@code
 * data/catalogues/mit-mitigations.concepts.tsv} anew, with the judgments that it has: {@code mvn -q test-compile
 * exec:java -Dexec.mainClass=org.airiskgraph.links.MeasureTags -Dexec.args=FILE}, where FILE has the wording.
 * New rows have no judgment, and count only once a reader has put yes.
 */
public final class MeasureTags {
  static final String CATALOGUE = "mit-mitigations";
  public static final Path TABLE = Path.of("data/catalogues/" + CATALOGUE + ".concepts.tsv");
  private static final String HEADER = "entry\tconcept\tmention\tapt\n";
  private static final String SETTING = "application-area";

  private MeasureTags() {}

  /** Where a measure mentions a concept. */
  public record Tag(String entry, String concept, Mention mention) {}

  public static void main(String... files) throws IOException {
    Map<String, String> judgments = new HashMap<>();
    Files.readAllLines(TABLE).stream().map(row -> row.split("\t", -1))
        .forEach(cells -> judgments.put(cells[0] + "\t" + cells[1], cells[3]));
    Files.writeString(TABLE, HEADER + tags(Path.of(files[0])).stream()
        .map(tag -> String.join("\t", tag.entry, tag.concept, tag.mention.text(),
            judgments.getOrDefault(tag.entry + "\t" + tag.concept, "")) + "\n")
        .collect(Collectors.joining()), StandardCharsets.UTF_8);
  }

  /** What the names of the measures, and their texts in {@code file}, mention. */
  public static List<Tag> tags(Path file) throws IOException {
    Map<String, String> texts;
    try (InputStream in = Files.newInputStream(file)) {
      texts = new MeasureTextReader(new InputProblems(Optional.empty())).read(file.toString(), in);
    }
    GraphReader thesaurus = new GraphReader(Ontology.read(new IriFactory(IriFactory.DEFAULT_BASE)).closed());
    ConceptAnnotator annotator = new ConceptAnnotator(thesaurus.graph());
    Set<Node> general = general(thesaurus);
    return CatalogueInputs.bundled().crosswalk().catalogues().stream()
        .filter(catalogue -> catalogue.id().equals(CATALOGUE)).flatMap(catalogue -> catalogue.entries().stream())
        .filter(entry -> entry.kind().equals("measure"))
        .flatMap(entry -> tags(entry, texts.getOrDefault(entry.id(), ""), annotator).entrySet().stream()
            .filter(tag -> !general.contains(tag.getKey()))
            .map(tag -> new Tag(entry.id(), GraphReader.id(tag.getKey()), tag.getValue()))
            .sorted(Comparator.comparing(Tag::concept)))
        .toList();
  }

  private static Map<Node, Mention> tags(CatalogueEntry entry, String text, ConceptAnnotator annotator) {
    String all = entry.name() + ". " + text;
    Map<Node, Mention> found = new LinkedHashMap<>();
    annotator.mentions(text, all).stream().collect(Collectors.groupingBy(ConceptMention::concept)).forEach(
        (concept, places) -> found.put(concept, places.stream().allMatch(ConceptMention::example) ? Mention.EXAMPLE
            : places.stream().filter(place -> !place.example()).count() > 1 ? Mention.REPEATED : Mention.TEXT));
    annotator.mentions(entry.name(), all).forEach(place -> found.put(place.concept(), Mention.NAME));
    return found;
  }

  /** The concepts at the top, the umbrella concepts and those that say only where AI is used. */
  private static Set<Node> general(GraphReader thesaurus) {
    Set<Node> general = new HashSet<>();
    for (Node concept : thesaurus.members(AIRG.Concept)) {
      List<Node> broader = thesaurus.objects(concept, SKOS.broader.asNode());
      if (broader.isEmpty() || thesaurus.graph().contains(concept, AIRG.umbrella, Literals.bool(true))
          || broader.stream().anyMatch(node -> GraphReader.id(node).equals(SETTING))) {
        general.add(concept);
      }
    }
    return general;
  }
}
