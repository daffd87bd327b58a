package org.airiskgraph.links;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Writes the {@link MitigationRanking} of every risk: {@code airg:addressedBy}, and a node for each pair. */
public final class MitigationRankingToRdf {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  private final IriFactory iris;
  private final StreamRDF out;

  public MitigationRankingToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = out;
  }

  /** Ranks the mitigations of the risks in {@code stated}; writes nothing if none fits. */
  public void write(Graph stated) {
    MitigationRanking ranking = new MitigationRanking(stated);
    GraphReader reader = new GraphReader(stated);
    boolean found = false;
    for (Node risk : ranking.risks()) {
      List<MitigationRanking.Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        write(reader, risk, fits.get(i), i + 1);
      }
      found |= !fits.isEmpty();
    }
    if (found) {
      writeProvenance();
    }
  }

  private void write(GraphReader reader, Node risk, MitigationRanking.Fit fit, int rank) {
    Node node = iris.partOfRisk(risk, "addressed-by-" + GraphReader.id(fit.mitigation()));
    add(risk, AIRG.addressedBy, fit.mitigation());
    add(risk, AIRG.mitigationFit, node);
    add(node, RDF.type.asNode(), AIRG.MitigationFit);
    add(node, RDFS.label.asNode(), english("mitigation " + rank + " for " + GraphReader.id(risk) + ": "
        + reader.label(fit.mitigation())));
    add(node, AIRG.mitigation, fit.mitigation());
    add(node, AIRG.rank, LinkToRdf.rank(rank));
    add(node, AIRG.score, LinkToRdf.decimal(LinkToRdf.tenThousandths(fit.score())));
    add(node, AIRG.fitsBy, NodeFactory.createLiteralString(fit.way().text()));
    fit.via().ifPresent(via -> add(node, AIRG.via, via));
  }

  private void writeProvenance() {
    Node links = iris.graph("links");
    Node activity = NodeFactory.createURI(links.getURI() + "#mitigation-activity");
    add(links, RDF.type.asNode(), prov("Entity"));
    add(links, prov("wasGeneratedBy"), activity);
    add(activity, RDF.type.asNode(), prov("Activity"));
    add(activity, RDFS.label.asNode(), english("ranking of mitigations"));
    add(activity, DCTerms.description.asNode(), english("For each risk at most " + MitigationRanking.MOST
        + " mitigations: the steps of its strategy, those that name it, those that act on its concepts by rarity and "
        + "by where the risk mentions them, and those that act on its sub-domain only where fewer than three fit."));
    add(activity, prov("used"), iris.graph("catalogue"));
    add(activity, prov("used"), iris.graph("ontology"));
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }

  private static Node english(String text) {
    return NodeFactory.createLiteralLang(text, "en");
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
