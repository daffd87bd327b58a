package org.airiskgraph.server.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.CompareView;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.Phrases;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.core.Var;

/** {@code /compare?a=RISK&b=RISK}: two risks side by side, with what connects them; or a form to choose them. */
public final class ComparePage extends PageServlet {
  private static final String FIRST = "a";
  private static final String SECOND = "b";
  private static final String QUERY = "why-related";
  private static final int CHOICES = 6;
  private static final int SHOWN = 8;

  /**
   * The page.
   *
   * @param a the first risk as asked for
   * @param b the second
   * @param problems why there is no comparison yet, one for each name that means no risk or several
   * @param compared the comparison
   * @param connections what connects the two
   */
  public record View(String a, String b, List<Problem> problems, Optional<CompareView> compared,
      List<Connection> connections) {}

  /** A name that cannot be used: what is wrong, and risks that may be meant, each with the address to go on. */
  public record Problem(String message, List<Hyperlink> choices) {}

  /** A way in which the risks are connected: its name, the entities at both ends, and how many more there are. */
  public record Connection(String way, List<Ends> between, int more) {}

  /** The entity of the first risk and that of the second, which may be the same. */
  public record Ends(Hyperlink from, Hyperlink to) {
    boolean isOne() {
      return from.equals(to);
    }
  }

  ComparePage(SiteContext site) {
    super(site, FIRST, SECOND);
  }

  @Override
  PageResponse respond(PageRequest request) {
    String a = request.parameter(FIRST);
    String b = request.parameter(SECOND);
    List<Problem> problems = new ArrayList<>();
    Optional<Node> first = risk(a, FIRST, b, problems);
    Optional<Node> second = risk(b, SECOND, a, problems);
    if (first.isEmpty() || second.isEmpty()) {
      return page(request, problems.isEmpty() ? 200 : 404, "compare", new View(first.map(GraphReader::id).orElse(a),
          second.map(GraphReader::id).orElse(b), problems, Optional.empty(), List.of()));
    }
    return page(request, "compare", new View(GraphReader.id(first.get()), GraphReader.id(second.get()), problems,
        Optional.of(CompareView.of(site.links(), first.get(), second.get())),
        connections(first.get(), second.get())));
  }

  private Optional<Node> risk(String name, String parameter, String other, List<Problem> problems) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(site.names().risk(name));
    } catch (QueryException e) {
      List<Hyperlink> choices = site.search().search(name, Map.of(SearchFacet.KIND, "risk"), 0, CHOICES).hits().stream()
          .map(hit -> site.links().to(site.reader().risk(hit.thing())).withNote(GraphReader.id(hit.thing()) + " · "
              + site.reader().risk(hit.thing()).note()))
          .map(risk -> new Hyperlink(risk.label(), parameter.equals(FIRST)
              ? CompareView.address(risk.note().replaceFirst(" .*", ""), other)
              : CompareView.address(other, risk.note().replaceFirst(" .*", "")), risk.note()))
          .toList();
      // The rest of the message lists identifiers, which the choices do better.
      problems.add(new Problem(Phrases.sentence(choices.isEmpty() ? e.getMessage()
          : e.getMessage().replaceFirst(";.*", "")), choices));
      return Optional.empty();
    }
  }

  /**
   * The rows of the canned query that says what connects two risks, by its kind of path; without paths from one shared
   * entity to another.
   */
  private List<Connection> connections(Node first, Node second) {
    BoundQuery query = BoundQuery.of(site, site.library().get().get(QUERY),
        Map.of("risk", first.getURI(), "other", second.getURI()));
    Map<String, List<Ends>> ways = new LinkedHashMap<>();
    try (TimedQuery timed = new TimedQuery(site.dataset(), query.query(), site.limits().queryTimeout())) {
      timed.execution().select().forEachRemaining(
          row -> ways.computeIfAbsent(Phrases.capitalized(row.get(Var.alloc("path")).getLiteralLexicalForm()),
              way -> new ArrayList<>()).add(new Ends(end(row, "from"), end(row, "to"))));
    }
    Set<Hyperlink> shared = ways.values().stream().flatMap(List::stream).filter(Ends::isOne).map(Ends::from)
        .collect(Collectors.toSet());
    return ways.entrySet().stream().map(way -> {
      List<Ends> between = way.getValue().stream()
          .filter(ends -> ends.isOne() || !shared.contains(ends.from()) || !shared.contains(ends.to())).toList();
      return new Connection(way.getKey(), between.stream().limit(SHOWN).toList(),
          Math.max(0, between.size() - SHOWN));
    }).filter(connection -> !connection.between().isEmpty()).toList();
  }

  private Hyperlink end(Binding row, String variable) {
    return site.links().to(row.get(Var.alloc(variable)));
  }
}
