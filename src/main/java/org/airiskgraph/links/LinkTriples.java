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

/** Writes links as nodes: {@code <risk/A#related-B>} with its reasons {@code <risk/A#related-B-1>}, … */
final class LinkTriples {
  private final Iris iris;
  private final StreamRDF out;

  LinkTriples(Iris iris, StreamRDF out) {
    this.iris = iris;
    this.out = out;
  }

  void write(Link link) {
    String part = "related-" + link.to().getURI().substring(link.to().getURI().lastIndexOf('/') + 1);
    Node node = iris.partOfRisk(link.from(), part);
    add(node, RDF.type.asNode(), AIRG.RiskLink);
    add(node, AIRG.linkFrom, link.from());
    add(link.from(), AIRG.link, node);
    add(node, AIRG.linkTo, link.to());
    add(node, AIRG.score, decimal(link.score()));
    add(node, AIRG.rank, NodeFactory.createLiteralDT(String.valueOf(link.rank()), XSDDatatype.XSDpositiveInteger));
    add(link.from(), AIRG.relatedTo, link.to());
    add(link.to(), AIRG.relatedTo, link.from());
    for (int i = 0; i < link.reasons().size(); i++) {
      Link.Reason reason = link.reasons().get(i);
      Node reasonNode = iris.partOfRisk(link.from(), part + "-" + (i + 1));
      add(node, AIRG.reason, reasonNode);
      add(reasonNode, RDF.type.asNode(), reason.type());
      add(reasonNode, RDF.type.asNode(), AIRG.term("LinkReason"));
      add(reasonNode, AIRG.weight, decimal(reason.weight()));
      add(reasonNode, AIRG.via, reason.via());
      add(reasonNode, RDFS.label.asNode(), NodeFactory.createLiteralLang(reason.words(), "en"));
    }
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
