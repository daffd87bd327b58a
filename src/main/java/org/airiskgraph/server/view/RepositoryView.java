package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.airiskgraph.server.view.FacetedRiskList.Row;
import org.airiskgraph.server.view.FacetedRiskList.Value;

/**
 * A page of the repository list.
 *
 * @param query which risks, and how they are shown
 * @param title what is listed
 * @param total number of risks that match
 * @param all number of all risks
 * @param facets what the list can be filtered by
 * @param chosen the filters in use; each link removes one
 * @param missing wanted values that no risk of the repository has, in words
 * @param sorts the orders; the one in use has no address
 * @param views list and matrix; the one in use has no address
 * @param items the risks of this page; empty for the matrix
 * @param matrix the counts by domain and cause as SVG; empty for the list
 * @param paging the position of this page
 */
public record RepositoryView(RepositoryQuery query, String title, int total, int all, List<FacetView> facets,
    List<Hyperlink> chosen, List<String> missing, List<Hyperlink> sorts, List<Hyperlink> views, List<Item> items,
    String matrix,
    Paging paging) {

  /** Risks on a page. */
  public static final int PAGE = 50;
  private static final int MOST_VALUES = 30;
  private static final int MOST_MISSING = 3;
  private static final int FEW_VALUES = 8;

  /**
   * A facet with its values.
   *
   * @param title its name
   * @param values its values; the note of each is the number of risks
   * @param open whether it is unfolded
   * @param left number of values that are left out because few risks have them
   * @param all address of the page with all values, for where some are left out
   * @param chosen labels of the values in use, whose links remove them
   */
  public record FacetView(String title, List<Hyperlink> values, boolean open, int left, String all,
      List<String> chosen) {
    public FacetView(String title, List<Hyperlink> values, boolean open) {
      this(title, values, open, 0, "", List.of());
    }
  }

  /** A risk: link, identifier, classification, and a text with marked words. */
  public record Item(Hyperlink link, String id, String filed, List<SearchHit.Part> name, List<SearchHit.Part> text) {}

  /** Number of this page, of all pages, and the addresses of the neighbors, empty at the ends. */
  public record Paging(int page, int pages, String previous, String next) {}

  /** The address of this page whatever its order. */
  public String canonical() {
    return query.sorted(RepositoryQuery.Sort.SOURCE).address(paging.page());
  }

  /** The form fields besides the words. */
  public Map<String, String> hidden() {
    return query.withoutWords().parameters();
  }

  /** The view of page {@code page}, from 1, of the risks of {@code among} that {@code query} wants. */
  public static RepositoryView of(FacetedRiskList repository, List<Row> among, Map<String, SearchHit> hits,
      RepositoryQuery query, int page) {
    Texts texts = repository.texts();
    List<Row> fitting = query.of(among);
    int pages = query.matrix() ? 1 : Math.max(1, (fitting.size() + PAGE - 1) / PAGE);
    int shown = Math.min(Math.max(1, page), pages);
    List<Item> items = query.matrix() ? List.of() : fitting.stream().skip((long) (shown - 1) * PAGE).limit(PAGE)
        .map(row -> item(row, Optional.ofNullable(hits.get(row.id())))).toList();
    Paging paging = new Paging(shown, pages, shown > 1 ? query.address(shown - 1) : "",
        shown < pages ? query.address(shown + 1) : "");
    Map<Facet, Map<String, String>> labels = labels(repository, query);
    return new RepositoryView(query, title(query, labels, texts), fitting.size(), repository.rows().size(),
        facets(among, query, texts), chosen(query, labels, texts), missing(query, labels, texts),
        Stream.of(RepositoryQuery.Sort.values()).map(sort -> new Hyperlink(
            texts.get(sort == RepositoryQuery.Sort.SOURCE && !query.words().isEmpty() ? "sort.best-match"
                : "sort." + sort.parameter()),
            sort == query.sort() ? "" : query.sorted(sort).address(1))).toList(),
        List.of(new Hyperlink(texts.get("repository.list"), query.matrix() ? query.withMatrix(false).address(1) : ""),
            new Hyperlink(texts.get("repository.matrix"), query.matrix() ? "" : query.withMatrix(true).address(1))),
        items, query.matrix() ? CauseMatrix.of(fitting, query, texts).draw() : "", paging);
  }

  private static Item item(Row row, Optional<SearchHit> hit) {
    String filed = Stream.of(Facet.SUBDOMAIN, Facet.DOMAIN).flatMap(facet -> row.values(facet).stream())
        .map(Value::label).findFirst().orElse("");
    List<SearchHit.Part> text = hit.map(SearchHit::excerpt).filter(excerpt -> !excerpt.isEmpty())
        .orElse(List.of(new SearchHit.Part(row.summary(), false)));
    return new Item(row.link(), row.id(), filed,
        hit.map(SearchHit::name).orElse(List.of(new SearchHit.Part(row.link().label(), false))), text);
  }

  private static List<FacetView> facets(List<Row> among, RepositoryQuery query, Texts texts) {
    List<FacetView> views = new ArrayList<>();
    FacetedRiskList.counts(among, query.wanted()).forEach((facet, counts) -> {
      List<String> wanted = query.wanted(facet);
      Stream<Map.Entry<Value, Integer>> entries = counts.entrySet().stream();
      List<Map.Entry<Value, Integer>> shown = facet.isLong()
          ? entries
              .sorted(Comparator.comparing((Map.Entry<Value, Integer> entry) -> !wanted.contains(entry.getKey().id()))
                  .thenComparing(entry -> -entry.getValue()).thenComparing(entry -> entry.getKey().order()))
              .limit(MOST_VALUES).toList()
          : entries.toList();
      List<Hyperlink> values = shown.stream().map(entry -> new Hyperlink(entry.getKey().label(),
          query.toggled(facet, entry.getKey().id()).address(1), String.valueOf(entry.getValue()))).toList();
      views.add(new FacetView(facet.title(texts), values, !wanted.isEmpty() || values.size() <= FEW_VALUES,
          counts.size() - shown.size(), facet == Facet.CONCEPT ? "/concept/" : "/mitigation/",
          shown.stream().map(Map.Entry::getKey)
              .filter(value -> wanted.contains(value.id())).map(Value::label).toList()));
    });
    return views;
  }

  /** The labels of the values of the facets in use, by identifier. */
  private static Map<Facet, Map<String, String>> labels(FacetedRiskList repository, RepositoryQuery query) {
    return query.wanted().keySet().stream().collect(Collectors.toMap(facet -> facet,
        facet -> repository.rows().stream().flatMap(row -> row.values(facet).stream())
            .collect(Collectors.toMap(Value::id, Value::label, (first, same) -> first))));
  }

  private static List<String> missing(RepositoryQuery query, Map<Facet, Map<String, String>> labels, Texts texts) {
    return query.wanted().entrySet().stream().flatMap(want -> want.getValue().stream()
        .filter(id -> !labels.get(want.getKey()).containsKey(id))
        .map(id -> texts.get("repository.no-risk-has", want.getKey().title(texts), id))).limit(MOST_MISSING).toList();
  }

  private static String title(RepositoryQuery query, Map<Facet, Map<String, String>> labels, Texts texts) {
    List<String> parts = new ArrayList<>();
    query.wanted().forEach((facet, ids) -> parts.add(ids.stream().map(id -> labels.get(facet).getOrDefault(id, id))
        .collect(Collectors.joining(" " + texts.get("repository.or") + " "))));
    if (!query.words().isEmpty()) {
      parts.add("“" + query.words() + "”");
    }
    return texts.get("repository.title") + (parts.isEmpty() ? "" : ": " + String.join("; ", parts));
  }

  private static List<Hyperlink> chosen(RepositoryQuery query, Map<Facet, Map<String, String>> labels, Texts texts) {
    List<Hyperlink> chosen = new ArrayList<>();
    if (!query.words().isEmpty()) {
      chosen.add(new Hyperlink(texts.get("repository.words", query.words()), query.withoutWords().address(1)));
    }
    query.wanted().forEach((facet, ids) -> ids.forEach(id -> chosen.add(new Hyperlink(
        facet.title(texts) + ": " + labels.get(facet).getOrDefault(id, id), query.toggled(facet, id).address(1)))));
    return chosen;
  }
}
