package org.airiskgraph.links;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;

/**
 * Does a ranking that sees no label find risks of the same sub-domain in other source documents?
 *
 * <p>Asked for each risk that has a real sub-domain (not {@code N.0}), among all such risks of other sources.
 * Sources are split in two by the parity of the CRC-32 of their ids: parameters were chosen on the even half.
 */
final class SubdomainTask {
  /** Which risks are asked about. */
  enum Split {
    DEVELOPMENT,
    TEST,
    ALL
  }

  private final List<String> subdomains = new ArrayList<>();
  private final List<Node> sources = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  /** Reads the labels from a graph that has them; the table's risks must be those of the graph that is ranked. */
  SubdomainTask(RiskTable labelled) {
    List<List<Node>> filed = labelled.values(AIRG.subdomain);
    List<List<Node>> documents = labelled.values(AIRG.sourceDocument);
    for (int i = 0; i < labelled.size(); i++) {
      String code = filed.get(i).isEmpty() ? "" : filed.get(i).get(0).getURI().replaceFirst(".*/", "");
      subdomains.add(code.matches("[1-7]\\.[1-9]") ? code : "");
      sources.add(documents.get(i).isEmpty() ? labelled.risk(i) : documents.get(i).get(0));
      if (!subdomains.get(i).isEmpty()) {
        asked.add(i);
        sizes.merge(code, 1, Integer::sum);
        sizes.merge(code + sources.get(i), 1, Integer::sum);
      }
    }
  }

  /** How many risks are asked about. */
  int size(Split split) {
    return (int) asked.stream().filter(risk -> isIn(risk, split)).count();
  }

  private boolean isIn(int risk, Split split) {
    CRC32 crc = new CRC32();
    crc.update(sources.get(risk).getURI().replaceFirst(".*/", "").getBytes(StandardCharsets.UTF_8));
    return split == Split.ALL || (crc.getValue() % 2 == 0) == (split == Split.DEVELOPMENT);
  }

  /** Mean P@10 and nDCG@10. */
  double[] scores(Ranking ranking, Split split) {
    double[] sums = new double[2];
    for (int risk : asked) {
      if (isIn(risk, split)) {
        IntPredicate allowed =
            other -> !subdomains.get(other).isEmpty() && !sources.get(other).equals(sources.get(risk));
        double[] gains = new double[10];
        int[] best = ranking.best(risk, 10, allowed);
        for (int place = 0; place < best.length; place++) {
          gains[place] = subdomains.get(best[place]).equals(subdomains.get(risk)) ? 1 : 0;
          sums[0] += gains[place] / 10;
        }
        int findable = sizes.get(subdomains.get(risk)) - sizes.get(subdomains.get(risk) + sources.get(risk));
        double[] ideal = new double[Math.min(10, findable)];
        Arrays.fill(ideal, 1);
        sums[1] += findable == 0 ? 0 : Gains.discounted(gains) / Gains.discounted(ideal);
      }
    }
    return new double[] {sums[0] / size(split), sums[1] / size(split)};
  }
}
