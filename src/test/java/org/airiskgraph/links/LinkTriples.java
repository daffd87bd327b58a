package org.airiskgraph.links;

import static org.airiskgraph.links.LinkToRdf.LINK_REASON;
import static org.airiskgraph.links.LinkToRdf.LINK_TYPES;
import static org.airiskgraph.links.LinkToRdf.literalProperty;
import static org.airiskgraph.links.LinkToRdf.NEAR_CONCEPTS;
import static org.airiskgraph.links.LinkToRdf.decimal;
import static org.airiskgraph.links.LinkToRdf.linkLabel;
import static org.airiskgraph.links.LinkToRdf.rank;
import static org.airiskgraph.links.LinkToRdf.tenThousandths;

import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The triples of a link written one by one, to compare the graph of the links with. */
public final class LinkTriples {
  private static final Node TYPE = RDF.type.asNode();
  private static final Node LABEL = RDFS.label.asNode();

  private final StreamRDF out;

  public LinkTriples(StreamRDF out) {
    this.out = out;
  }

  public void write(Link link) {
    Node node = LinkNodes.link(link.from(), link.to());
    LINK_TYPES.forEach(type -> add(node, TYPE, type));
    add(node, AIRG.linkFrom, link.from());
    add(node, AIRG.linkKind, link.kind().node());
    add(link.from(), AIRG.link, node);
    add(node, AIRG.linkTo, link.to());
    add(node, AIRG.score, decimal(tenThousandths(link.score())));
    add(node, AIRG.rank, rank(link.rank()));
    add(link.from(), AIRG.relatedTo, link.to());
    add(link.to(), AIRG.relatedTo, link.from());
    add(link.from(), DCTerms.relation.asNode(), link.to());
    add(link.to(), DCTerms.relation.asNode(), link.from());
    add(node, LABEL, linkLabel(link.from(), link.to()));
    for (int i = 0; i < link.reasons().size(); i++) {
      reason(node, LinkNodes.reason(link.from(), link.to(), i + 1), link.reasons().get(i));
    }
  }

  private void reason(Node link, Node node, Link.Reason reason) {
    add(link, AIRG.reason, node);
    add(node, TYPE, reason.type());
    add(node, TYPE, LINK_REASON);
    add(node, AIRG.weight, decimal(tenThousandths(reason.weight())));
    reason.via().forEach(via -> add(node, AIRG.via, via));
    if (reason.type().equals(NEAR_CONCEPTS)) {
      add(node, AIRG.viaFrom, reason.via().get(0));
      add(node, AIRG.viaTo, reason.via().get(1));
    }
    reason.literals().forEach(text -> add(node, literalProperty(reason.type()), Literals.string(text)));
    add(node, LABEL, Literals.english(reason.words()));
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
