package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;

/**
 * Risks recorded more than once: of one source document, with the same name, and with the same text unless one
 * of them has none.
 *
 * <p>The same text under different names is no sign of a duplicate: some documents describe a whole list of
 * risks in one sentence, which the workbook repeats for each.
 */
final class Duplicates {
  private final int[] first;

  Duplicates(RiskTable table) {
    first = new int[table.size()];
    List<List<Node>> sources = table.values(AIRG.sourceDocument);
    List<List<Node>> wordings = table.values(AIRG.originalWording);
    List<List<Node>> summaries = table.values(AIRG.summary);
    Map<String, List<Integer>> seen = new HashMap<>();
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
      if (sources.get(i).isEmpty()) {
        continue;
      }
      String text = text(wordings.get(i).isEmpty() ? summaries.get(i) : wordings.get(i));
      List<Integer> alike = seen.computeIfAbsent(
          sources.get(i).get(0) + "\n" + plain(table.name(i)), key -> new ArrayList<>());
      for (int other : alike) {
        String others = text(wordings.get(other).isEmpty() ? summaries.get(other) : wordings.get(other));
        if (first[i] == i && (text.isEmpty() || others.isEmpty() || text.equals(others))) {
          first[i] = first[other];
        }
      }
      alike.add(i);
    }
  }

  private static String text(List<Node> literals) {
    TreeSet<String> texts = new TreeSet<>();
    literals.forEach(literal -> texts.add(plain(literal.getLiteralLexicalForm())));
    return String.join("\n", texts);
  }

  /** Lower case, and nothing but letters, digits and single blanks. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Whether both are records of one risk; false for one and the same. */
  boolean are(int a, int b) {
    return a != b && first[a] == first[b];
  }

  /** The earlier records of the risk that this is a duplicate of. */
  List<Integer> earlier(int risk) {
    List<Integer> earlier = new ArrayList<>();
    for (int other = first[risk]; other < risk; other++) {
      if (first[other] == first[risk]) {
        earlier.add(other);
      }
    }
    return earlier;
  }
}
