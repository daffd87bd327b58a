package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Links risks that share concepts, the rarer the better, or stand side by side in one source. */
public final class LinkBuilder {
  private static final double SIBLING = 0.15;

  private final LinkOptions options;

  public LinkBuilder(LinkOptions options) {
    this.options = options;
  }

  /** Reads the risks of {@code stated} and sends their links to {@code out}, those of one risk together. */
  public void build(Graph stated, Consumer<Link> out) {
    if (options.perRisk() == 0) {
      return;
    }
    List<Node> risks = stated.find(Node.ANY, RDF.type.asNode(), AIRG.Risk).mapWith(Triple::getSubject).toList();
    risks.sort(Comparator.comparing(Node::getURI));
    for (Node risk : risks) {
      best(stated, risk, risks.size()).forEach(out);
    }
  }

  private List<Link> best(Graph graph, Node risk, int count) {
    Map<Node, List<Link.Reason>> reasons = new HashMap<>();
    double full = Math.log(count + 1.0);
    objects(graph, risk, AIRG.concept).forEach(concept -> {
      List<Node> sharing = subjects(graph, AIRG.concept, concept);
      double weight = Math.log((count + 1.0) / sharing.size()) / full;
      String words = "shares concept " + label(graph, concept) + " (" + sharing.size() + " of " + count + " risks)";
      sharing.forEach(other -> reasons.computeIfAbsent(other, o -> new ArrayList<>())
          .add(new Link.Reason(AIRG.term("SharedConceptReason"), weight, concept, words)));
    });
    objects(graph, risk, AIRG.parentRisk).forEach(parent ->
        subjects(graph, AIRG.parentRisk, parent).forEach(other -> reasons.computeIfAbsent(other, o -> new ArrayList<>())
            .add(new Link.Reason(AIRG.term("SiblingReason"), SIBLING, parent, "sibling under " + label(graph, parent)))));
    reasons.remove(risk);
    List<Link> links = new ArrayList<>();
    reasons.forEach((other, list) -> {
      double sum = list.stream().mapToDouble(Link.Reason::weight).sum();
      list.sort(Comparator.comparingDouble(Link.Reason::weight).reversed().thenComparing(Link.Reason::words));
      links.add(new Link(risk, other, 0, sum / (1 + sum), list));
    });
    links.sort(Comparator.comparingDouble(Link::score).reversed().thenComparing(link -> link.to().getURI()));
    List<Link> best = new ArrayList<>();
    for (Link link : links.subList(0, Math.min(options.perRisk(), links.size()))) {
      best.add(new Link(link.from(), link.to(), best.size() + 1, link.score(), link.reasons()));
    }
    return best;
  }

  private static List<Node> objects(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
  }

  private static List<Node> subjects(Graph graph, Node property, Node object) {
    return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList();
  }

  private static String label(Graph graph, Node node) {
    return objects(graph, node, RDFS.label.asNode()).stream().findFirst()
        .map(Node::getLiteralLexicalForm).orElse(node.getURI());
  }
}
