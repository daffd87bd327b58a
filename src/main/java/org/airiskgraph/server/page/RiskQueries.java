package org.airiskgraph.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.airiskgraph.query.EntityResolver;
import org.apache.jena.graph.Node;

/** The canned queries that can be asked about a thing. */
final class RiskQueries {
  private RiskQueries() {}

  /** Those with a parameter {@code risk}, each with addresses that give it this one. */
  static List<RiskPage.Question> queries(SiteContext site, Node risk) {
    return site.library().get().all().stream()
        .filter(query -> query.parameters().stream().anyMatch(parameter -> parameter.name().equals("risk")))
        .map(query -> new RiskPage.Question(query.summary(),
            "/queries/" + query.name() + "?risk=" + encode(EntityResolver.id(risk)),
            uiAddress(BoundQuery.of(site, query, Map.of("risk", risk.getURI())).text())))
        .toList();
  }

  /** The UI's address for a text. */
  static String uiAddress(String query) {
    return "/ui/#/dataset/risks/query?query=" + encode(query);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
