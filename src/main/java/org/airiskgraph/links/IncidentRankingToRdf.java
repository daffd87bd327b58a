package org.airiskgraph.links;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Writes the {@link IncidentRanking} of every risk: {@code airg:illustratedBy}, and a node for each pair. */
public final class IncidentRankingToRdf {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  private final IriFactory iris;
  private final StreamRDF out;

  public IncidentRankingToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = out;
  }

  /** Writes what {@code ranking} finds for each risk, and how it was found. */
  public void write(IncidentRanking ranking) {
    for (Node risk : ranking.risks()) {
      List<IncidentRanking.Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        write(risk, fits.get(i), i + 1);
      }
    }
    Node crosswalk = iris.graph("crosswalk");
    Node activity = NodeFactory.createURI(crosswalk.getURI() + "#incident-ranking-activity");
    add(crosswalk, prov("wasGeneratedBy"), activity);
    add(activity, RDF.type.asNode(), prov("Activity"));
    add(activity, RDFS.label.asNode(), english("ranking of incidents"));
    add(activity, DCTerms.description.asNode(), english("For each risk at most " + IncidentRanking.MOST
        + " incidents: those that by their text or a technique involve a concept of the risk or a narrower one, and up "
        + "to " + IncidentRanking.LEAST + " that their collection files under its sub-domain."));
    add(activity, prov("used"), iris.graph("catalogue"));
    add(activity, prov("used"), iris.graph("ontology"));
  }

  private void write(Node risk, IncidentRanking.Fit fit, int rank) {
    Node node = iris.partOfRisk(risk, "illustrated-by-" + iris.id(fit.incident()));
    add(risk, AIRG.illustratedBy, fit.incident());
    add(risk, AIRG.incidentFit, node);
    add(node, RDF.type.asNode(), AIRG.IncidentFit);
    add(node, AIRG.incident, fit.incident());
    add(node, AIRG.rank, LinkToRdf.rank(rank));
    add(node, AIRG.score, LinkToRdf.decimal(LinkToRdf.tenThousandths(fit.score())));
    add(node, AIRG.fitsBy, NodeFactory.createLiteralString(fit.way().text()));
    add(node, AIRG.via, fit.via());
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
