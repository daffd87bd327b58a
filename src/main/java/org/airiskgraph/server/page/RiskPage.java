package org.airiskgraph.server.page;

import java.util.List;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.RiskView;

/**
 * A risk's page.
 *
 * @param risk what it says
 * @param path its address
 * @param picture its neighbourhood as SVG
 * @param downloads its RDF forms
 * @param questions canned queries about it
 */
public record RiskPage(RiskView risk, String path, String picture, List<Hyperlink> downloads,
    List<Question> questions) {
  /** A canned query about this risk: what it answers, its page, and the same in the Fuseki UI. */
  public record Question(String summary, String page, String ui) {}
}
