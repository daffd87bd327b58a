package org.airiskgraph.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.LinkKind;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Prints how good the links are, in Markdown: {@code mvn -q test-compile exec:java
 * -Dexec.mainClass=org.airiskgraph.links.LinkEvaluation [-Dexec.args='WORKBOOK [MORE JUDGED LISTS]']}.
 */
public final class LinkEvaluation {
  /** What nobody may look at who is to find the sub-domain of a risk. */
  private static final Set<Node> LABELS = Set.of(AIRG.subdomain, AIRG.domain, AIRG.excluded, AIRG.notCoded,
      AIRG.entity, AIRG.intent, AIRG.timing, AIRG.term("causalFactor"));

  private static final List<Signal> UNLABELLED =
      List.of(Signal.CONCEPT, Signal.WORDING, Signal.WORK, Signal.AUTHOR_YEAR);

  private LinkEvaluation() {}

  public static void main(String[] args) throws IOException {
    String workbook = args.length > 0 ? args[0] : "../shared/data/ai-risk-repository-v4.xlsx";
    Map<String, Graph> graphs = new LinkedHashMap<>();
    graphs.put("workbook", graph(new CatalogueInputs(Optional.empty(), List.of(workbook), List.of())));
    graphs.put("bundled", graph(CatalogueInputs.bundled()));
    graphs.put("both",
        graph(new CatalogueInputs(CatalogueInputs.bundled().catalogue(), List.of(workbook), List.of())));
    System.out.println("Links evaluated on " + LocalDate.now() + ", method " + LinkMethod.standard().version() + ".\n");
    subdomains(graphs);
    Map<String, Judgements> lists = new LinkedHashMap<>();
    lists.put("first seven", Judgements.read());
    lists.put("development", Judgements.resource("judged-development.tsv"));
    lists.put("test", Judgements.resource("judged-test.tsv"));
    lists.put("second test", Judgements.resource("judged-test-2.tsv"));
    for (int i = 1; i < args.length; i++) {
      lists.put(args[i], Judgements.file(Path.of(args[i])));
    }
    judged(graphs, lists);
    precision(graphs.get("bundled"), lists);
    kinds(graphs.get("bundled"));
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

  private static void judged(Map<String, Graph> graphs, Map<String, Judgements> lists) {
    lists.forEach((part, judgements) -> {
      System.out.println("\nJudged lists, " + part + " (nDCG@10):\n");
      System.out.println("| | " + String.join(" | ", judgements.grades().keySet()) + " | mean |");
      System.out.println("|---|" + "---|".repeat(judgements.grades().size() + 1));
      graphs.forEach((name, graph) -> {
        RiskTable table = new RiskTable(graph);
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        rankings.put("BM25", new Bm25(table));
        rankings.put("links", Ranking.of(table, graph, LinkMethod.standard()));
        rankings.forEach((method, ranking) -> {
          List<Double> scores = new ArrayList<>();
          judgements.grades().keySet().forEach(risk -> scores.add(judgements.score(risk, table, ranking)));
          scores.add(scores.stream().mapToDouble(Double::doubleValue).average().orElse(0));
          System.out.println("| " + method + ", " + name + " | " + String.join(" | ",
              scores.stream().map(score -> String.format(Locale.ROOT, "%.2f", score)).toList()) + " |");
        });
      });
    });
  }

  /** How many of the links in each range of scores are judged related. */
  private static void precision(Graph graph, Map<String, Judgements> lists) {
    RiskTable table = new RiskTable(graph);
    LinkMethod method = LinkMethod.standard();
    NearestNeighborIndex index = new NearestNeighborIndex(table, new FeatureMatrix(table, graph, method), method);
    lists.forEach((part, judgements) -> {
      Map<Integer, int[]> found = new TreeMap<>(Comparator.reverseOrder());
      judgements.grades().keySet().forEach(risk -> {
        int number = table.number(new IriFactory(IriFactory.DEFAULT_BASE).risk(risk));
        for (int other : index.best(number, 60, candidate -> true)) {
          int[] counts = found.computeIfAbsent((int) (index.score(number, other) * 20), key -> new int[2]);
          counts[0]++;
          counts[1] += judgements.grade(risk, table.risk(other)) > 0 ? 1 : 0;
        }
      });
      System.out.println(
          "\nLinks judged related by score, bundled catalogue, " + part + ":\n\n| score from | related |\n|---|---|");
      found.forEach((range, counts) -> System.out.printf(Locale.ROOT, "| %.2f | %d of %d |%n", range / 20.0, counts[1],
          counts[0]));
    });
  }

  /** How many of the pairs that are linked as the same risk are, and how many of those that are the same are linked so. */
  private static void kinds(Graph graph) throws IOException {
    RiskTable table = new RiskTable(graph);
    LinkMethod method = LinkMethod.standard();
    NearestNeighborIndex index = new NearestNeighborIndex(table, new FeatureMatrix(table, graph, method), method);
    LinkBuilder.Kinds kinds = new LinkBuilder.Kinds(table);
    IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);
    System.out.println("""

        Links of the kind "same risk", bundled catalogue, judged pairs:

        | pairs | linked as the same | are the same | broader or narrower | same, linked as such |
        |---|---|---|---|---|""");
    Map<String, List<String[]>> sets = Files.readAllLines(Path.of("src/test/resources/links/judged-kinds.tsv")).stream()
        .filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1))
        .collect(Collectors.groupingBy(cells -> cells[0], LinkedHashMap::new, Collectors.toList()));
    sets.forEach((set, pairs) -> {
      List<String[]> linked = pairs.stream().filter(cells -> {
        int from = table.number(iris.risk(cells[1]));
        int to = table.number(iris.risk(cells[2]));
        return kinds.of(from, to, index.score(from, to) / index.factor(from, to)) == LinkKind.SAME_RISK;
      }).toList();
      System.out
          .println("| " + set + ", " + pairs.size() + " | " + linked.size() + " | " + count(linked, "same") + " | "
              + count(linked, "broader or narrower") + " | " + count(linked, "same") + " of " + count(pairs, "same")
              + " |");
    });
  }

  private static long count(List<String[]> pairs, String verdict) {
    return pairs.stream().filter(cells -> cells[3].equals(verdict)).count();
  }

  private static void show(String name, Graph graph) {
    System.out.println("\nFirst fifteen for mesa-optimization, " + name + " (with the grade judged):\n");
    RiskTable table = new RiskTable(graph);
    Judgements judgements = Judgements.read();
    String mesa = "34.02.03";
    int number = table.number(new IriFactory(IriFactory.DEFAULT_BASE).risk(mesa));
    LinkMethod method = LinkMethod.standard();
    NearestNeighborIndex neighbors =
        new NearestNeighborIndex(table, new FeatureMatrix(table, graph, method), method);
    int rank = 0;
    for (int other : neighbors.best(number, 15, candidate -> true)) {
      System.out.printf(Locale.ROOT, "%d. %s %s (%.3f; grade %d)%n", ++rank,
          table.risk(other).getURI().replaceFirst(".*/", ""), table.name(other), neighbors.score(number, other),
          judgements.grade(mesa, table.risk(other)));
    }
  }
}
