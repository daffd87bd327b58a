package org.airiskgraph.server.page;

import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.RiskView;
import org.airiskgraph.server.view.CiteView;
import org.airiskgraph.server.http.PageRequest;
import org.apache.jena.graph.Node;

/** {@code /risk/34.02.03}: a risk. */
public final class RiskPage extends ResourcePage {
  private static final String DOMAINS = "domains";
  private static final String OTHER = "other";

  /**
   * The page.
   *
   * @param risk its content
   * @param path its address
   * @param picture its neighborhood as SVG
   * @param downloads its RDF formats
   * @param cite how to cite it
   * @param questions canned queries about it
   * @param json the risk as JSON-LD for search engines
   */
  public record View(RiskView risk, String path, String picture, List<Hyperlink> downloads, CiteView cite,
      List<Hyperlink> questions, String json) {}

  RiskPage(SiteContext site) {
    super(site, EntityKind.RISK, DOMAINS);
  }

  @Override
  PageResponse html(PageRequest request, Node risk, String address, String picture, List<Hyperlink> downloads) {
    boolean other = oneOf(DOMAINS, request.parameter(DOMAINS), List.of(OTHER)).equals(OTHER);
    List<Hyperlink> questions = site.library().get().all().stream()
        .filter(query -> query.parameters().stream().anyMatch(parameter -> parameter.name().equals("risk")))
        .map(query -> new Hyperlink(query.summary(), QueryPage.address(query.name(), "",
            Map.of("risk", GraphReader.id(risk)))))
        .toList();
    return page(request, "risk", new View(RiskView.of(site.links(), risk, other), address, picture,
        downloads, CiteView.of(site.links(), EntityKind.RISK, risk), questions,
        EntityJson.of(site, EntityKind.RISK, risk, request.server())));
  }
}
