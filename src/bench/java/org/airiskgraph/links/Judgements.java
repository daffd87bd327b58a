package org.airiskgraph.links;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;

/**
 * Which risks are related to a few, and how much, judged by reading; written down before any ranking was run.
 *
 * @param grades by risk, then by related risk: 2 or 1
 */
record Judgements(Map<String, Map<String, Integer>> grades) {
  static Judgements read() {
    Map<String, Map<String, Integer>> grades = new TreeMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Judgements.class.getResourceAsStream("/links/judged.tsv"), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).forEach(
          cells -> grades.computeIfAbsent(cells[0], key -> new TreeMap<>()).put(cells[1], Integer.valueOf(cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Judgements(grades);
  }

  int grade(String risk, Node related) {
    return grades.get(risk).getOrDefault(related.getURI().replaceFirst(".*/", ""), 0);
  }

  /** nDCG@10 of a ranking for one of the risks, with gains 3 and 1 for grades 2 and 1. */
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
