package org.airiskgraph.search;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryException;
import org.apache.jena.graph.Node;

/**
 * Which risks a person means: those named, and after them those that pass all filters and contain the words. Without
 * any of these, all risks.
 *
 * @param risks identifiers, names or parts of names
 * @param words what a search is for; empty for none
 * @param filters wanted values
 */
public record RiskSelection(List<String> risks, String words, Map<RegisterFilter, String> filters) {
  public RiskSelection {
    risks = List.copyOf(risks);
    requireNonNull(words, "words");
    filters = Map.copyOf(filters);
  }

  public boolean isEmpty() {
    return risks.isEmpty() && words.isEmpty() && filters.isEmpty();
  }

  /**
   * The risks, each once: the named ones in the order of their names; then those of a search, best first, or else
   * the filtered ones by identifier.
   *
   * @throws QueryException if a name or a value is not known
   */
  public List<Node> in(GraphReader reader, EntityResolver names, SearchIndex index) {
    Set<Node> selected = new LinkedHashSet<>();
    risks.stream().distinct().forEach(name -> selected.add(names.risk(name)));
    if (risks.isEmpty() || !words.isEmpty() || !filters.isEmpty()) {
      List<Node> among = words.isEmpty()
          ? reader.members(AIRG.Risk).stream().sorted(Comparator.comparing(Node::getURI)).toList()
          : index.find(words).stream().map(SearchHit::thing).filter(node -> reader.is(node, AIRG.Risk)).toList();
      List<Set<Node>> wanted = filters.entrySet().stream()
          .map(filter -> filter.getKey().risks(reader, names, filter.getValue()).collect(Collectors.toSet())).toList();
      among.stream().filter(risk -> wanted.stream().allMatch(set -> set.contains(risk))).forEach(selected::add);
    }
    return List.copyOf(selected);
  }
}
