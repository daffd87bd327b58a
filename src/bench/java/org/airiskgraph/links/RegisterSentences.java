package org.airiskgraph.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * Sentences of risk registers, and the risks and sub-domains that are right for each.
 *
 * @param grades by sentence and evidence id: 2 right, 1 related; none for a sentence that no risk is right for
 * @param subdomains codes by sentence
 */
record RegisterSentences(Map<String, Map<String, Integer>> grades, Map<String, TreeSet<String>> subdomains) {
  private static final Path GRADES = Path.of("src/bench/judged-register.tsv");
  private static final Path SECOND = Path.of("src/bench/register-second.tsv");
  private static final Path SUBDOMAINS = Path.of("src/bench/judged-register-subdomains.tsv");

  /** What a ranking found. */
  record Answer(List<String> risks, List<String> subdomains) {}

  /** How good the answers are. */
  record Quality(double precision, double strict, double subdomain, int refused, int unrelated, int lost, int related) {
    @Override
    public String toString() {
      return String.format(java.util.Locale.ROOT, "%.3f | %.3f | %.0f %% | %d of %d | %d of %d", precision, strict,
          100 * subdomain, refused, unrelated, lost, related);
    }
  }

  /** Those of one set, {@code dev} or {@code test}. */
  static RegisterSentences read(String set) throws IOException {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    for (String line : Files.readAllLines(GRADES)) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals(set)) {
        Map<String, Integer> own = grades.computeIfAbsent(cells[1], key -> new TreeMap<>());
        if (!cells[2].isEmpty()) {
          own.put(cells[2], Integer.parseInt(cells[3]));
        }
      }
    }
    Map<String, TreeSet<String>> subdomains = new TreeMap<>();
    for (String line : Files.readAllLines(SUBDOMAINS)) {
      String[] cells = line.split("\t");
      subdomains.computeIfAbsent(cells[0], key -> new TreeSet<>()).add(cells[1]);
    }
    subdomains.keySet().retainAll(grades.keySet());
    return new RegisterSentences(grades, subdomains);
  }

  /**
   * Those of one half of the second list, {@code dev} or {@code test}: a risk is related if it has one of the concepts
   * or a narrower one, and right if it is in one of the sub-domains, too.
   */
  static RegisterSentences second(String half, Graph graph) throws IOException {
    GraphReader reader = new GraphReader(graph);
    Map<String, Node> named = new HashMap<>();
    reader.members(AIRG.Concept).forEach(concept -> named.put(reader.label(concept), concept));
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    Map<String, TreeSet<String>> subdomains = new TreeMap<>();
    for (String line : Files.readAllLines(SECOND)) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals(half)) {
        TreeSet<String> codes = new TreeSet<>(List.of(cells[3].split(" ")));
        Map<String, Integer> own = new TreeMap<>();
        Set<Node> concepts = new HashSet<>();
        Arrays.stream(cells[4].split("; ")).map(named::get).filter(Objects::nonNull)
            .forEach(concept -> addNarrower(concept, reader, concepts));
        for (Node concept : concepts) {
          for (Node risk : reader.subjects(AIRG.concept, concept)) {
            boolean right = reader.object(risk, AIRG.subdomain).map(reader::code).filter(codes::contains).isPresent();
            own.put(GraphReader.id(risk), right ? 2 : 1);
          }
        }
        grades.put(cells[2], own);
        subdomains.put(cells[2], codes);
      }
    }
    return new RegisterSentences(grades, subdomains);
  }

  private static void addNarrower(Node concept, GraphReader reader, Set<Node> sink) {
    if (sink.add(concept)) {
      reader.subjects(SKOS.broader.asNode(), concept).forEach(narrower -> addNarrower(narrower, reader, sink));
    }
  }

  /** Precision of the first five risks, and whether a right sub-domain is among the first two. */
  Quality judge(Function<String, Answer> ranking) {
    double[] found = new double[3];
    int[] empty = new int[2];
    int unrelated = 0;
    for (Map.Entry<String, Map<String, Integer>> entry : grades.entrySet()) {
      Answer answer = ranking.apply(entry.getKey());
      boolean related = !entry.getValue().isEmpty();
      unrelated += related ? 0 : 1;
      empty[related ? 1 : 0] += answer.risks().isEmpty() ? 1 : 0;
      if (related) {
        for (int grade = 1; grade <= 2; grade++) {
          int least = grade;
          found[grade - 1] +=
              answer.risks().stream().limit(5).filter(id -> entry.getValue().getOrDefault(id, 0) >= least).count()
                  / 5.0;
        }
        found[2] += IntStream.range(0, Math.min(2, answer.subdomains().size())).anyMatch(
            i -> subdomains.getOrDefault(entry.getKey(), new TreeSet<>()).contains(answer.subdomains().get(i))) ? 1 : 0;
      }
    }
    int related = grades.size() - unrelated;
    return new Quality(found[0] / related, found[1] / related, found[2] / related, empty[0], unrelated, empty[1],
        related);
  }
}
