package org.airiskgraph.links;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Iris;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Writes links as nodes: {@code <risk/A#related-B>} with its reasons {@code <risk/A#related-B-1>}, …
 *
 * <p>Links are most of the graph, so what follows from the ontology anyway is left out: that a reason is an
 * {@code airg:LinkReason}.
 */
final class LinkTriples {
  private static final Node DUPLICATE_OF = AIRG.term("duplicateOf");
  private static final Node TYPE = RDF.type.asNode();
  private static final Node LABEL = RDFS.label.asNode();

  private final Iris iris;
  private final StreamRDF out;

  LinkTriples(Iris iris, StreamRDF out) {
    this.iris = iris;
    this.out = out;
  }

  void duplicates(Node a, Node b) {
    add(a, DUPLICATE_OF, b);
    add(b, DUPLICATE_OF, a);
  }

  void write(Link link) {
    String part = "related-" + link.to().getURI().substring(link.to().getURI().lastIndexOf('/') + 1);
    Node node = iris.partOfRisk(link.from(), part);
    add(node, TYPE, AIRG.RiskLink);
    add(node, AIRG.linkFrom, link.from());
    add(link.from(), AIRG.link, node);
    add(node, AIRG.linkTo, link.to());
    add(node, AIRG.score, decimal(link.score()));
    add(node, AIRG.rank, NodeFactory.createLiteralDT(String.valueOf(link.rank()), XSDDatatype.XSDpositiveInteger));
    add(link.from(), AIRG.relatedTo, link.to());
    add(link.to(), AIRG.relatedTo, link.from());
    for (int i = 0; i < link.reasons().size(); i++) {
      reason(node, iris.partOfRisk(link.from(), part + "-" + (i + 1)), link.reasons().get(i));
    }
  }

  private void reason(Node link, Node node, Link.Reason reason) {
    add(link, AIRG.reason, node);
    add(node, TYPE, reason.type());
    add(node, AIRG.weight, decimal(reason.weight()));
    reason.via().forEach(via -> add(node, AIRG.via, via));
    reason.authorYear().ifPresent(text -> add(node, AIRG.authorYear, NodeFactory.createLiteralString(text)));
    add(node, LABEL, NodeFactory.createLiteralLang(reason.words(), "en"));
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }

  /** Four places are more than the scores can bear, and every engine reads them back the same. */
  private static Node decimal(double value) {
    return NodeFactory.createLiteralDT(
        BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).toPlainString(), XSDDatatype.XSDdecimal);
  }
}
