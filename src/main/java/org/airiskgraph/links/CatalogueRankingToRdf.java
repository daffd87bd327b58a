package org.airiskgraph.links;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;

/** Writes the {@link CatalogueRanking} of every risk: {@code airg:coveredBy}, and a node for each pair. */
public final class CatalogueRankingToRdf {
  private static final FitToRdf.Terms TERMS =
      new FitToRdf.Terms(AIRG.coveredBy, AIRG.entryFit, AIRG.EntryFit, AIRG.entry);

  private final IriFactory iris;
  private final FitToRdf out;

  public CatalogueRankingToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = new FitToRdf(iris, out, TERMS);
  }

  /** Writes what {@code ranking} finds for each of {@code risks}, and how it was found. */
  public void write(List<Node> risks, CatalogueRanking ranking) {
    for (Node risk : risks) {
      List<CatalogueRanking.Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        CatalogueRanking.Fit fit = fits.get(i);
        out.write(risk, fit.entry(), "covered-by-" + iris.id(fit.entry()).replace('/', '-'), i + 1, fit.score(),
            fit.way().text(), fit.via());
      }
    }
    out.provenance(iris.graph("crosswalk"), "ranking-activity", "ranking of catalogue entries", "For each risk at most "
        + CatalogueRanking.MOST
        + " entries, the best " + CatalogueRanking.PER_CATALOGUE
        + " of one catalogue, and those that score the same as "
        + "the last of them, beside the risk's own: those that "
        + "the risk, its concepts, the mitigations that fit it or its sub-domain are mapped to, and one step from there "
        + "to another catalogue.");
  }
}
