package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.view.GraphReader;
import org.apache.jena.atlas.json.JsonBuilder;

/** {@code /search?q=}: everything that holds the words, best first, as a page or as JSON. */
final class SearchPage extends PageServlet {
  private static final int SHOWN = 50;
  private static final String JSON = "application/json";

  SearchPage(SiteContext site) {
    super(site);
  }

  @Override
  boolean isLasting() {
    return true;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String query = parameter(request, "q");
    response.setHeader("Vary", "Accept");
    Optional<String> type = ContentNegotiation.choose(accept(request), List.of(HTML, JSON));
    if (type.isEmpty()) {
      text(response, 406, "text/plain", "This can be had as " + HTML + ", " + JSON + "\n");
      return;
    }
    GraphReader facts = site.facts();
    List<SearchHit> hits = site.search().find(query);
    List<SearchView.Item> items = hits.stream().limit(SHOWN).map(hit -> item(facts, hit)).toList();
    SearchView view = new SearchView(query, hits.size(), items);
    if (type.get().equals(JSON)) {
      text(response, 200, JSON, json(view));
    } else {
      Templates.send(response, 200, "search", view);
    }
  }

  private static SearchView.Item item(GraphReader facts, SearchHit hit) {
    String iri = hit.thing().getURI();
    return new SearchView.Item(facts.places().kind(iri).map(EntityKind::path).orElse("term"),
        EntityResolver.id(hit.thing()), iri,
        facts.places().href(hit.thing()).orElse(""), hit.score(), hit.name(), hit.excerpt());
  }

  private static String json(SearchView view) {
    JsonBuilder json = JsonBuilder.create().startObject().pair("query", view.query()).pair("total", view.total())
        .key("hits").startArray();
    for (SearchView.Item item : view.items()) {
      json.startObject().pair("kind", item.kind()).pair("id", item.id()).pair("iri", item.iri())
          .pair("page", item.href())
          .pair("name", plain(item.name())).pair("excerpt", plain(item.excerpt()));
      json.key("score").value(Math.round(item.score() * 1000) / 1000.0).finishObject();
    }
    return json.finishArray().finishObject().build().toString() + "\n";
  }

  private static String plain(List<SearchHit.Part> parts) {
    return parts.stream().map(SearchHit.Part::text).collect(Collectors.joining());
  }
}
