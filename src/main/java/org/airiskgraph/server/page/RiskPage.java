package org.airiskgraph.server.page;

import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.RiskView;
import org.apache.jena.graph.Node;

/** {@code /risk/34.02.03}: a risk. */
public final class RiskPage extends ResourcePage {
  /**
   * The page.
   *
   * @param risk its content
   * @param path its address
   * @param picture its neighborhood as SVG
   * @param downloads its RDF formats
   * @param questions canned queries about it
   */
  public record View(RiskView risk, String path, String picture, List<Hyperlink> downloads, List<Question> questions) {}

  /** A canned query about this risk: its summary, its page, and its address in the Fuseki UI. */
  public record Question(String summary, String page, String ui) {}

  RiskPage(SiteContext site) {
    super(site, EntityKind.RISK);
  }

  @Override
  PageResponse html(Node risk, String address, String picture, List<Hyperlink> downloads) {
    List<Question> questions = site.library().get().all().stream()
        .filter(query -> query.parameters().stream().anyMatch(parameter -> parameter.name().equals("risk")))
        .map(query -> BoundQuery.of(site, query, Map.of("risk", risk.getURI())))
        .map(query -> new Question(query.form().summary(), QueryPage.address(query.form().name(), "",
            Map.of("risk", GraphReader.id(risk))), query.uiAddress()))
        .toList();
    return page("risk", new View(RiskView.of(site.links(), risk), address, picture, downloads, questions));
  }
}
