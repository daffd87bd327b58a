package org.airiskgraph.links;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;

/**
 * Writes the {@link MeasureRanking} of every risk, {@code airg:mayBeAddressedBy} and a node for each pair, and on which
 * concepts the measures work, {@code airg:aimsAt}.
 */
public final class MeasureRankingToRdf {
  private static final FitToRdf.Terms TERMS =
      new FitToRdf.Terms(AIRG.mayBeAddressedBy, AIRG.measureFit, AIRG.MeasureFit, AIRG.measure);
  /** The only way so far. */
  private static final String WAY = "concept";

  private final IriFactory iris;
  private final StreamRDF triples;
  private final FitToRdf out;

  public MeasureRankingToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.triples = out;
    this.out = new FitToRdf(iris, out, TERMS);
  }

  /** Writes what {@code ranking} finds for each of {@code risks}, and how it was found; nothing without measures. */
  public void write(List<Node> risks, MeasureRanking ranking) {
    if (ranking.aims().isEmpty()) {
      return;
    }
    ranking.aims().forEach(aim -> triples.triple(Triple.create(aim.measure(), AIRG.aimsAt, aim.concept())));
    for (Node risk : risks) {
      List<MeasureRanking.Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        MeasureRanking.Fit fit = fits.get(i);
        out.write(risk, fit.measure(), "may-be-addressed-by-" + iris.id(fit.measure()).replace('/', '-'), i + 1,
            fit.score(), WAY, Optional.of(fit.via()));
      }
    }
    out.provenance(iris.graph("crosswalk"), "measure-ranking-activity", "ranking of measures of other catalogues",
        "For each risk at most " + MeasureRanking.MOST + " measures that work on its concepts, by rarity and by where "
            + "the risk and the measure mention them. Which concepts a measure works on was proposed by the program from "
            + "its name and text, and reviewed by a reader.");
  }
}
