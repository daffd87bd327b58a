package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;

/**
 * Detects duplicates: records of one source document with the same name, and with the same text unless one has none.
 *
 * <p>The same text with different names is not a duplicate: some documents describe a list of risks in one sentence,
 * which the workbook repeats for each.
 */
final class DuplicateDetector {
  private final int[] first;

  DuplicateDetector(RiskTable table) {
    first = new int[table.size()];
    List<List<Node>> sources = table.values(AIRG.sourceDocument);
    List<List<Node>> wordings = table.values(AIRG.originalWording);
    List<List<Node>> summaries = table.values(AIRG.summary);
    Map<String, List<Integer>> groups = new HashMap<>();
    String[] texts = new String[first.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
      texts[i] = text(wordings.get(i).isEmpty() ? summaries.get(i) : wordings.get(i));
      if (!sources.get(i).isEmpty()) {
        join(i, texts, groups.computeIfAbsent(
            sources.get(i).get(0) + "\n" + plain(table.name(i)), key -> new ArrayList<>()));
      }
    }
  }

  /** Adds the risk to the first group whose text is compatible, or begins a new group. */
  private void join(int risk, String[] texts, List<Integer> groups) {
    for (int group : groups) {
      if (texts[risk].isEmpty() || texts[group].isEmpty() || texts[risk].equals(texts[group])) {
        first[risk] = group;
        texts[group] = texts[group].isEmpty() ? texts[risk] : texts[group];
        return;
      }
    }
    groups.add(risk);
  }

  private static String text(List<Node> literals) {
    return literals.stream().map(literal -> plain(literal.getLiteralLexicalForm())).distinct().sorted()
        .collect(Collectors.joining("\n"));
  }

  /** Lower case, reduced to letters, digits and single blanks. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Whether both are records of the same risk; false for a risk and itself. */
  boolean are(int a, int b) {
    return a != b && first[a] == first[b];
  }

  /** The records before this one of which it is a duplicate. */
  List<Integer> earlier(int risk) {
    return IntStream.range(first[risk], risk).filter(other -> first[other] == first[risk]).boxed().toList();
  }
}
