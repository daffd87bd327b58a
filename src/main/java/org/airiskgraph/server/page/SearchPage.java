package org.airiskgraph.server.page;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.ListSheets;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.SearchResults;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.Phrases;
import org.airiskgraph.server.view.RepositoryView.FacetView;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;

/**
 * {@code /search?q=}: the entities that contain the words, best first, as a page or as JSON; and
 * {@code /search?suggest=}: names that begin so, as JSON.
 */
public final class SearchPage extends PageServlet {
  private static final String PATH = "/search";
  private static final String QUERY = "q";
  private static final String SUGGEST = "suggest";
  private static final String OFFSET = "offset";
  private static final String LIMIT = "limit";
  private static final int SHOWN = 20;
  private static final int MOST_SHOWN = 500;
  private static final int SUGGESTIONS = 8;

  /**
   * Search results.
   *
   * @param query the words as typed
   * @param correction what was searched for instead; empty if the words have no typing slips
   * @param total the number of entities found
   * @param complete how many of them have every word
   * @param offset number of entities before these
   * @param items the entities of this page
   * @param facets what the results can be filtered by
   * @param chosen the filters in use; each link removes one
   * @param hidden the same as form fields
   * @param previous address of the page before; empty on the first
   * @param next address of the page after; empty on the last
   * @param exports files of all results
   */
  public record View(String query, String correction, int total, int complete, int offset, List<Item> items,
      List<FacetView> facets, List<Hyperlink> chosen, Map<String, String> hidden, String previous, String next,
      List<Hyperlink> exports) {}

  /** An entity: its kind, identifier, IRI, address, score, source, name, and a text, with the words marked. */
  public record Item(String kind, String id, String iri, String href, double score, String source,
      List<SearchHit.Part> name, List<SearchHit.Part> text) {
    /** The same as a link. */
    public Hyperlink link() {
      return new Hyperlink(plain(name), href);
    }
  }

  SearchPage(SiteContext site) {
    super(site, Stream.concat(Stream.of(QUERY, SUGGEST, OFFSET, LIMIT, ListFiles.MARK),
        Arrays.stream(SearchFacet.values()).map(SearchFacet::parameter)).toArray(String[]::new));
  }

  @Override
  List<String> offers(String path) {
    return path.equals(PATH) ? Stream.concat(Stream.of(HTML, JSON), ListFiles.mediaTypes().stream()).toList()
        : List.of();
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    if (!request.parameter(SUGGEST).isEmpty()) {
      return PageResponse.text(200, JSON, suggestions(request.parameter(SUGGEST),
          request.parameter(SearchFacet.KIND.parameter())));
    }
    // JSON by Accept header is a page of results; every other file holds all of them.
    Optional<ResultFormat> format = ListFiles.format(request.path(), request.mediaType())
        .filter(known -> !request.mediaType().equals(JSON));
    if (format.isPresent()) {
      List<Node> found = site.search().search(request.parameter(QUERY), filters(request), 0, Integer.MAX_VALUE).hits()
          .stream().map(SearchHit::thing).toList();
      return ListFiles.file(site.texts(), "search",
          List.of(new ListSheets(site.reader(), site.iris()).entities("Results", found)),
          format.get(), request);
    }
    View view = view(request);
    if (!request.mediaType().equals(JSON) && view.items().isEmpty() && view.total() > 0) {
      return PageResponse.redirect(302, view.previous());
    }
    return request.mediaType().equals(JSON) ? PageResponse.text(200, JSON, json(view)) : page(request, "search", view);
  }

  private View view(PageRequest request) {
    String query = request.parameter(QUERY);
    Map<SearchFacet, String> wanted = filters(request);
    Map<String, String> filters = new LinkedHashMap<>();
    wanted.forEach((facet, value) -> filters.put(facet.parameter(), value));
    int offset = number(request, OFFSET, 0, 0, 1_000_000);
    int limit = number(request, LIMIT, SHOWN, 1, MOST_SHOWN);
    SearchResults found = site.search().search(query, wanted, offset, limit);
    Map<String, String> here = new LinkedHashMap<>(Map.of(QUERY, query));
    here.putAll(filters);
    // Files have all results, however many a page shows.
    String all = parameters(here);
    if (limit != SHOWN) {
      here.put(LIMIT, String.valueOf(limit));
    }
    List<FacetView> facets = new ArrayList<>();
    List<Hyperlink> chosen = new ArrayList<>();
    found.counts().forEach((facet, values) -> {
      String value = filters.getOrDefault(facet.parameter(), "");
      facets.add(new FacetView(title(facet), values.stream()
          .map(v -> new Hyperlink(label(facet, v), v.is(value) ? "" : address(here, facet.parameter(), v.id()),
              String.valueOf(v.count())))
          .toList(), !value.isEmpty() || facet == SearchFacet.KIND));
      if (!value.isEmpty()) {
        String label = values.stream().filter(v -> v.is(value)).map(v -> label(facet, v)).findFirst()
            .orElse(value);
        chosen.add(new Hyperlink(title(facet) + ": " + label, address(here, facet.parameter(), "")));
      }
    });
    return new View(query, found.correction(), found.total(), found.complete(), offset,
        found.hits().stream().map(this::item).toList(), facets, chosen, filters,
        offset == 0 ? "" : address(here, OFFSET, before(offset, limit, found.total())),
        offset + limit < found.total() ? address(here, OFFSET, String.valueOf(offset + limit)) : "",
        found.total() == 0 ? List.of() : ListFiles.links(site.texts(), PATH, all, false));
  }

  /** The offset of the page before, which is the last one if there are fewer results. */
  private static String before(int offset, int limit, int total) {
    int before = Math.min(offset - limit, (total - 1) / limit * limit);
    return before > 0 ? String.valueOf(before) : "";
  }

  private String title(SearchFacet facet) {
    return site.texts().get("facet." + facet.parameter());
  }

  private String label(SearchFacet facet, SearchResults.Value value) {
    return facet == SearchFacet.KIND ? Phrases.capitalized(site.texts().get("kind." + value.id())) : value.label();
  }

  private static Map<SearchFacet, String> filters(PageRequest request) {
    Map<SearchFacet, String> wanted = new EnumMap<>(SearchFacet.class);
    for (SearchFacet facet : SearchFacet.values()) {
      String value = request.parameter(facet.parameter());
      if (!value.isEmpty()) {
        wanted.put(facet, value);
      }
    }
    return wanted;
  }

  /** The address of this page with another value of a parameter, left out if it is empty. */
  private static String address(Map<String, String> here, String parameter, String value) {
    Map<String, String> there = new LinkedHashMap<>(here);
    there.put(parameter, value);
    return PATH + "?" + parameters(there);
  }

  private static String parameters(Map<String, String> values) {
    return values.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Item item(SearchHit hit) {
    String iri = hit.thing().getURI();
    return new Item(site.iris().kind(iri).map(EntityKind::path).orElse("term"), GraphReader.id(hit.thing()), iri,
        site.links().address(iri), hit.score(), hit.source(), hit.name(), hit.summary());
  }

  private static String json(View view) {
    JsonBuilder json = JsonBuilder.create().startObject().pair("query", view.query());
    if (!view.correction().isEmpty()) {
      json.pair("didYouMean", view.correction());
    }
    json.pair("total", view.total()).pair("withEveryWord", view.complete()).pair("offset", view.offset());
    if (!view.previous().isEmpty()) {
      json.pair("previous", view.previous());
    }
    if (!view.next().isEmpty()) {
      json.pair("next", view.next());
    }
    json.key("hits").startArray();
    int rank = view.offset();
    for (Item item : view.items()) {
      json.startObject().pair("kind", item.kind()).pair("id", item.id()).pair("iri", item.iri())
          .pair("page", item.href()).pair("name", plain(item.name())).pair("source", item.source())
          .pair("excerpt", plain(item.text())).key("everyWord").value(rank++ < view.complete());
      json.key("score").value(Math.round(item.score() * 1000) / 1000.0).finishObject();
    }
    json.finishArray().key("facets").startArray();
    for (FacetView facet : view.facets()) {
      json.startObject().pair("title", facet.title()).key("values").startArray();
      facet.values().forEach(value -> json.startObject().pair("label", value.label()).pair("page", value.href())
          .key("count").value(Integer.parseInt(value.note())).finishObject());
      json.finishArray().finishObject();
    }
    return json.finishArray().finishObject().build().toString() + "\n";
  }

  /** Names that begin as {@code typed}, of entities of {@code kind} or, if it is empty, of all kinds. */
  private String suggestions(String typed, String kind) {
    JsonBuilder json = JsonBuilder.create().startObject().pair("query", typed).key("suggestions").startArray();
    List<Item> items =
        site.search().suggest(typed, kind.isEmpty() ? SUGGESTIONS : 8 * SUGGESTIONS).stream().map(this::item)
            .filter(item -> kind.isEmpty() || item.kind().equals(kind)).limit(SUGGESTIONS).toList();
    for (Item item : items) {
      json.startObject().pair("name", plain(item.name())).pair("kind", item.kind()).pair("id", item.id())
          .pair("page", item.href()).finishObject();
    }
    return json.finishArray().finishObject().build().toString() + "\n";
  }

  private static String plain(List<SearchHit.Part> parts) {
    return parts.stream().map(SearchHit.Part::text).collect(Collectors.joining());
  }
}
