package org.airiskgraph.server.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.airiskgraph.server.view.FacetedRiskList.Row;

/**
 * Which risks the repository list shows, and how; what its address says.
 *
 * @param words words searched for; may be empty
 * @param wanted the wanted values of each facet; a facet without filter is not in the map
 * @param sort order of the list
 * @param matrix whether the risks are counted by domain and cause instead of listed
 */
public record RepositoryQuery(String words, Map<Facet, List<String>> wanted, Sort sort, boolean matrix) {
  /** All risks by identifier. */
  public static final RepositoryQuery ALL = new RepositoryQuery("", Map.of(), Sort.SOURCE, false);

  /** An order of the list. */
  public enum Sort {
    /** By identifier; if words are searched for, the best match first. */
    SOURCE(Comparator.comparing(Row::id)),
    NAME(Comparator.comparing((Row row) -> row.link().label().toLowerCase(Locale.ROOT))),
    /** By year of the source document, those without a year last. */
    NEWEST(Comparator.comparing((Row row) -> row.values(Facet.YEAR).stream()
        .map(FacetedRiskList.Value::order).findFirst().orElse("~"))),
    DOMAIN(Comparator.comparing((Row row) -> row.values(Facet.SUBDOMAIN).stream()
        .map(FacetedRiskList.Value::order).findFirst().orElse("~"))),
    CONCEPTS(Comparator.comparing((Row row) -> -row.values(Facet.CONCEPT).size()));

    private final Comparator<Row> order;

    Sort(Comparator<Row> order) {
      this.order = order;
    }

    public String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RepositoryQuery {
    Map<Facet, List<String>> copy = new EnumMap<>(Facet.class);
    wanted.forEach((facet, ids) -> {
      if (!ids.isEmpty()) {
        copy.put(facet, List.copyOf(ids));
      }
    });
    wanted = Collections.unmodifiableMap(copy);
  }

  /** The risks of {@code among} that are wanted, in this order. */
  public List<Row> of(List<Row> among) {
    List<Row> fitting = FacetedRiskList.narrow(among, wanted);
    return sort == Sort.SOURCE ? fitting : fitting.stream().sorted(sort.order).toList();
  }

  List<String> wanted(Facet facet) {
    return wanted.getOrDefault(facet, List.of());
  }

  /** The same with {@code ids} as the wanted values of a facet. */
  RepositoryQuery with(Facet facet, List<String> ids) {
    Map<Facet, List<String>> changed = new EnumMap<>(Facet.class);
    changed.putAll(wanted);
    changed.put(facet, ids);
    return new RepositoryQuery(words, changed, sort, matrix);
  }

  /** The same with one more value, or without it if it is wanted already. */
  RepositoryQuery toggled(Facet facet, String id) {
    List<String> ids = new ArrayList<>(wanted(facet));
    if (!ids.remove(id)) {
      ids.add(id);
    }
    return with(facet, ids);
  }

  RepositoryQuery sorted(Sort by) {
    return new RepositoryQuery(words, wanted, by, matrix);
  }

  public RepositoryQuery withMatrix(boolean counted) {
    return new RepositoryQuery(words, wanted, sort, counted);
  }

  RepositoryQuery withoutWords() {
    return new RepositoryQuery("", wanted, sort, matrix);
  }

  /** The same with the risks of one concept in place of words. */
  public RepositoryQuery ofConcept(String id) {
    return withoutWords().with(Facet.CONCEPT, List.of(id));
  }

  /** The parameters of the address, those at their defaults left out. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", words);
    wanted.forEach((facet, ids) -> parameters.put(facet.parameter(), String.join(",", ids)));
    parameters.put("sort", sort == Sort.SOURCE ? "" : sort.parameter());
    parameters.put("view", matrix ? "matrix" : "");
    parameters.values().removeIf(String::isEmpty);
    return parameters;
  }

  /** The address of page {@code page}, from 1. */
  public String address(int page) {
    String query = parameters().entrySet().stream().map(parameter -> parameter.getKey() + "="
        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("%2C", ","))
        .collect(Collectors.joining("&"));
    String full = page > 1 ? query + (query.isEmpty() ? "" : "&") + "page=" + page : query;
    return "/repository" + (full.isEmpty() ? "" : "?" + full);
  }
}
