package org.airiskgraph.server.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.ListSheets;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.airiskgraph.server.view.FacetedRiskList.Row;
import org.airiskgraph.server.view.FacetedRiskList;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.RepositoryQuery;
import org.airiskgraph.server.view.RepositoryView;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.graph.Node;

/**
 * {@code /repository}: all risks, filtered by domain, causal factors, concepts and the like, where several values of one
 * are separated by commas, and by words; as a list or as counts by domain and cause.
 */
public final class RepositoryPage extends PageServlet {
  private static final String PATH = "/repository";
  /** Each of some hundred links of the page repeats the words and the values of all filters. */
  private static final int MOST_CHARACTERS = 2000;
  /** Unknown parameters that the page names; a short address must not make a long page. */
  private static final int MOST_TOLD = 3;

  private static final Set<String> KNOWN = Stream.concat(Stream.of("q", "page", "sort", "view", ListFiles.MARK),
      Arrays.stream(Facet.values()).map(Facet::parameter)).collect(Collectors.toCollection(TreeSet::new));
  /** What other sites add to links to count those who follow them. */
  private static final Pattern COUNTING = Pattern.compile("utm_\\w+|\\w*clid|mc_[ce]id");

  /**
   * The page.
   *
   * @param list the risks
   * @param concept a concept that the words name
   * @param exports files of all risks that match
   * @param unknown parameters of the address that mean nothing here
   */
  public record View(RepositoryView list, Optional<Hyperlink> concept, List<Hyperlink> exports, List<String> unknown) {
    /** The parameters that narrow the list. */
    public String filters() {
      return Stream.concat(Stream.of("q"), Arrays.stream(Facet.values()).map(Facet::parameter))
          .collect(Collectors.joining(", "));
    }
  }

  RepositoryPage(SiteContext site) {
    super(site);
  }

  /** All, because one that means nothing must not pass for a filter. */
  @Override
  boolean takes(String parameter) {
    return true;
  }

  /** Several values of a facet may also be given one by one. */
  @Override
  boolean repeats(String parameter) {
    return Arrays.stream(Facet.values()).anyMatch(facet -> facet.parameter().equals(parameter))
        || !KNOWN.contains(parameter);
  }

  @Override
  List<String> offers(String path) {
    return path.equals(PATH) ? Stream.concat(Stream.of(HTML), ListFiles.mediaTypes().stream()).toList() : List.of();
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    Map<Facet, List<String>> wanted = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      wanted.put(facet, Stream.of(request.parameter(facet.parameter()).split("[,\n]")).map(String::strip)
          .filter(id -> !id.isEmpty()).distinct().toList());
    }
    String words = request.parameter("q");
    bound(words.length() + wanted.values().stream().flatMap(List::stream).mapToInt(String::length).sum());
    FacetedRiskList repository = site.repository().get();
    spell(wanted, repository);
    Map<String, SearchHit> hits = new LinkedHashMap<>();
    List<Row> among = repository.rows();
    if (!words.isEmpty()) {
      Map<Node, Row> rows = among.stream().collect(Collectors.toMap(Row::node, Function.identity()));
      List<SearchHit> found = site.search().find(words);
      found.forEach(hit -> hits.put(GraphReader.id(hit.thing()), hit));
      among = found.stream().map(hit -> rows.get(hit.thing())).filter(Objects::nonNull).toList();
    }
    RepositoryQuery query = new RepositoryQuery(words, wanted, sort(request.parameter("sort")),
        oneOf("view", request.parameter("view"), List.of("list", "matrix")).equals("matrix"));
    Optional<ResultFormat> format = ListFiles.format(request.path(), request.mediaType());
    List<String> unknown = request.parameters().keySet().stream()
        .filter(name -> !KNOWN.contains(name) && !COUNTING.matcher(name).matches()).limit(MOST_TOLD).toList();
    if (format.isPresent()) {
      if (!unknown.isEmpty()) {
        throw unknown(unknown.get(0), KNOWN);
      }
      known(wanted, repository);
      return ListFiles.file(site.texts(), "risks", List.of(new ListSheets(site.reader(), site.iris())
          .risks(query.of(among).stream().map(Row::node).toList())), format.get(), request);
    }
    int number = number(request, "page", 1, 0, 999_999);
    RepositoryView list = RepositoryView.of(repository, among, hits, query, number);
    if (list.paging().page() != number) {
      return PageResponse.redirect(302, query.address(list.paging().page()));
    }
    return page(request, "repository", new View(list, words.isEmpty() ? Optional.empty() : concept(words, query),
        ListFiles.links(site.texts(), PATH, query.withMatrix(false).address(1).replaceFirst("^[^?]*\\??", ""), false),
        unknown));
  }

  /** As for a register, case does not count, and {@code domain=7.2} is a sub-domain. */
  private static void spell(Map<Facet, List<String>> wanted, FacetedRiskList repository) {
    wanted.replaceAll((facet, ids) -> ids.stream().map(id -> values(repository, facet).filter(id::equalsIgnoreCase)
        .findFirst().orElse(id)).distinct().toList());
    List<String> domains = wanted.get(Facet.DOMAIN);
    if (!domains.isEmpty() && wanted.get(Facet.SUBDOMAIN).isEmpty() && domains.stream()
        .allMatch(id -> values(repository, Facet.SUBDOMAIN).anyMatch(id::equals))) {
      wanted.put(Facet.SUBDOMAIN, domains);
      wanted.put(Facet.DOMAIN, List.of());
    }
  }

  private static Stream<String> values(FacetedRiskList repository, Facet facet) {
    return repository.rows().stream().flatMap(row -> row.values(facet).stream()).map(FacetedRiskList.Value::id);
  }

  /** Refuses values that nothing has: who reads a file does not see that it is empty by mistake. */
  private void known(Map<Facet, List<String>> wanted, FacetedRiskList repository) {
    Map<Facet, EntityKind> kinds = Map.of(Facet.DOMAIN, EntityKind.DOMAIN, Facet.SUBDOMAIN, EntityKind.DOMAIN,
        Facet.CONCEPT, EntityKind.CONCEPT, Facet.MITIGATION, EntityKind.MITIGATION, Facet.SOURCE, EntityKind.SOURCE);
    wanted.forEach(
        (facet, ids) -> ids.stream().filter(id -> kinds.containsKey(facet) && !id.equals(FacetedRiskList.Value.NONE))
            .forEach(id -> site.names().find(kinds.get(facet), id)));
    for (Facet facet : List.of(Facet.ENTITY, Facet.INTENT, Facet.TIMING, Facet.LEVEL, Facet.SINCE, Facet.YEAR)) {
      Set<String> there = wanted.get(facet).isEmpty() ? Set.of()
          : values(repository, facet).collect(Collectors.toCollection(TreeSet::new));
      wanted.get(facet).stream()
          .filter(id -> !there.isEmpty() && !there.contains(id) && !id.equals(FacetedRiskList.Value.NONE)).findFirst()
          .ifPresent(id -> {
            throw usage("error.expected-one", facet.parameter(), id, String.join(", ", there));
          });
    }
  }

  /** A concept of which the words are a name, with the list of its risks; most people search before they filter. */
  private Optional<Hyperlink> concept(String words, RepositoryQuery query) {
    GraphReader reader = site.reader();
    return site.search().search(words, Map.of(SearchFacet.KIND, "concept"), 0, 1).hits().stream()
        .map(SearchHit::thing)
        .filter(concept -> Stream.concat(Stream.of(reader.label(concept)),
            reader.texts(concept, SKOS.altLabel.asNode()).stream()).anyMatch(words::equalsIgnoreCase))
        .map(concept -> new Hyperlink(reader.label(concept), query.ofConcept(GraphReader.id(concept)).address(1),
            site.texts().count("risk", reader.count(AIRG.concept, concept))))
        .findFirst();
  }

  private void bound(int characters) {
    if (characters > MOST_CHARACTERS) {
      throw usage("error.many-characters", characters, MOST_CHARACTERS);
    }
  }

  private RepositoryQuery.Sort sort(String name) {
    return name.isEmpty() ? RepositoryQuery.Sort.SOURCE : Stream.of(RepositoryQuery.Sort.values())
        .filter(sort -> sort.parameter().equals(name)).findFirst()
        .orElseThrow(() -> usage("error.expected-one", "sort", name, Stream.of(RepositoryQuery.Sort.values())
            .map(RepositoryQuery.Sort::parameter).collect(Collectors.joining(", "))));
  }
}
