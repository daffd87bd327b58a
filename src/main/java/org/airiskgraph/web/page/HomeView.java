package org.airiskgraph.web.page;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.web.view.Ref;

/**
 * The home page.
 *
 * @param counts kinds of things with their number as the note
 * @param featured the example in the picture
 * @param heatMap risks by domain and causal factor, as SVG
 * @param queries canned queries
 */
public record HomeView(List<Ref> counts, Optional<Featured> featured, String heatMap, List<Ref> queries) {
  /** A risk and its neighbourhood as SVG. */
  public record Featured(Ref ref, String picture) {}
}
