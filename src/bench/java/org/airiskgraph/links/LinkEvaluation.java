package org.airiskgraph.links;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Prints how good the links are, in Markdown: {@code mvn -q test-compile exec:java
 * -Dexec.mainClass=org.airiskgraph.links.LinkEvaluation [-Dexec.args=WORKBOOK]}.
 */
public final class LinkEvaluation {
  /** What nobody may look at who is to find the sub-domain of a risk. */
  private static final Set<Node> LABELS = Set.of(AIRG.subdomain, AIRG.domain, AIRG.excluded, AIRG.notCoded,
      AIRG.entity, AIRG.intent, AIRG.timing, AIRG.term("causalFactor"));

  private static final List<Signal> UNLABELLED =
      List.of(Signal.CONCEPT, Signal.WORDING, Signal.WORK, Signal.AUTHOR_YEAR);

  private LinkEvaluation() {}

  public static void main(String[] args) {
    String workbook = args.length > 0 ? args[0] : "../shared/data/ai-risk-repository-v3.xlsx";
    Map<String, Graph> graphs = new LinkedHashMap<>();
    graphs.put("workbook", graph(new CatalogueInputs(Optional.empty(), List.of(workbook), List.of())));
    graphs.put("bundled catalogue", graph(CatalogueInputs.bundled()));
    graphs.put("bundled catalogue and workbook",
        graph(new CatalogueInputs(CatalogueInputs.bundled().catalogue(), List.of(workbook), List.of())));
    System.out.println("Links evaluated on " + LocalDate.now() + ", method " + LinkMethod.standard().version() + ".\n");
    subdomains(graphs);
    judged(graphs);
    graphs.forEach(LinkEvaluation::show);
  }

  private static Graph graph(CatalogueInputs inputs) {
    return RiskGraphBuilder.build(inputs, new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.none())
        .getDefaultGraph();
  }

  private static Graph withoutLabels(Graph graph) {
    Graph hidden = GraphFactory.createDefaultGraph();
    graph.find().filterDrop(triple -> LABELS.contains(triple.getPredicate())).forEachRemaining(hidden::add);
    return hidden;
  }

  private static void subdomains(Map<String, Graph> graphs) {
    System.out.println("Same sub-domain, labels hidden, own source excluded (P@10 / nDCG@10):\n");
    System.out.println("| input | method | development | test | all |\n|---|---|---|---|---|");
    graphs.forEach((name, graph) -> {
      SubdomainTask task = new SubdomainTask(new RiskTable(graph));
      Graph hidden = withoutLabels(graph);
      RiskTable table = new RiskTable(hidden);
      Map<String, Ranking> rankings = new LinkedHashMap<>();
      rankings.put("BM25", new Bm25(table));
      LinkMethod method = LinkMethod.standard().only(UNLABELLED);
      rankings.put("wording alone", Ranking.of(table, hidden, method.only(List.of(Signal.WORDING))));
      rankings.put("concepts alone", Ranking.of(table, hidden, method.only(List.of(Signal.CONCEPT))));
      rankings.put("links", Ranking.of(table, hidden, method));
      rankings.forEach((method2, ranking) -> {
        StringBuilder row = new StringBuilder("| " + name + " | " + method2 + " |");
        for (SubdomainTask.Split split : SubdomainTask.Split.values()) {
          double[] scores = task.scores(ranking, split);
          row.append(String.format(Locale.ROOT, " %.3f / %.3f (%d) |", scores[0], scores[1], task.size(split)));
        }
        System.out.println(row);
      });
    });
  }

  private static void judged(Map<String, Graph> graphs) {
    Judgements judgements = Judgements.read();
    System.out.println("\nJudged lists (nDCG@10):\n");
    System.out.println("| input | method | " + String.join(" | ", judgements.grades().keySet()) + " | mean |");
    System.out.println("|---|---|" + "---|".repeat(judgements.grades().size() + 1));
    graphs.forEach((name, graph) -> {
      RiskTable table = new RiskTable(graph);
      Map<String, Ranking> rankings = new LinkedHashMap<>();
      rankings.put("BM25", new Bm25(table));
      rankings.put("links without labels", Ranking.of(table, graph, LinkMethod.standard().only(UNLABELLED)));
      rankings.put("links", Ranking.of(table, graph, LinkMethod.standard()));
      rankings.forEach((method, ranking) -> {
        List<Double> scores = new ArrayList<>();
        judgements.grades().keySet().forEach(risk -> scores.add(judgements.score(risk, table, ranking)));
        scores.add(scores.stream().mapToDouble(Double::doubleValue).average().orElse(0));
        System.out.println("| " + name + " | " + method + " | " + String.join(" | ",
            scores.stream().map(score -> String.format(Locale.ROOT, "%.2f", score)).toList()) + " |");
      });
    });
  }

  private static void show(String name, Graph graph) {
    System.out.println("\nFirst fifteen for mesa-optimization, " + name + " (with the grade judged):\n");
    RiskTable table = new RiskTable(graph);
    Judgements judgements = Judgements.read();
    String mesa = "34.02.03";
    int number = table.number(new IriFactory(IriFactory.DEFAULT_BASE).risk(mesa));
    LinkMethod method = LinkMethod.standard();
    NearestNeighbourIndex neighbours =
        new NearestNeighbourIndex(table, new FeatureMatrix(table, graph, method), method);
    int rank = 0;
    for (int other : neighbours.best(number, 15, candidate -> true)) {
      System.out.printf(Locale.ROOT, "%d. %s %s (%.3f; grade %d)%n", ++rank,
          table.risk(other).getURI().replaceFirst(".*/", ""), table.name(other), neighbours.score(number, other),
          judgements.grade(mesa, table.risk(other)));
    }
  }
}
