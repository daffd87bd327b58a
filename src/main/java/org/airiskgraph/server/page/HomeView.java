package org.airiskgraph.server.page;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.server.view.Hyperlink;

/**
 * The home page.
 *
 * @param counts kinds of things with their number as the note
 * @param featured the example in the picture
 * @param heatMap risks by domain and causal factor, as SVG
 * @param queries canned queries
 */
public record HomeView(List<Hyperlink> counts, Optional<Featured> featured, String heatMap, List<Hyperlink> queries) {
  /** A risk and its neighbourhood as SVG. */
  public record Featured(Hyperlink ref, String picture) {}
}
