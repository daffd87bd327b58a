package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;

/** How the concepts of a graph are used by its risks: information to judge the labels of a thesaurus by, not faults. */
public final class ConceptUsage {
  private static final int MOST_FREQUENT = 20;
  private static final int FORMS_SHOWN = 8;
  private static final int SHORT = 4;

  private final EnglishAnalyzer folded = new EnglishAnalyzer(EnglishAnalyzer.Form.SINGULAR);
  private final EnglishAnalyzer withoutStopWords = new EnglishAnalyzer(EnglishAnalyzer.Form.STEM);
  private final Graph graph;
  private final GraphReader reader;

  /** Looks at the concepts and risks of {@code graph}. */
  public ConceptUsage(Graph graph) {
    this.graph = graph;
    reader = new GraphReader(graph);
  }

  /** All of it as lines of text. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Most frequent concepts (risks): words that named them first, by frequency");
    frequent().forEach(line -> lines.add("  " + line));
    section("Labels that are a common word or shorter than four letters", misleadingLabels(), lines);
    section("Labels found in no text of a risk", unusedLabels(), lines);
    section("Risks without a concept", risksWithoutConcept(), lines);
    return lines;
  }

  private static void section(String title, List<String> entries, List<String> lines) {
    lines.add(title + ": " + entries.size());
    entries.forEach(entry -> lines.add("  " + entry));
  }

  private List<String> frequent() {
    Map<Node, List<Node>> annotations = graph.find(Node.ANY, AIRG.annotatedConcept, Node.ANY).toList().stream()
        .collect(Collectors.groupingBy(Triple::getObject,
            Collectors.mapping(Triple::getSubject, Collectors.toList())));
    return annotations.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<Node, List<Node>> entry) -> -entry.getValue().size())
            .thenComparing(entry -> entry.getKey().getURI()))
        .limit(MOST_FREQUENT).map(entry -> GraphReader.id(entry.getKey()) + " (" + entry.getValue().size() + "): "
            + forms(entry.getValue()))
        .toList();
  }

  private String forms(List<Node> annotations) {
    Map<String, Long> counts = annotations.stream()
        .flatMap(annotation -> values(annotation, AIRG.surfaceForm))
        .collect(Collectors.groupingBy(form -> form.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
    long stated = annotations.size() - counts.values().stream().mapToLong(Long::longValue).sum();
    if (stated > 0) {
      counts.put("(stated)", stated);
    }
    return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(FORMS_SHOWN).map(form -> form.getKey() + " " + form.getValue()).collect(Collectors.joining(", "));
  }

  /**
   * Labels of one word that fold to a stop word or to fewer than four letters, as "concept: label"; not acronyms, and
   * not labels that count in some contexts only.
   */
  public List<String> misleadingLabels() {
    return reader.members(AIRG.Concept).stream().flatMap(this::unconditional).filter(label -> {
      List<String> words = folded.words(label.text());
      return words.size() == 1 && !ConceptAnnotator.isAcronym(label.text())
          && (words.get(0).length() < SHORT || withoutStopWords.words(label.text()).isEmpty());
    }).map(Label::toString).sorted().toList();
  }

  private List<String> unusedLabels() {
    String written = String.join("\n", texts());
    String words = " " + texts().stream().map(text -> String.join(" ", folded.words(text)))
        .collect(Collectors.joining(" \n ")) + " ";
    return labels().filter(label -> ConceptAnnotator.isAcronym(label.text()) ? !written.contains(label.text())
        : !words.contains(" " + String.join(" ", folded.words(label.text())) + " ")).map(Label::toString).sorted()
        .toList();
  }

  private List<String> texts() {
    return reader.members(AIRG.Risk).stream()
        .flatMap(risk -> Stream.concat(Stream.of(risk), reader.objects(risk, AIRG.evidence).stream()))
        .flatMap(subject -> reader.objects(subject, Node.ANY).stream()).filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .toList();
  }

  private List<String> risksWithoutConcept() {
    return reader.members(AIRG.Risk).stream().filter(risk -> !graph.contains(risk, AIRG.conceptAnnotation, Node.ANY))
        .map(risk -> GraphReader.id(risk) + " "
            + values(risk, RDFS.label.asNode()).findFirst().orElse(""))
        .sorted().toList();
  }

  /** A label with its concept, also one that counts in some contexts only. */
  private record Label(Node concept, String text) {
    @Override
    public String toString() {
      return GraphReader.id(concept) + ": " + text;
    }
  }

  private Stream<Label> labels() {
    return reader.members(AIRG.Concept).stream().flatMap(concept -> Stream.concat(unconditional(concept),
        reader.objects(concept, AIRG.contextLabel).stream().flatMap(label -> values(label, RDFS.label.asNode()))
            .distinct()
            .map(text -> new Label(concept, text))));
  }

  private Stream<Label> unconditional(Node concept) {
    return ConceptAnnotator.LABELS.stream().flatMap(property -> values(concept, property))
        .map(text -> new Label(concept, text));
  }

  private Stream<String> values(Node subject, Node property) {
    return reader.objects(subject, property).stream().map(Node::getLiteralLexicalForm);
  }
}
