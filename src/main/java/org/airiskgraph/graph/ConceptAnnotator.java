package org.airiskgraph.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Finds the concepts that a text names, by the preferred, alternative and hidden labels of a SKOS thesaurus.
 *
 * <p>Labels and texts are compared as {@link EnglishAnalyzer.Form#SINGULAR} words. Where several labels begin at a
 * word, the longest counts, and the search continues after it. Not safe for use by several threads at once.
 */
public final class ConceptAnnotator {
  /** The properties whose values are labels. */
  public static final List<Node> LABELS =
      List.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode());

  /** A node of the tree of labels: the words that may follow, by number, and the concept whose label ends here. */
  private static final class Branch {
    private final Map<Integer, Branch> next = new HashMap<>();
    private Optional<Node> concept = Optional.empty();
  }

  /** Number of every word that no label has. */
  private static final Integer UNKNOWN = -1;

  private final EnglishAnalyzer analyzer = new EnglishAnalyzer(EnglishAnalyzer.Form.SINGULAR);
  private final CharArrayMap<Integer> vocabulary = new CharArrayMap<>(1024, false);
  private final Branch root = new Branch();

  /** Annotates with the concepts of {@code ontology} that are typed {@code airg:Concept}. */
  public ConceptAnnotator(Graph ontology) {
    ontology.find(Node.ANY, RDF.type.asNode(), AIRG.Concept).forEachRemaining(type -> {
      Node concept = type.getSubject();
      for (Node label : LABELS) {
        ontology.find(concept, label, Node.ANY).forEachRemaining(
            triple -> add(triple.getObject().getLiteralLexicalForm(), concept));
      }
    });
  }

  private void add(String label, Node concept) {
    Branch branch = root;
    for (String word : analyzer.words(label)) {
      Integer number = vocabulary.get(word);
      if (number == null) {
        number = vocabulary.size();
        vocabulary.put(word, number);
      }
      branch = branch.next.computeIfAbsent(number, n -> new Branch());
    }
    if (branch != root) {
      branch.concept = Optional.of(concept);
    }
  }

  /** The concepts named in {@code text}, in the order of their first mention. */
  public Set<Node> concepts(String text) {
    Set<Node> found = new LinkedHashSet<>();
    List<Integer> words = numbers(text);
    for (int i = 0; i < words.size();) {
      int end = i + 1;
      Optional<Node> concept = Optional.empty();
      Branch branch = root.next.get(words.get(i));
      for (int j = i + 1; branch != null; j++) {
        if (branch.concept.isPresent()) {
          concept = branch.concept;
          end = j;
        }
        branch = j < words.size() ? branch.next.get(words.get(j)) : null;
      }
      concept.ifPresent(found::add);
      i = end;
    }
    return found;
  }

  private List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute word = tokens.getAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        Integer number = vocabulary.get(word.buffer(), 0, word.length());
        numbers.add(number == null ? UNKNOWN : number);
      }
      tokens.end();
      return numbers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
