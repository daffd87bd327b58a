package org.airiskgraph.links;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;

/** Writes the {@link IncidentRanking} of every risk: {@code airg:illustratedBy}, and a node for each pair. */
public final class IncidentRankingToRdf {
  private static final FitToRdf.Terms TERMS =
      new FitToRdf.Terms(AIRG.illustratedBy, AIRG.incidentFit, AIRG.IncidentFit, AIRG.incident);

  private final IriFactory iris;
  private final FitToRdf out;

  public IncidentRankingToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = new FitToRdf(iris, out, TERMS);
  }

  /** Writes what {@code ranking} finds for each of {@code risks}, and how it was found. */
  public void write(List<Node> risks, IncidentRanking ranking) {
    for (Node risk : risks) {
      List<IncidentRanking.Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        IncidentRanking.Fit fit = fits.get(i);
        out.write(risk, fit.incident(), "illustrated-by-" + iris.id(fit.incident()), i + 1, fit.score(),
            fit.way().text(), Optional.of(fit.via()));
      }
    }
    out.provenance(iris.graph("crosswalk"), "incident-ranking-activity", "ranking of incidents",
        "For each risk at most " + IncidentRanking.MOST
            + " incidents: those that by their text or a technique involve a concept of the risk or a narrower one, and up "
            + "to " + IncidentRanking.LEAST + " that their collection files under its sub-domain.");
  }
}
