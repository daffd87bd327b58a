package org.airiskgraph.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.SystemProfile;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.Suggestions;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader.Folder;
import org.airiskgraph.reader.ProfileReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The kinds of systems that a catalogue describes, and the risks of each. */
public final class ProfileMatcher {
  /** The risks of a concern that a register takes. */
  public static final int NEAREST_TO_A_CONCERN = 5;

  private static final List<String> COLUMNS = List.of("concern", "why");

  private final GraphReader reader;
  private final IriFactory iris;
  private final List<SystemProfile> profiles;

  /**
   * Reads the profiles.
   *
   * @param folder the catalogue; the profiles of the bundled one are read if it has none of its own
   */
  public ProfileMatcher(Graph graph, IriFactory iris, Optional<Folder> folder) {
    this.reader = new GraphReader(graph);
    this.iris = iris;
    List<SystemProfile> own = folder.map(this::read).orElse(List.of());
    this.profiles = own.isEmpty() ? read(new BundledFolder("data")) : own;
  }

  private List<SystemProfile> read(Folder folder) {
    return ProfileReader.read(folder, key -> reader.is(iris.concept(key), AIRG.Concept));
  }

  public List<SystemProfile> all() {
    return profiles;
  }

  /**
   * The profile with this id.
   *
   * @throws QueryException if there is none
   */
  public SystemProfile get(String id) {
    List<String> ids = profiles.stream().map(SystemProfile::id).toList();
    return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst()
        .orElseThrow(() -> new QueryException(QueryException.Fault.NOT_FOUND, "no profile \"" + id + "\""
            + Suggestions.of(id, ids).map(other -> "; did you mean " + other + "?").orElse(".") + " There are "
            + String.join(", ", ids)));
  }

  /** The sub-domains that apply. */
  public Set<Node> subdomains(SystemProfile profile) {
    return profile.concerns().stream().filter(concern -> concern.kind() == EntityKind.DOMAIN).map(this::node)
        .collect(Collectors.toSet());
  }

  private Node node(SystemProfile.Concern concern) {
    return iris.entity(concern.kind(), concern.key());
  }

  /** One row for each concern, with the risks nearest to it; at most {@code count} each. */
  public MatchReport report(String id, RiskMatcher matcher, int count) {
    SystemProfile profile = get(id);
    return new MatchReport(COLUMNS, () -> java.util.stream.IntStream.range(0, profile.concerns().size())
        .mapToObj(i -> row(i + 1, profile.concerns().get(i), matcher, count)).iterator());
  }

  /** The risks nearest to each concern of a profile, {@code count} each, in the order of the concerns. */
  public Set<Node> risks(String id, RiskMatcher matcher, int count) {
    Set<Node> risks = new LinkedHashSet<>();
    report(id, matcher, count).rows().forEach(row -> row.match().risks()
        .forEach(near -> risks.add(NodeFactory.createURI(near.risk().iri()))));
    return risks;
  }

  private MatchReport.Row row(int number, SystemProfile.Concern concern, RiskMatcher matcher, int count) {
    boolean concept = concern.kind() == EntityKind.CONCEPT;
    String label = concept ? reader.label(node(concern)) : reader.domain(node(concern)).label();
    TextMatch match = matcher.match(new RiskMatcher.Request(label + ": " + concern.why(), Set.of(),
        concept ? Set.of(node(concern)) : Set.of(), concept ? Set.of() : Set.of(node(concern))), count);
    return new MatchReport.Row(number, List.of(label, concern.why()), match);
  }
}
