package org.airiskgraph.links;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptMention;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.SKOS;

/**
 * Prints how well risks are found for sentences of risk registers, in Markdown: {@code mvn -q test-compile exec:java
 * -Dexec.mainClass=org.airiskgraph.links.MatchEvaluation}.
 */
public final class MatchEvaluation {
  private static final int COUNT = 10;

  private MatchEvaluation() {}

  public static void main(String[] args) throws IOException {
    Graph graph = RiskGraphBuilder
        .build(CatalogueInputs.bundled(), new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.none())
        .getDefaultGraph();
    Map<String, Function<String, RegisterSentences.Answer>> rankings = rankings(graph);
    System.out.println("Matching evaluated on " + LocalDate.now() + ".\n");
    System.out.println("| set | method | P@5 | P@5, strict | sub-domain among the first two | unrelated refused | "
        + "related refused |\n|---|---|---|---|---|---|---|");
    List<String> sets = args.length > 0 ? List.of(args)
        : List.of("dev", "test", "trades-dev", "trades-test", "second-dev", "second-test",
            "third-dev", "third-test", "fourth", "fifth");
    for (String set : sets) {
      RegisterSentences sentences = set.startsWith("second-")
          ? RegisterSentences.second(set.substring("second-".length()), graph)
          : RegisterSentences.read(set);
      rankings.forEach((name, ranking) -> System.out.println("| " + set + " | " + name + " | "
          + sentences.judge(ranking) + " |"));
    }
  }

  static Map<String, Function<String, RegisterSentences.Answer>> rankings(Graph graph) {
    RiskSpace space = new RiskSpace(graph);
    Map<String, Function<String, RegisterSentences.Answer>> rankings = new LinkedHashMap<>();
    rankings.put("BM25, any word", bm25(graph));
    Graph plain = GraphFactory.createDefaultGraph();
    graph.find().filterDrop(triple -> triple.getPredicate().equals(SKOS.example.asNode())).forEachRemaining(plain::add);
    rankings.put("match, no examples", ranking(new RiskSpace(plain), graph, true, true));
    rankings.put("match, concepts alone", ranking(space, graph, true, false));
    rankings.put("match", ranking(space, graph, true, true));
    return rankings;
  }

  static Function<String, RegisterSentences.Answer> ranking(RiskSpace space, Graph graph, boolean concepts,
      boolean words) {
    GraphReader reader = new GraphReader(graph);
    return sentence -> {
      Map<Node, Double> about = new HashMap<>();
      for (ConceptMention mention : concepts ? space.mentions(sentence) : List.<ConceptMention>of()) {
        about.merge(mention.concept(), space.weight(mention), Math::max);
      }
      TextRanking found = space.rank(about, words ? sentence : "", Set.of(), COUNT);
      return new RegisterSentences.Answer(found.risks().stream().map(near -> GraphReader.id(near.risk())).toList(),
          found.subdomains().stream().map(suggested -> reader.code(suggested.subdomain())).toList());
    };
  }

  /** The sub-domains are those of the first ten risks, the most frequent first. */
  private static Function<String, RegisterSentences.Answer> bm25(Graph graph) {
    RiskTable table = new RiskTable(graph);
    Bm25 bm25 = new Bm25(table);
    GraphReader reader = new GraphReader(graph);
    return sentence -> {
      List<Node> risks = IntStream.of(bm25.best(sentence, COUNT, risk -> true)).mapToObj(table::risk).toList();
      Map<String, Long> votes = risks.stream().flatMap(risk -> reader.object(risk, AIRG.subdomain).stream())
          .collect(Collectors.groupingBy(reader::code, LinkedHashMap::new, Collectors.counting()));
      return new RegisterSentences.Answer(risks.stream().map(GraphReader::id).toList(),
          votes.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .map(Map.Entry::getKey).toList());
    };
  }
}
