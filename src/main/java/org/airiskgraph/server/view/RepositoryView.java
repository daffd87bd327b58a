package org.airiskgraph.server.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.search.SearchHit;

/**
 * A page of the repository list.
 *
 * @param query words searched for; may be empty
 * @param total number of risks that match
 * @param all number of all risks
 * @param facets what the list can be filtered by
 * @param chosen the filters in use; each link removes one
 * @param hidden the same as form fields, for the search form
 * @param items the risks of this page
 * @param paging the position of this page
 */
public record RepositoryView(String query, int total, int all, List<FacetView> facets, List<Hyperlink> chosen,
    Map<String, String> hidden, List<Item> items, Paging paging) {

  /** Risks on a page. */
  public static final int PAGE = 50;

  /** A facet with its values; the note of each is the number of risks, the chosen one has no address. */
  public record FacetView(String title, List<Hyperlink> values, boolean open) {}

  /** A risk: link, identifier, classification, and a text with marked words. */
  public record Item(Hyperlink link, String id, String filed, List<SearchHit.Part> name, List<SearchHit.Part> text) {}

  /** Number of this page, of all pages, and the addresses of the neighbours, empty at the ends. */
  public record Paging(int page, int pages, String previous, String next) {}

  /** The view of page {@code page}, from 1, of the risks of {@code among} that match {@code wanted}. */
  public static RepositoryView of(FacetedRiskList repository, List<FacetedRiskList.Row> among,
      Map<String, SearchHit> hits,
      String query,
      Map<FacetedRiskList.Facet, String> wanted, int page) {
    List<FacetedRiskList.Row> fitting = FacetedRiskList.narrow(among, wanted);
    int pages = Math.max(1, (fitting.size() + PAGE - 1) / PAGE);
    int shown = Math.min(Math.max(1, page), pages);
    List<Item> items = fitting.stream().skip((long) (shown - 1) * PAGE).limit(PAGE)
        .map(row -> item(row, Optional.ofNullable(hits.get(row.id())))).toList();
    Paging paging = new Paging(shown, pages, shown > 1 ? address(query, wanted, shown - 1) : "",
        shown < pages ? address(query, wanted, shown + 1) : "");
    Map<String, String> hidden = new LinkedHashMap<>();
    wanted.forEach((facet, id) -> hidden.put(facet.parameter(), id));
    return new RepositoryView(query, fitting.size(), repository.rows().size(), facets(among, query, wanted),
        chosen(repository, query, wanted), hidden, items, paging);
  }

  private static Item item(FacetedRiskList.Row row, Optional<SearchHit> hit) {
    FacetedRiskList.Value filed =
        row.values().getOrDefault(FacetedRiskList.Facet.SUBDOMAIN, row.values().get(FacetedRiskList.Facet.DOMAIN));
    List<SearchHit.Part> text = hit.map(SearchHit::excerpt).filter(excerpt -> !excerpt.isEmpty())
        .orElse(List.of(new SearchHit.Part(row.summary(), false)));
    return new Item(row.link(), row.id(), filed == null ? "" : filed.label(),
        hit.map(SearchHit::name).orElse(List.of(new SearchHit.Part(row.link().label(), false))), text);
  }

  private static List<FacetView> facets(List<FacetedRiskList.Row> among, String query,
      Map<FacetedRiskList.Facet, String> wanted) {
    List<FacetView> views = new ArrayList<>();
    for (FacetedRiskList.Facet facet : FacetedRiskList.Facet.values()) {
      Map<FacetedRiskList.Facet, String> others = copy(wanted);
      String chosen = others.remove(facet);
      List<Hyperlink> values = new ArrayList<>();
      FacetedRiskList.counts(FacetedRiskList.narrow(among, others), facet).forEach((value, count) -> {
        Map<FacetedRiskList.Facet, String> with = copy(others);
        with.put(facet, value.id());
        values.add(new Hyperlink(value.label(), value.id().equals(chosen) ? "" : address(query, with, 1),
            String.valueOf(count)));
      });
      views.add(new FacetView(facet.title(), values, chosen != null || values.size() <= 8));
    }
    return views;
  }

  private static List<Hyperlink> chosen(FacetedRiskList repository, String query,
      Map<FacetedRiskList.Facet, String> wanted) {
    List<Hyperlink> chosen = new ArrayList<>();
    wanted.forEach((facet, id) -> {
      Map<FacetedRiskList.Facet, String> without = copy(wanted);
      without.remove(facet);
      String label = FacetedRiskList.counts(repository.rows(), facet).keySet().stream()
          .filter(value -> value.id().equals(id)).map(FacetedRiskList.Value::label).findFirst().orElse(id);
      chosen.add(new Hyperlink(facet.title() + ": " + label, address(query, without, 1)));
    });
    return chosen;
  }

  private static Map<FacetedRiskList.Facet, String> copy(Map<FacetedRiskList.Facet, String> wanted) {
    Map<FacetedRiskList.Facet, String> copy = new EnumMap<>(FacetedRiskList.Facet.class);
    copy.putAll(wanted);
    return copy;
  }

  /** The address of a list with these filters. */
  static String address(String query, Map<FacetedRiskList.Facet, String> wanted, int page) {
    List<String> parts = new ArrayList<>();
    if (!query.isEmpty()) {
      parts.add("q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }
    wanted.forEach((facet, id) -> parts.add(facet.parameter() + "=" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
    if (page > 1) {
      parts.add("page=" + page);
    }
    return "/repository" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }
}
