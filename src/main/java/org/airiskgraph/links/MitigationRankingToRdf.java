package org.airiskgraph.links;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;

/** Writes the {@link MitigationRanking} of every risk: {@code airg:addressedBy}, and a node for each pair. */
public final class MitigationRankingToRdf {
  private static final FitToRdf.Terms TERMS =
      new FitToRdf.Terms(AIRG.addressedBy, AIRG.mitigationFit, AIRG.MitigationFit, AIRG.mitigation);

  private final IriFactory iris;
  private final FitToRdf out;

  public MitigationRankingToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = new FitToRdf(iris, out, TERMS);
  }

  /**
   * Ranks the mitigations of the risks in {@code stated}; writes nothing if none fits.
   *
   * @param concepts those of the risks
   */
  public void write(Graph stated, RiskConcepts concepts) {
    MitigationRanking ranking = new MitigationRanking(stated, concepts);
    GraphReader reader = new GraphReader(stated);
    boolean found = false;
    for (Node risk : concepts.risks()) {
      List<MitigationRanking.Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        write(reader, risk, fits.get(i), i + 1);
      }
      found |= !fits.isEmpty();
    }
    if (found) {
      out.provenance(iris.graph("links"), "mitigation-activity", "ranking of mitigations", "For each risk at most "
          + MitigationRanking.MOST
          + " mitigations: the steps of its strategy, those that name it, those that act on its concepts by rarity and "
          + "by where the risk mentions them, and those that act on its sub-domain only where fewer than three fit.");
    }
  }

  private void write(GraphReader reader, Node risk, MitigationRanking.Fit fit, int rank) {
    Node node = out.write(risk, fit.mitigation(), "addressed-by-" + GraphReader.id(fit.mitigation()), rank, fit.score(),
        fit.way().text(), fit.via());
    out.label(node,
        "mitigation " + rank + " for " + GraphReader.id(risk) + ": " + reader.label(fit.mitigation()));
  }
}
