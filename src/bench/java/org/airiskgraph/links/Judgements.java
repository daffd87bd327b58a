package org.airiskgraph.links;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;

/**
 * Lists of related risks, judged by reading before any ranking was seen.
 *
 * @param grades by risk, then by related risk: 3 to 1; what is missing is 0
 */
record Judgements(Map<String, Map<String, Integer>> grades) {
  /** The seven lists written before the method. */
  static Judgements read() {
    return resource("judged.tsv");
  }

  /** One of the files in {@code src/test/resources/links}. */
  static Judgements resource(String name) {
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(Judgements.class.getResourceAsStream("/links/" + name), StandardCharsets.UTF_8))) {
      return of(lines.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the same form elsewhere. */
  static Judgements file(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return of(lines);
    }
  }

  private static Judgements of(Stream<String> lines) {
    Map<String, Map<String, Integer>> grades = new TreeMap<>();
    lines.filter(line -> !line.startsWith("#") && !line.startsWith("query\t")).map(line -> line.split("\t", -1))
        .forEach(
            cells -> grades.computeIfAbsent(cells[0], key -> new TreeMap<>()).put(cells[1], Integer.valueOf(cells[2])));
    return new Judgements(grades);
  }

  int grade(String risk, Node related) {
    return grades.get(risk).getOrDefault(id(related), 0);
  }

  private static String id(Node risk) {
    return risk.getURI().replaceFirst(".*/", "");
  }

  /** nDCG@10 of a ranking for one of the risks, with gains 7, 3 and 1 for grades 3, 2 and 1. */
  double score(String risk, RiskTable table, Ranking ranking) {
    int[] best = ranking.best(table.number(new IriFactory(IriFactory.DEFAULT_BASE).risk(risk)), 10, other -> true);
    double[] gains = new double[10];
    for (int place = 0; place < best.length; place++) {
      gains[place] = gain(grade(risk, table.risk(best[place])));
    }
    double[] ideal = grades.get(risk).values().stream().mapToDouble(Judgements::gain).map(gain -> -gain).sorted()
        .map(gain -> -gain).limit(10).toArray();
    return Gains.discounted(gains) / Gains.discounted(ideal);
  }

  private static double gain(int grade) {
    return (1 << grade) - 1;
  }
}
