package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.store.snapshot.Snapshot;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The links of a graph, read back from their triples. */
final class Linked {
  static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  /** What is read back of one link; {@code reasons} in the order of their numbers. */
  record Read(String to, int rank, double score, List<Ground> reasons) {}

  /** What is read back of one reason; {@code type} is its local name. */
  record Ground(String type, double weight, String words, List<String> via) {}

  private final List<Triple> triples;
  private Graph graph;

  private Linked(List<Triple> triples) {
    this.triples = triples;
  }

  /** In the order written. */
  List<Triple> triples() {
    return triples;
  }

  /** The same as a graph, which takes seconds for a whole catalogue. */
  Graph asGraph() {
    if (graph == null) {
      graph = GraphFactory.createDefaultGraph();
      triples.forEach(graph::add);
    }
    return graph;
  }

  static Linked of(Graph graph, LinkOptions options, LinkMethod method) {
    List<Triple> triples = new ArrayList<>();
    StreamRDF out = new StreamRDFBase() {
      @Override
      public void triple(Triple triple) {
        triples.add(triple);
      }
    };
    Snapshot.Links links = new Snapshot.Links();
    new LinkBuilder(IRIS, options, method).build(graph, links, out);
    triples.addAll(links.toGraph().find().toList());
    return new Linked(List.copyOf(triples));
  }

  static Linked of(String turtle) {
    return of(Turtle.graph(turtle), new LinkOptions(12), LinkMethod.standard());
  }

  /** The same triples put into another graph in another order. */
  static Graph shuffled(Graph graph, long seed) {
    List<Triple> triples = new ArrayList<>(graph.find().toList());
    triples.sort(Comparator.comparing(Triple::toString));
    Collections.shuffle(triples, new Random(seed));
    Graph other = GraphFactory.createDefaultGraph();
    triples.forEach(other::add);
    return other;
  }

  /** The links of a risk by its id, best first. */
  List<Read> from(String risk) {
    return asGraph().find(IRIS.risk(risk), AIRG.link, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .map(link -> read(asGraph(), link)).sorted(Comparator.comparingInt(Read::rank)).toList();
  }

  Optional<Read> link(String from, String to) {
    return from(from).stream().filter(read -> read.to().equals(to)).findFirst();
  }

  /** The reason of one type for the link from one risk to another. */
  Ground reason(String from, String to, String type) {
    return link(from, to).orElseThrow(() -> new AssertionError("no link from " + from + " to " + to)).reasons().stream()
        .filter(ground -> ground.type().equals(type)).findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " in " + link(from, to)));
  }

  private static Read read(Graph graph, Node link) {
    List<Ground> reasons = graph.find(link, AIRG.reason, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .sorted(Comparator.comparingInt(reason -> LinkNodes.parse(reason).reason()))
        .map(reason -> new Ground(id(ownType(graph, reason)), number(one(graph, reason, AIRG.weight)),
            one(graph, reason, RDFS.label.asNode()).getLiteralLexicalForm(),
            graph.find(reason, AIRG.via, Node.ANY).mapWith(triple -> id(triple.getObject())).toList()
                .stream().sorted().toList()))
        .toList();
    return new Read(id(one(graph, link, AIRG.linkTo)), (int) number(one(graph, link, AIRG.rank)),
        number(one(graph, link, AIRG.score)), reasons);
  }

  /** Its class besides the one all reasons have. */
  private static Node ownType(Graph graph, Node reason) {
    Graph own = GraphFactory.createDefaultGraph();
    graph.find(reason, RDF.type.asNode(), Node.ANY)
        .filterDrop(triple -> triple.getObject().equals(LinkToRdf.LINK_REASON)).forEachRemaining(own::add);
    return one(own, reason, RDF.type.asNode());
  }

  private static Node one(Graph graph, Node subject, Node property) {
    List<Node> all = graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    if (all.size() != 1) {
      throw new AssertionError("found " + all + " for " + subject + " " + property + ", expected one value");
    }
    return all.get(0);
  }

  private static double number(Node literal) {
    return Double.parseDouble(literal.getLiteralLexicalForm());
  }

  private static String id(Node node) {
    return node.getURI().replaceFirst(".*[/#]", "");
  }
}
