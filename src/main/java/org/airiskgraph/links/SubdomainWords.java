package org.airiskgraph.links;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * How much the words of a text, and each two neighbors among them, speak for each sub-domain: multinomial naive Bayes
 * with Dirichlet smoothing, a word counted once a text. Pairs tell what words of speech mean together ("turned down",
 * "nobody checks"), whatever trade a text is about. It learns from the risks, which are filed under sub-domains, from
 * the names and definitions of sub-domains, and from the labels, definitions and examples of concepts. What illustrates
 * a concept counts for the sub-domains in which risks have it, by the share of their risks that do.
 */
final class SubdomainWords {
  /** How much an example counts, relative to a label, a definition or a risk. */
  private static final double EXAMPLE = 3;
  /** How much a pair counts, relative to a word. */
  private static final double PAIR = 1.5;
  /** How many words, or pairs, of all texts are added to those of each sub-domain. */
  private static final double PRIOR = 150;
  /** The least evidence of a word that is shown: it is twice as frequent in the sub-domain as in all texts. */
  private static final double SHOWN = Math.log(2);
  private static final int MOST_SHOWN = 3;
  /** The number of words from which more words say no more. */
  private static final double LONG = 10;

  private final StemDictionary stems = new StemDictionary(EnglishAnalyzer.Form.COMPOUND);
  private final int subdomains;
  /** By stem and sub-domain: at first how often the stem occurs, in the end the evidence of {@link Evidence}. */
  private final Map<Integer, double[]> words = new HashMap<>();
  /** Stems of words of speech, which count, but are shown after others. */
  private final Set<Integer> common = new HashSet<>();

  /**
   * Reads the texts of {@code graph}.
   *
   * @param filed for each risk the number of its sub-domain, or -1
   */
  SubdomainWords(Graph graph, RiskTable risks, List<Node> subdomains, int[] filed) {
    this.subdomains = subdomains.size();
    int[] sizes = new int[subdomains.size()];
    IntStream.of(filed).filter(subdomain -> subdomain >= 0).forEach(subdomain -> sizes[subdomain]++);
    Map<Node, double[]> shares = new HashMap<>();
    List<List<Node>> concepts = risks.values(AIRG.concept);
    for (int risk = 0; risk < filed.length; risk++) {
      int subdomain = filed[risk];
      if (subdomain >= 0) {
        shares.put(risks.risk(risk), new double[sizes.length + 1]);
        shares.get(risks.risk(risk))[subdomain] = 1;
        concepts.get(risk)
            .forEach(concept -> shares.computeIfAbsent(concept, key -> new double[sizes.length + 1])[subdomain] +=
                1.0 / sizes[subdomain]);
      }
    }
    for (int i = 0; i < sizes.length; i++) {
      shares.computeIfAbsent(subdomains.get(i), key -> new double[sizes.length + 1])[i] = 1;
    }
    List.of(RDFS.label.asNode(), AIRG.summary, AIRG.originalWording, SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode(),
        SKOS.definition.asNode()).forEach(property -> read(graph, property, shares, 1));
    read(graph, SKOS.example.asNode(), shares, EXAMPLE);
    double[] ordinary = new double[sizes.length + 1];
    ordinary[sizes.length] = 1;
    ordinary().forEach(sentence -> read(sentence, ordinary, EXAMPLE));
    Arrays.stream(ExampleSentences.COMMON.split("\\s+")).forEach(word -> stems.read(word, common::add));
    weigh(true);
    weigh(false);
  }

  /** Invented sentences that have nothing to do with AI. */
  private static List<String> ordinary() {
    try (InputStream in = SubdomainWords.class.getResourceAsStream("ordinary.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Graph graph, Node property, Map<Node, double[]> shares, double weight) {
    Map<String, double[]> texts = new TreeMap<>();
    // Subject by subject: links and reasons have many more labels.
    shares.forEach((subject, share) -> graph.find(subject, property, Node.ANY).mapWith(Triple::getObject)
        .filterKeep(Node::isLiteral).forEachRemaining(text -> add(share, 1,
            texts.computeIfAbsent(text.getLiteralLexicalForm(), key -> new double[subdomains + 1]))));
    texts.forEach((text, about) -> read(text, about, weight / DoubleStream.of(about).sum()));
  }

  private void read(String text, double[] about, double weight) {
    Set<Integer> seen = new HashSet<>();
    stems.read(text, stem -> {
      if (seen.add(stem)) {
        add(about, weight, words.computeIfAbsent(stem, key -> new double[subdomains + 1]));
      }
    });
  }

  private static void add(double[] values, double factor, double[] sums) {
    Arrays.setAll(sums, i -> sums[i] + factor * values[i]);
  }

  /** Pairs and words apart. */
  private void weigh(boolean pairs) {
    List<double[]> weighed =
        words.keySet().stream().filter(stem -> stems.isPair(stem) == pairs).map(words::get).toList();
    double[] totals = new double[subdomains + 1];
    weighed.forEach(counts -> add(counts, 1, totals));
    double all = DoubleStream.of(totals).sum();
    weighed.forEach(counts -> {
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
   * @param sums of their odds by sub-domain, in a text with more than ten words those of ten average ones; the last one
   *     is for texts that have nothing to do with AI
   */
  record Evidence(List<Word> words, double[] sums) {
    /** The largest of the sums. */
    double most() {
      return Arrays.stream(sums, 0, sums.length - 1).max().orElse(0);
    }

    /** How much more the words speak for some sub-domain than for a text that has nothing to do with AI. */
    double related() {
      return most() - sums[sums.length - 1];
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
    Set<Integer> pairs = new TreeSet<>();
    stems.find(text, (stem, form) -> {
      if (!words.containsKey(stem)) {
        return;
      }
      if (stems.isPair(stem)) {
        pairs.add(stem);
      } else {
        found.putIfAbsent(stem,
            new Word(form, common.contains(stem) || stems.isStopWord(form), words.get(stem)));
      }
    });
    double[] sums = new double[subdomains + 1];
    double weight = Math.min(1, LONG / found.size());
    found.values().forEach(word -> add(word.odds, weight, sums));
    pairs.forEach(pair -> add(words.get(pair), weight * PAIR, sums));
    return new Evidence(List.copyOf(found.values()), sums);
  }
}
