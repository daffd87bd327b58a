package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;

/**
 * The labels of a thesaurus as a tree of words, so that a text is compared with all of them at once.
 *
 * <p>A label of one word with two capitals or more ({@code DoS}, {@code AGI}) is an acronym: it is compared as
 * written. A context label ({@code airg:contextLabel}) counts only in the context that it states.
 */
final class LabelTree {
  /** The concept that a label names, and where it does: one of the phrases required, if any, and none of those excluded. */
  private record Meaning(Node concept, List<String> requires, List<String> excludes) {
    boolean holdsIn(Supplier<String> context) {
      return (requires.isEmpty() || requires.stream().anyMatch(context.get()::contains))
          && (excludes.isEmpty() || excludes.stream().noneMatch(context.get()::contains));
    }
  }

  /** The words that may follow, and the meanings of the label that ends here. */
  static final class Branch {
    private final Map<String, Branch> next = new HashMap<>();
    private final List<Meaning> meanings = new ArrayList<>(1);

    /** The branch of the words that go on with {@code word}, or null. */
    Branch next(String word) {
      return next.get(word);
    }

    /** The concept that the label ending here names in a text with these words. */
    Optional<Node> concept(Supplier<String> context) {
      return LabelTree.concept(meanings, context);
    }
  }

  private final EnglishAnalyzer analyzer;
  private final Branch root = new Branch();
  private final Map<String, List<Meaning>> acronyms = new HashMap<>();

  LabelTree(Graph ontology, EnglishAnalyzer analyzer) {
    this.analyzer = analyzer;
    GraphReader reader = new GraphReader(ontology);
    for (Node concept : reader.members(AIRG.Concept)) {
      for (Node property : ConceptAnnotator.LABELS) {
        reader.texts(concept, property).forEach(label -> add(label, new Meaning(concept, List.of(), List.of())));
      }
      for (Node node : reader.objects(concept, AIRG.contextLabel)) {
        Meaning meaning = new Meaning(concept, phrases(reader.texts(node, AIRG.requires)),
            phrases(reader.texts(node, AIRG.excludes)));
        reader.texts(node, RDFS.label.asNode()).forEach(label -> add(label, meaning));
      }
    }
  }

  private List<String> phrases(List<String> texts) {
    return texts.stream().map(phrase -> context(analyzer.words(phrase))).toList();
  }

  private void add(String label, Meaning meaning) {
    if (ConceptAnnotator.isAcronym(label)) {
      acronyms.computeIfAbsent(label, l -> new ArrayList<>(1)).add(meaning);
      return;
    }
    Branch branch = root;
    for (String word : analyzer.words(label)) {
      branch = branch.next.computeIfAbsent(word, w -> new Branch());
    }
    if (branch != root) {
      branch.meanings.add(meaning);
    }
  }

  /** Words as one text in which a phrase can be found; blanks around it keep words whole. */
  static String context(List<String> words) {
    return " " + String.join(" ", words) + " ";
  }

  /** The branch of the labels that begin with {@code word}, or null. */
  Branch first(String word) {
    return root.next(word);
  }

  /** The concept of an acronym, written like this or with the s of its plural. */
  Optional<Node> acronym(String written, Supplier<String> context) {
    List<Meaning> meanings = acronyms.get(written);
    if (meanings == null && written.endsWith("s")) {
      meanings = acronyms.get(written.substring(0, written.length() - 1));
    }
    return meanings == null ? Optional.empty() : concept(meanings, context);
  }

  private static Optional<Node> concept(List<Meaning> meanings, Supplier<String> context) {
    for (Meaning meaning : meanings) {
      if (meaning.holdsIn(context)) {
        return Optional.of(meaning.concept());
      }
    }
    return Optional.empty();
  }
}
