package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.ConceptMention;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * Ranks the risks of a graph for a free text. The text becomes one more vector of concepts and words in the space in
 * which risks are linked, with the weights of {@link LinkMethod#standard}, and is forgotten. Safe for use by several
 * threads.
 */
public final class RiskSpace {
  private static final LinkMethod LINKS = LinkMethod.standard().only(List.of(Signal.CONCEPT));

  /** The key of the concept under which are those that say only where AI is used. */
  private static final String SETTING = "application-area";

  /** How much likelier an expected sub-domain is. */
  private static final double EXPECTED = 3;

  private final MatchMethod method = MatchMethod.standard();
  private final ConceptAnnotator annotator;
  private final Set<Node> settings = new HashSet<>();
  private final RiskTable table;
  private final ConceptFeatures concepts;
  private final TermFeatures terms;
  private final SparseVector[] words;
  private final double[] lengths;
  private final double[] factors;
  private final List<Node> subdomains;
  /** For each risk the number of its sub-domain, or -1. */
  private final int[] filed;
  private final SparseVector[] conceptCenters;
  private final SparseVector[] wordCenters;
  private final SubdomainWords evidence;
  private final ExampleSentences examples;
  private final TextExplainer explainer;

  /** Reads the risks of {@code graph}, which holds the thesaurus, too. */
  public RiskSpace(Graph graph) {
    this.annotator = new ConceptAnnotator(graph);
    this.table = new RiskTable(graph);
    this.concepts = new ConceptFeatures(table, new ConceptGraph(graph, LINKS.steps()), annotator, LINKS);
    this.terms = new TermFeatures(table, LINKS.text());
    this.words = IntStream.range(0, table.size()).mapToObj(terms::unscaled).toArray(SparseVector[]::new);
    this.lengths = Arrays.stream(words).mapToDouble(SparseVector::length).toArray();
    boolean[] excluded = table.flags(AIRG.excluded);
    this.factors = IntStream.range(0, table.size()).mapToDouble(i -> excluded[i] ? method.excluded() : 1).toArray();
    List<List<Node>> stated = table.values(AIRG.subdomain);
    GraphReader reader = new GraphReader(graph);
    reader.members(AIRG.Concept).stream().filter(concept -> GraphReader.id(concept).equals(SETTING))
        .forEach(concept -> addNarrower(concept, reader));
    // The sub-domains N.0 stand for risks that fit none of a domain.
    this.subdomains = stated.stream().flatMap(List::stream).distinct()
        .filter(subdomain -> !reader.code(subdomain).endsWith(".0")).sorted(Comparator.comparing(reader::code))
        .toList();
    this.filed = stated.stream().mapToInt(own -> own.isEmpty() ? -1 : subdomains.indexOf(own.get(0))).toArray();
    this.conceptCenters = centers(concepts::vector);
    this.wordCenters = centers(risk -> words[risk]);
    this.evidence = new SubdomainWords(graph, table, subdomains, filed);
    this.examples = new ExampleSentences(graph, concepts);
    this.explainer = new TextExplainer(concepts, terms, new ReasonText(graph, table, concepts));
  }

  private void addNarrower(Node concept, GraphReader reader) {
    if (settings.add(concept)) {
      reader.subjects(SKOS.broader.asNode(), concept).forEach(narrower -> addNarrower(narrower, reader));
    }
  }

  /** The sum of the vectors of the risks in each sub-domain, all at length 1. */
  private SparseVector[] centers(IntFunction<SparseVector> vectors) {
    List<TreeMap<Integer, Float>> sums = new ArrayList<>();
    subdomains.forEach(subdomain -> sums.add(new TreeMap<>()));
    for (int risk = 0; risk < filed.length; risk++) {
      if (filed[risk] >= 0) {
        SparseVector vector = vectors.apply(risk);
        vector.addTo(sums.get(filed[risk]), 1 / vector.length());
      }
    }
    return sums.stream().map(sum -> SparseVector.of(sum).scaled(1)).toArray(SparseVector[]::new);
  }

  /** The places of {@code text} that name a concept, in their order. */
  public List<ConceptMention> mentions(String text) {
    synchronized (annotator) {
      return annotator.mentions(text, text);
    }
  }

  /** What the mention of a concept counts, in [0,1]. */
  public double weight(ConceptMention mention) {
    return mention.example() ? LINKS.text().mention() : 1;
  }

  /**
   * Ranks all risks.
   *
   * @param about the concepts of the text, each with a weight from 0 to 1
   * @param text any text; words that no risk has are ignored
   * @param expected sub-domains that are more likely than others from the start
   * @param count the most risks to return
   */
  public TextRanking rank(Map<Node, Double> about, String text, Set<Node> expected, int count) {
    TextVector vector = vector(about, text);
    double[] scores = scores(risk -> alike(vector, vector.concepts(), risk));
    int[] first = best(scores, method.nearest());
    ExampleSentences.Nearest told = examples.nearest(text);
    SubdomainWords.Evidence said = evidence.of(text);
    boolean placed = settings.containsAll(about.keySet());
    if (placed && (about.isEmpty() || told.telling() > 1) && !isClose(told, said)) {
      return new TextRanking(List.of(), List.of());
    }
    // Where only the place of use is named, the nearest risks tell more of their sources than of the text.
    boolean bare = !about.isEmpty() && placed && told.telling() <= 1;
    TextVector near = bare ? vector : vector.with(feedback(scores, first, told));
    SparseVector wide = near.wide();
    double[] shares = shares(near, wide, said, expected);
    // The less is known from concepts, the more the sub-domain counts.
    double open = bare ? 0 : method.subdomain() * (1 - method.known() * near.concepts().length());
    double[] sums = scores(risk -> alike(near, wide, risk)
        + (filed[risk] < 0 ? 0 : factors[risk] * open * shares[filed[risk]]));
    List<TextRanking.Near> risks = new ArrayList<>();
    for (int risk : best(sums, count)) {
      TextExplainer.Weights weights = new TextExplainer.Weights(factors[risk] * method.concepts(),
          factors[risk] * wordWeight(near, risk),
          filed[risk] < 0 ? 0 : factors[risk] * open * shares[filed[risk]]);
      risks.add(new TextRanking.Near(table.risk(risk), sums[risk],
          explainer.reasons(near, words[risk], risk, weights, sums[risk])));
    }
    List<TextRanking.Suggested> suggested = IntStream.range(0, shares.length).filter(i -> shares[i] > 0)
        .mapToObj(i -> new TextRanking.Suggested(subdomains.get(i), shares[i], said.words(i)))
        .sorted(Comparator.comparingDouble(TextRanking.Suggested::share).reversed()).toList();
    return new TextRanking(risks, suggested);
  }

  private TextVector vector(Map<Node, Double> about, String text) {
    TreeMap<Integer, Float> weights = new TreeMap<>();
    about.forEach((concept, weight) -> weights.put(concepts.concepts().number(concept),
        (float) (weight * (settings.contains(concept) ? method.setting() : 1))));
    weights.remove(-1);
    SparseVector named = SparseVector.of(weights);
    SparseVector spread = concepts.spread(named);
    double squares = spread.product(spread);
    return new TextVector(named, spread.scaled(squares / (squares + method.saturation())), SparseVector.EMPTY,
        terms.text(text));
  }

  /**
   * Whether words alone show that a text is about what a risk is about. Of a text that speaks of computers, or has one
   * word only that says something, less is asked.
   */
  private boolean isClose(ExampleSentences.Nearest told, SubdomainWords.Evidence said) {
    return told.telling() > 0 && said.related() > (told.technical() || told.telling() == 1 ? 0 : method.related());
  }

  /** The mean of the concepts of the nearest risks, by their scores, and the concepts of the nearest examples. */
  private SparseVector feedback(double[] scores, int[] nearest, ExampleSentences.Nearest told) {
    double all = Arrays.stream(nearest).mapToDouble(risk -> scores[risk]).sum();
    TreeMap<Integer, Float> sum = new TreeMap<>();
    for (int risk : nearest) {
      concepts.vector(risk).addTo(sum, method.feedback() * scores[risk] / all);
    }
    told.concepts().addTo(sum, method.examples());
    return SparseVector.of(sum);
  }

  private double alike(TextVector text, SparseVector wide, int risk) {
    return factors[risk] * (method.concepts() * wide.product(concepts.vector(risk))
        + wordWeight(text, risk) * text.words().product(words[risk]));
  }

  /** What the product of the words of a text and a risk counts. */
  private double wordWeight(TextVector text, int risk) {
    double length = text.words().length();
    return length == 0 || lengths[risk] == 0 ? 0
        : method.similarity() / length / lengths[risk] + method.coverage() / text.terms().most();
  }

  private double[] shares(TextVector text, SparseVector wide, SubdomainWords.Evidence said, Set<Node> expected) {
    double length = text.words().length();
    double[] shares = IntStream.range(0, subdomains.size()).mapToDouble(i -> Math.pow(wide.product(conceptCenters[i])
        + (length == 0 ? 0 : text.words().product(wordCenters[i]) / length), method.contrast())
        * Math.exp(method.evidence() * (said.sums()[i] - said.most()))
        * (expected.contains(subdomains.get(i)) ? EXPECTED : 1))
        .toArray();
    double all = Arrays.stream(shares).sum();
    return all == 0 ? shares : Arrays.stream(shares).map(share -> share / all).toArray();
  }

  private double[] scores(IntToDoubleFunction score) {
    return IntStream.range(0, table.size()).mapToDouble(score).toArray();
  }

  /** The places of the largest scores above 0, best first; equal ones in their order. */
  static int[] best(double[] scores, int count) {
    return IntStream.range(0, scores.length).filter(risk -> scores[risk] > 0).boxed()
        .sorted(Comparator.comparingDouble((Integer risk) -> -scores[risk]).thenComparing(risk -> risk)).limit(count)
        .mapToInt(risk -> risk).toArray();
  }
}
