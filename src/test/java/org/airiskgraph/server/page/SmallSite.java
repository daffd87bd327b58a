package org.airiskgraph.server.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A site over the small graph, and requests to its pages without a server. */
final class SmallSite {
  private SmallSite() {}

  static SiteContext site() {
    return site(Limits.standard());
  }

  static SiteContext site(Limits limits) {
    return site(limits, SmallGraph.graph());
  }

  static SiteContext site(Limits limits, Graph graph) {
    return site(limits, graph, Texts.of(Locale.ENGLISH));
  }

  static SiteContext site(Limits limits, Graph graph, Texts texts) {
    DatasetGraph dataset = DatasetGraphFactory.create(graph);
    dataset.addGraph(SmallGraph.IRIS.graph("catalogue"), graph);
    return SiteContext.of(dataset, SmallGraph.IRIS, limits, texts);
  }

  static PageResponse get(PageServlet page, String path, String mediaType, Map<String, String> parameters) {
    try {
      return page.respond(new PageRequest(path, parameters, mediaType, "http://localhost:3330/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The response for a browser. */
  static PageResponse get(PageServlet page, String path) {
    return get(page, path, PageServlet.HTML, Map.of());
  }

  /** The page for a browser. */
  static Document html(PageServlet page, String path, Map<String, String> parameters) {
    return Jsoup.parse(get(page, path, PageServlet.HTML, parameters).text());
  }

  static Document html(PageServlet page, String path) {
    return html(page, path, Map.of());
  }
}
