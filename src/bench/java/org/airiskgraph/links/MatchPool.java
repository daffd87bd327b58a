package org.airiskgraph.links;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * Prints what any method ranks among its first five for a sentence and nobody has judged, shuffled so that its judge does
 * not know the method: {@code mvn -q test-compile exec:java -Dexec.mainClass=org.airiskgraph.links.MatchPool
 * -Dexec.args="trades-dev pool.txt"}.
 */
public final class MatchPool {
  private MatchPool() {}

  public static void main(String[] args) throws IOException {
    Graph graph = RiskGraphBuilder
        .build(CatalogueInputs.bundled(), new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.none())
        .getDefaultGraph();
    RiskTable table = new RiskTable(graph);
    List<List<Node>> summaries = table.values(AIRG.summary);
    Map<String, Function<String, RegisterSentences.Answer>> rankings = MatchEvaluation.rankings(graph);
    StringBuilder out = new StringBuilder();
    for (String set : args[0].split(",")) {
      RegisterSentences sentences = RegisterSentences.read(set);
      sentences.grades().forEach((sentence, grades) -> {
        TreeSet<String> pool = new TreeSet<>();
        rankings.values().forEach(r -> r.apply(sentence).risks().stream().limit(5).forEach(pool::add));
        pool.removeAll(grades.keySet());
        List<String> shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, new Random(sentence.hashCode()));
        out.append("## ").append(sentence).append('\n');
        for (String id : shuffled) {
          int n = table.number(new IriFactory(IriFactory.DEFAULT_BASE).risk(id));
          String text = summaries.get(n).isEmpty() ? "" : summaries.get(n).get(0).getLiteralLexicalForm();
          out.append(id).append("  ").append(table.name(n)).append(" [").append(table.heading(n)).append("] ")
              .append(text.length() > 170 ? text.substring(0, 170) : text).append('\n');
        }
      });
    }
    Files.writeString(Path.of(args[1]), out, StandardCharsets.UTF_8);
  }
}
