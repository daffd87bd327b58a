package org.airiskgraph.server.page;

import java.util.List;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.atlas.json.JsonBuilder;

/** {@code /search?q=}: the entities that contain the words, best first, as a page or as JSON. */
public final class SearchPage extends PageServlet {
  private static final int SHOWN = 50;

  /**
   * Search results.
   *
   * @param query the words
   * @param total the number of entities found
   * @param items the best of them, at most 50
   */
  public record View(String query, int total, List<Item> items) {}

  /** An entity: its kind, identifier, IRI, address, score, name, and the text that matches. */
  public record Item(String kind, String id, String iri, String href, double score, List<SearchHit.Part> name,
      List<SearchHit.Part> excerpt) {}

  SearchPage(SiteContext site) {
    super(site, "q");
  }

  @Override
  List<String> offers(String path) {
    return List.of(HTML, JSON);
  }

  @Override
  PageResponse respond(PageRequest request) {
    String query = request.parameter("q");
    List<SearchHit> hits = site.search().find(query);
    View view = new View(query, hits.size(), hits.stream().limit(SHOWN).map(this::item).toList());
    return request.mediaType().equals(JSON) ? PageResponse.text(200, JSON, json(view)) : page("search", view);
  }

  private Item item(SearchHit hit) {
    String iri = hit.thing().getURI();
    return new Item(site.iris().kind(iri).map(EntityKind::path).orElse("term"), GraphReader.id(hit.thing()), iri,
        site.links().address(iri), hit.score(), hit.name(), hit.excerpt());
  }

  private static String json(View view) {
    JsonBuilder json = JsonBuilder.create().startObject().pair("query", view.query()).pair("total", view.total())
        .key("hits").startArray();
    for (Item item : view.items()) {
      json.startObject().pair("kind", item.kind()).pair("id", item.id()).pair("iri", item.iri())
          .pair("page", item.href()).pair("name", plain(item.name())).pair("excerpt", plain(item.excerpt()));
      json.key("score").value(Math.round(item.score() * 1000) / 1000.0).finishObject();
    }
    return json.finishArray().finishObject().build().toString() + "\n";
  }

  private static String plain(List<SearchHit.Part> parts) {
    return parts.stream().map(SearchHit.Part::text).collect(Collectors.joining());
  }
}
