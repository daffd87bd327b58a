package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.SKOS;

/**
 * Sentences of everyday language that illustrate concepts ({@code skos:example}), and the labels of several words. A text
 * that shares words, or pairs of neighbors, with some of them is probably about their concepts, although it names none.
 */
final class ExampleSentences {
  /** Words that say only that a text is about computers, as stems of {@link StemDictionary}. */
  private static final String TECHNOLOGY = """
      AI model bot chatbot algorithm algo software system tool app machine robot drone camera computer automatic
      automated automation autopilot program assistant agent chat GPT chatgpt copilot LLM generated generator data
      digital score scoring detector detection recognition recommender predict prediction predictive forecast
      classifier neural trained training retrained self-driving scanner dictation online platform screen alert sensor
      simulation deepfake""";

  /** Words that any risk could have, as stems. */
  private static final String GENERAL = """
      risk harm danger dangerous problem issue threat concern impact hazard challenge failure fail error drop use user
      company people organization team project business process new high low change increase decrease""";

  /** Common words of speech, as stems, which examples may share with any text. */
  static final String COMMON = """
      again ago ahead already always another anybody anyone anything anyway around ask asked at away back bad badly be become
      began begin best better big bring broken buy call came come day did different do doing done down eat end ends enough even
      everybody everyone everything far few find found first follow full gave get gets getting give given go goes going gone
      good got great had half hard hardly has have having high hit hour in itself just keep kept knew know known large last
      late later leave left less let like little live long look lot made make makes making many maybe me mean meant might month
      mostly my myself need never new next no nobody none not nothing now often ok old once open our ourselves part people
      perhaps please point put quite raise ran rather really right run said saw say saying says see seem seems seen sell send
      sent several shall short show simply small somebody someone something sometimes soon start started stay stop stopped
      sure take taken takes talk tell than thing things think third thought three time times today together told too took
      toward tried try turn turned turns two until up use used using usually very want wants was way week well went whatever
      whenever wherever whoever whole without wonder work works year yet yes yesterday""";

  /** How much a text's word counts that no example has, relative to the rarest that some have. */
  private static final double UNKNOWN = 0.5;
  /** How much an example counts that has only one word in common with a text of more words. */
  private static final double SINGLE = 0.5;
  /** How much a label of several words counts, relative to an example. */
  private static final double LABEL = 0.4;
  /** How much two neighboring words count, relative to one word. */
  private static final double PAIR = 0.5;
  private static final int NEAREST = 10;
  /** The similarity from which the examples count fully. */
  private static final double FULL = 0.5;

  private final StemDictionary stems = new StemDictionary(EnglishAnalyzer.Form.COMPOUND);
  private final Set<Integer> technology = new HashSet<>();
  private final Set<Integer> general = new HashSet<>();
  private final Set<Integer> common = new HashSet<>();
  private final List<SparseVector> words = new ArrayList<>();
  private final List<Double> factors = new ArrayList<>();
  private final List<SparseVector> concepts = new ArrayList<>();
  private final float[] rarity;
  private final double rarest;

  ExampleSentences(Graph graph, ConceptFeatures features) {
    Map<String, TreeMap<Integer, Float>> examples = read(graph, SKOS.example, features.concepts());
    Map<String, TreeMap<Integer, Float>> labels = new TreeMap<>();
    List.of(SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        .forEach(property -> labels.putAll(read(graph, property, features.concepts())));
    // A label of one word names its concept wherever it is found.
    labels.keySet().removeIf(label -> label.indexOf(' ') < 0 || examples.containsKey(label));
    Map.of(TECHNOLOGY, technology, GENERAL, general, COMMON, common)
        .forEach((words, set) -> Arrays.stream(words.split("\\s+")).forEach(word -> stems.read(word, set::add)));
    List<TreeMap<Integer, Float>> counts = new ArrayList<>();
    // Many labels are of one concept.
    Map<TreeMap<Integer, Float>, SparseVector> spreads = new HashMap<>();
    Map.of(1.0, examples, LABEL, labels).entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(entry -> entry.getValue().forEach((sentence, weights) -> {
          TreeMap<Integer, Float> count = new TreeMap<>();
          read(sentence, stem -> count.put(stem, 1f));
          counts.add(count);
          concepts.add(spreads.computeIfAbsent(weights, key -> features.spread(SparseVector.of(key)).scaled(1)));
          factors.add(entry.getKey());
        }));
    rarity = new float[stems.size()];
    counts.forEach(count -> count.keySet().forEach(stem -> rarity[stem]++));
    for (int stem = 0; stem < rarity.length; stem++) {
      rarity[stem] =
          (float) (Math.log(1 + counts.size() / Math.max(1, rarity[stem])) * (stems.isPair(stem) ? PAIR : 1));
    }
    rarest = Math.log(1.0 + counts.size());
    counts.forEach(count -> {
      count.replaceAll((stem, one) -> rarity[stem]);
      words.add(SparseVector.of(count).scaled(1));
    });
  }

  private void read(String text, IntConsumer sink) {
    stems.words(text, (stem, word) -> {
      if (!common.contains(stem) && !stems.isStopWord(word)) {
        sink.accept(stem);
      }
    });
  }

  /** The concepts of each value of a property, by their numbers. */
  private static Map<String, TreeMap<Integer, Float>> read(Graph graph, Property property, ConceptGraph concepts) {
    Map<String, TreeMap<Integer, Float>> about = new TreeMap<>();
    graph.find(Node.ANY, property.asNode(), Node.ANY).filterKeep(triple -> triple.getObject().isLiteral())
        .forEachRemaining(triple -> {
          int concept = concepts.number(triple.getSubject());
          if (concept >= 0) {
            about.computeIfAbsent(triple.getObject().getLiteralLexicalForm(), key -> new TreeMap<>())
                .put(concept, 1f);
          }
        });
    return about;
  }

  /**
   * What examples say of a text.
   *
   * @param similarity that of the nearest example, in [0,1]
   * @param concepts of the nearest examples, by their similarity; of length at most 1
   * @param technical whether a word of the text speaks of computers
   * @param telling how many words of the text say more than that and than that there is a risk
   */
  record Nearest(double similarity, SparseVector concepts, boolean technical, int telling) {}

  Nearest nearest(String text) {
    TreeMap<Integer, Float> count = new TreeMap<>();
    int[] unknown = {0};
    stems.find(text, (stem, word) -> {
      if (stem >= 0 && !common.contains(stem) && !stems.isStopWord(word)) {
        count.put(stem, rarity[stem]);
      } else if (stem < 0 && !stems.isStopWord(word)) {
        unknown[0]++;
      }
    });
    SparseVector vector = SparseVector.of(count);
    double length = Math.sqrt(vector.product(vector) + unknown[0] * rarest * rarest * UNKNOWN);
    int number = (int) count.keySet().stream().filter(stem -> !stems.isPair(stem)).count() + unknown[0];
    boolean one = number < 2;
    double[] scores = IntStream.range(0, words.size())
        .mapToDouble(i -> factors.get(i) * similarity(words.get(i), vector, length, one)).toArray();
    int[] nearest = RiskSpace.best(scores, NEAREST);
    double best = nearest.length == 0 ? 0 : scores[nearest[0]];
    double all = Arrays.stream(nearest).mapToDouble(i -> scores[i] * scores[i]).sum();
    TreeMap<Integer, Float> sum = new TreeMap<>();
    for (int i : nearest) {
      concepts.get(i).addTo(sum, Math.min(1, best / FULL) * scores[i] * scores[i] / all);
    }
    int technical = (int) count.keySet().stream().filter(technology::contains).count();
    int plain = (int) count.keySet().stream().filter(general::contains).count();
    return new Nearest(best, SparseVector.of(sum), technical > 0, number - technical - plain);
  }

  private static double similarity(SparseVector example, SparseVector text, double length, boolean one) {
    int[] both = {0};
    example.shared(text, (feature, here, there, product) -> both[0]++);
    return both[0] == 0 ? 0 : example.product(text) / length * (both[0] == 1 && !one ? SINGLE : 1);
  }
}
