package org.airiskgraph.links;

import java.util.Optional;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Writes how things fit risks: a property that leads to the thing, and a node that says how well and by which way. */
final class FitToRdf {
  /**
   * The terms for one kind of thing.
   *
   * @param direct from a risk to the thing, {@code airg:addressedBy}
   * @param fit from a risk to the node, {@code airg:mitigationFit}
   * @param type of the node, {@code airg:MitigationFit}
   * @param thing from the node to the thing, {@code airg:mitigation}
   */
  record Terms(Node direct, Node fit, Node type, Node thing) {}

  private final IriFactory iris;
  private final StreamRDF out;
  private final Terms terms;

  FitToRdf(IriFactory iris, StreamRDF out, Terms terms) {
    this.iris = iris;
    this.out = out;
    this.terms = terms;
  }

  /**
   * Writes that {@code thing} fits {@code risk}.
   *
   * @param part the fragment of the node's IRI, {@code addressed-by-audits}
   * @param rank from 1
   * @param score in [0,1]
   * @param way the value of {@code airg:fitsBy}
   * @return the node
   */
  Node write(Node risk, Node thing, String part, int rank, double score, String way, Optional<Node> via) {
    Node node = iris.partOfRisk(risk, part);
    add(risk, terms.direct, thing);
    add(risk, terms.fit, node);
    add(node, RDF.type.asNode(), terms.type);
    add(node, terms.thing, thing);
    add(node, AIRG.rank, LinkToRdf.rank(rank));
    add(node, AIRG.score, LinkToRdf.decimal(LinkToRdf.tenThousandths(score)));
    add(node, AIRG.fitsBy, NodeFactory.createLiteralString(way));
    via.ifPresent(known -> add(node, AIRG.via, known));
    return node;
  }

  /** Writes by which activity, called {@code part} in its IRI, the fits of {@code graph} were made. */
  void provenance(Node graph, String part, String label, String description) {
    Node activity = Provenance.part(graph, part);
    add(graph, RDF.type.asNode(), Provenance.prov("Entity"));
    add(graph, Provenance.prov("wasGeneratedBy"), activity);
    add(activity, RDF.type.asNode(), Provenance.prov("Activity"));
    label(activity, label);
    add(activity, DCTerms.description.asNode(), Literals.english(description));
    add(activity, Provenance.prov("used"), iris.graph("catalogue"));
    add(activity, Provenance.prov("used"), iris.graph("ontology"));
  }

  void label(Node node, String text) {
    add(node, RDFS.label.asNode(), Literals.english(text));
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
