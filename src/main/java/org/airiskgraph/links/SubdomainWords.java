package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.SKOS;

/**
 * How much each word speaks for each sub-domain: multinomial naive Bayes with Dirichlet smoothing, a word counted once
 * a text. It learns from the risks, which are filed under sub-domains, from the names and definitions of sub-domains,
 * and from the labels, definitions and examples of concepts. What illustrates a concept counts for the sub-domains in
 * which risks have it, by the share of their risks that do.
 */
final class SubdomainWords {
  /** How much an example counts, relative to a label, a definition or a risk. */
  private static final double EXAMPLE = 3;
  /** How many words of all texts are added to those of each sub-domain. */
  private static final double PRIOR = 150;
  /** The least evidence of a word that is shown: it is twice as frequent in the sub-domain as in all texts. */
  private static final double SHOWN = Math.log(2);
  private static final int MOST_SHOWN = 3;
  /** The number of words from which more words say no more. */
  private static final double LONG = 10;

  private final StemDictionary stems;
  private final int subdomains;
  /** By stem and sub-domain: at first how often the stem occurs, in the end the evidence of {@link Evidence}. */
  private final Map<Integer, double[]> words = new HashMap<>();
  /** Stems of words of speech, which count, but are shown after others. */
  private final Set<Integer> common = new HashSet<>();

  /**
   * Reads the texts of {@code graph}.
   *
   * @param stems those of the risks, to which those of the other texts are added
   * @param risks the words of each risk
   * @param filed for each risk the number of its sub-domain, or -1
   */
  SubdomainWords(Graph graph, StemDictionary stems, SparseVector[] risks, List<Node> subdomains,
      int[] filed, List<List<Node>> concepts) {
    this.stems = stems;
    this.subdomains = subdomains.size();
    int[] sizes = new int[subdomains.size()];
    IntStream.of(filed).filter(subdomain -> subdomain >= 0).forEach(subdomain -> sizes[subdomain]++);
    Map<Node, double[]> shares = new HashMap<>();
    for (int risk = 0; risk < filed.length; risk++) {
      int subdomain = filed[risk];
      if (subdomain >= 0) {
        IntStream.of(risks[risk].features()).forEach(stem -> count(stem)[subdomain]++);
        concepts.get(risk)
            .forEach(concept -> shares.computeIfAbsent(concept, key -> new double[sizes.length])[subdomain] +=
                1.0 / sizes[subdomain]);
      }
    }
    for (int i = 0; i < sizes.length; i++) {
      shares.computeIfAbsent(subdomains.get(i), key -> new double[sizes.length])[i] = 1;
    }
    List.of(SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition)
        .forEach(property -> read(graph, property, shares, 1));
    read(graph, SKOS.example, shares, EXAMPLE);
    stems.read(ExampleSentences.COMMON, common::add);
    weigh();
  }

  private double[] count(int stem) {
    return words.computeIfAbsent(stem, key -> new double[subdomains]);
  }

  private void read(Graph graph, Property property, Map<Node, double[]> shares, double weight) {
    Map<String, double[]> texts = new TreeMap<>();
    graph.find(Node.ANY, property.asNode(), Node.ANY)
        .filterKeep(triple -> triple.getObject().isLiteral() && shares.containsKey(triple.getSubject()))
        .forEachRemaining(triple -> add(shares.get(triple.getSubject()), 1,
            texts.computeIfAbsent(triple.getObject().getLiteralLexicalForm(), key -> new double[subdomains])));
    texts.forEach((text, about) -> {
      double all = DoubleStream.of(about).sum();
      List<Integer> found = new ArrayList<>();
      stems.read(text, found::add);
      found.stream().distinct().forEach(stem -> add(about, weight / all, count(stem)));
    });
  }

  private static void add(double[] values, double factor, double[] sums) {
    Arrays.setAll(sums, i -> sums[i] + factor * values[i]);
  }

  private void weigh() {
    double[] totals = new double[subdomains];
    words.values().forEach(counts -> add(counts, 1, totals));
    double all = DoubleStream.of(totals).sum();
    words.values().forEach(counts -> {
      double overall = DoubleStream.of(counts).sum() / all;
      Arrays.setAll(counts, i -> Math.log((counts[i] + PRIOR * overall) / (totals[i] + PRIOR) / overall));
    });
  }

  /**
   * A word of a text that some text of the graph has.
   *
   * @param form as it is written
   * @param common whether it is a common word of speech
   * @param odds for each sub-domain the logarithm of how much more frequent it is there than in all texts
   */
  record Word(String form, boolean common, double[] odds) {}

  /**
   * What the words of a text speak for.
   *
   * @param words each once
   * @param sums of their odds by sub-domain, in a text with more than ten words those of ten average ones
   */
  record Evidence(List<Word> words, double[] sums) {
    /** The largest of the sums; 0 for a text without known words. */
    double most() {
      return DoubleStream.of(sums).max().orElse(0);
    }

    /** The words that speak most for a sub-domain, best first, common words of speech last. */
    List<String> words(int subdomain) {
      return words.stream().filter(word -> word.odds[subdomain] >= SHOWN)
          .sorted(Comparator.comparing(Word::common).thenComparing(word -> -word.odds[subdomain])).limit(MOST_SHOWN)
          .map(Word::form).toList();
    }
  }

  Evidence of(String text) {
    Map<Integer, Word> found = new TreeMap<>();
    stems.find(text, (stem, form) -> {
      if (words.containsKey(stem)) {
        found.putIfAbsent(stem, new Word(form, common.contains(stem), words.get(stem)));
      }
    });
    double[] sums = new double[subdomains];
    found.values().forEach(word -> add(word.odds, Math.min(1, LONG / found.size()), sums));
    return new Evidence(List.copyOf(found.values()), sums);
  }
}
