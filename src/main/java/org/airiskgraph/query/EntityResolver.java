package org.airiskgraph.query;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Finds the entity that a person means: by its IRI, also at another host, as a path or with a prefix; an IRI that it
 * matches exactly; any of its identifiers; its name, or an unambiguous part of the name. A part is one or more words in their order, in either spelling, singular or plural; beginnings of words of at
 * least three letters count where no whole words match.
 */
public final class EntityResolver {
  private static final List<Node> LABELS =
      List.of(RDFS.label.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode());
  private static final List<Node> IDENTIFIERS =
      List.of(DCTerms.identifier.asNode(), AIRG.quickRef, SKOS.notation.asNode());
  private static final int MOST_LISTED = 6;
  private static final int SHORTEST_BEGINNING = 3;

  /** Characters of a name; the longest name of a risk has 156. */
  private static final int LONGEST = 500;

  /** The end of an IRI whatever its host, a path or a prefixed name: {@code http://localhost:3030/risk/34.02.03.ttl}. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://[^/]+/(?:[^?#]*?/)?|/)?(?<kind>"
      + Stream.of(EntityKind.values()).map(EntityKind::path).collect(Collectors.joining("|"))
      + ")[/:](?<id>[^?#]+?)/?(?:[?#].*)?");

  /** An identifier of a row of the repository, {@code 34.02.03}, also with its zeros left out. */
  private static final Pattern ROW = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern ARTICLE = Pattern.compile("^art(icle|\\.)?(?=\\d)");

  /** What an address of the server may end in. */
  private static final String ENDING = Stream.concat(Stream.of("html", "json"),
      Stream.of(RdfFormat.values()).map(RdfFormat::ending)).collect(Collectors.joining("|", "\\.(", ")$"));

  /** How a name matches what was typed, the best way first. */
  private enum Match {
    WHOLE,
    WORDS,
    FOLDED,
    BEGINNINGS,
    NONE
  }

  private final GraphReader reader;
  private final IriFactory iris;
  private final EnglishAnalyzer plain = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);
  private final EnglishAnalyzer singular = new EnglishAnalyzer(EnglishAnalyzer.Form.SINGULAR);

  /** Resolves to entities of {@code graph}, whose IRIs are under the base of {@code iris}. */
  public EntityResolver(Graph graph, IriFactory iris) {
    this.reader = new GraphReader(graph);
    this.iris = iris;
  }

  /** The choices among which {@code value} is one: those of its SKOS scheme; empty if it is in none. */
  public Optional<Enumeration> choices(Node value) {
    return value.isURI() && iris.kind(value.getURI()).isEmpty() ? Enumeration.of(reader, value) : Optional.empty();
  }

  /** All entities of {@code kind}: the scheme of which they are. */
  Node all(EntityKind kind) {
    return NodeFactory.createURI(iris.namespace(kind));
  }

  /** Whether {@code node} is an entry of another catalogue, rather than the catalogue. */
  boolean isEntry(Node node) {
    return reader.is(node, AIRG.CatalogueEntry);
  }

  /** What an entry of another catalogue is, {@code measure}; empty for anything else. */
  String entryKind(Node node) {
    return reader.text(iris.rebase(node), AIRG.entryKind).orElse("");
  }

  String id(Node node) {
    return iris.id(node);
  }

  /** The risk meant by {@code text}. */
  public Node risk(String text) {
    return find(EntityKind.RISK, text);
  }

  /**
   * The entity of {@code kind} meant by {@code text}.
   *
   * @throws QueryException if there is none or more than one, with suggestions or the identifiers to choose from; or
   *     if {@code text} is empty or the IRI of an entity of another kind
   */
  public Node find(EntityKind kind, String text) {
    return find(kind, node -> true, text);
  }

  /** As {@link #find(EntityKind, String)}, among the {@code wanted} ones if one of those is meant, else among all. */
  Node findFirstAmong(EntityKind kind, Predicate<Node> wanted, String text) {
    try {
      return find(kind, wanted, text);
    } catch (QueryException e) {
      try {
        return find(kind, text);
      } catch (QueryException ignored) {
        throw e; // It knows the names among which to suggest.
      }
    }
  }

  private Node find(EntityKind kind, Predicate<Node> wanted, String text) {
    String asked = text.strip().replaceFirst("^<(.*)>$", "$1");
    if (asked.isEmpty()) {
      throw QueryException.usage(
          "found an empty name, expected a " + name(kind) + ": its identifier, its name or a part of the name");
    }
    if (asked.length() > LONGEST) {
      throw QueryException
          .notFound("no " + name(kind) + " has a name of " + asked.length() + " characters; expected at most "
              + LONGEST);
    }
    Set<Node> found =
        new LinkedHashSet<>(asked.matches("https?://.*") ? byIri(kind, asked) : byIdentifier(kind, asked));
    if (found.isEmpty()) {
      found.addAll(byAddress(kind, asked));
    }
    found.removeIf(wanted.negate());
    if (found.size() == 1) {
      return found.iterator().next();
    }
    Map<Node, String> labels = labels(kind);
    labels.keySet().removeIf(wanted.negate());
    String verb = "are called";
    if (found.isEmpty()) {
      Map<Match, Set<Node>> matches = byLabel(asked, labels.keySet());
      Match best = matches.keySet().stream().min(Comparator.naturalOrder()).orElse(Match.NONE);
      verb = best == Match.WHOLE ? verb : "contain";
      found = matches.getOrDefault(best, Set.of());
    }
    if (found.size() == 1) {
      return found.iterator().next();
    }
    if (found.isEmpty()) {
      throw QueryException.notFound("no " + name(kind) + " is called \"" + asked + "\""
          + ofOtherKind(kind, asked).orElseGet(() -> suggestion(idOf(kind, asked), labels)));
    }
    throw QueryException
        .notFound(found.size() + " " + kind.plural().toLowerCase(Locale.ROOT) + " " + verb + " \"" + asked
            + "\"; use one of these identifiers: "
            + found.stream().limit(MOST_LISTED).map(node -> listed(node, labels)).collect(Collectors.joining("; "))
            + (found.size() > MOST_LISTED ? "; …" : ""));
  }

  private static String name(EntityKind kind) {
    return kind.title().toLowerCase(Locale.ROOT);
  }

  private Set<Node> byIri(EntityKind kind, String iri) {
    Node node = NodeFactory.createURI(iri);
    if (is(kind, node)) {
      return Set.of(node);
    }
    iris.kind(iri).filter(other -> other != kind && is(other, node)).ifPresent(other -> {
      throw QueryException.usage(
          "found the " + name(other) + " " + iri + ", expected a " + name(kind));
    });
    // The IRI that its owner or another vocabulary gives it.
    return reader.subjects(SKOS.exactMatch.asNode(), node).stream().filter(same -> is(kind, same))
        .collect(Collectors.toSet());
  }

  private Set<Node> byAddress(EntityKind kind, String asked) {
    Matcher address = ADDRESS.matcher(asked);
    if (!address.matches()) {
      return Set.of();
    }
    EntityKind named = EntityKind.ofPath(address.group("kind").toLowerCase(Locale.ROOT)).orElseThrow();
    String id = address.group("id");
    return Stream.of(id, id.replaceFirst(ENDING, ""))
        .map(part -> named == kind ? byIdentifier(kind, part) : byIri(kind, iris.namespace(named) + part))
        .filter(found -> !found.isEmpty()).findFirst().orElse(Set.of());
  }

  /** The identifier in the address of an entity of {@code kind}; anything else as it is. */
  private static String idOf(EntityKind kind, String asked) {
    Matcher address = ADDRESS.matcher(asked);
    return address.matches() && address.group("kind").equalsIgnoreCase(kind.path())
        ? address.group("id").replaceFirst(ENDING, "") : asked;
  }

  private Set<Node> byIdentifier(EntityKind kind, String asked) {
    Node minted = NodeFactory.createURI(iris.namespace(kind) + asked);
    if (is(kind, minted)) {
      return Set.of(minted);
    }
    Set<Node> found = new LinkedHashSet<>();
    for (Node property : IDENTIFIERS) {
      for (String spelled : new LinkedHashSet<>(
          List.of(asked, asked.toLowerCase(Locale.ROOT), asked.toUpperCase(Locale.ROOT)))) {
        reader.subjects(property, NodeFactory.createLiteralString(spelled)).stream().filter(node -> is(kind, node))
            .forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      found.addAll(kind == EntityKind.RISK ? byRow(asked) : byCode(kind, asked));
    }
    return found;
  }

  private Set<Node> byRow(String asked) {
    return row(asked).map(id -> NodeFactory.createURI(iris.namespace(EntityKind.RISK) + id))
        .filter(node -> is(EntityKind.RISK, node)).map(Set::of).orElse(Set.of());
  }

  private static Optional<String> row(String asked) {
    return ROW.matcher(asked).matches() ? Optional.of(asked.replaceAll("\\b(\\d)\\b", "0$1")) : Optional.empty();
  }

  /** The entries of catalogues whose code is meant by {@code Article 10}, {@code ART. 10} or {@code art.10}. */
  private Set<Node> byCode(EntityKind kind, String asked) {
    String key = codeKey(asked);
    return kind != EntityKind.CATALOGUE || key.isEmpty() ? Set.of()
        : reader.graph().find(Node.ANY, SKOS.notation.asNode(), Node.ANY)
            .filterKeep(triple -> codeKey(triple.getObject().getLiteralLexicalForm()).equals(key))
            .mapWith(Triple::getSubject).filterKeep(node -> is(kind, node)).toSet();
  }

  private static String codeKey(String code) {
    return ARTICLE.matcher(BLANKS.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("")).replaceFirst("art");
  }

  private Map<Match, Set<Node>> byLabel(String asked, Set<Node> among) {
    List<String> typed = plain.words(separated(asked));
    List<String> folded = singular.words(separated(asked));
    Map<Match, Set<Node>> matches = new TreeMap<>();
    for (Node node : among) {
      LABELS.stream().flatMap(property -> reader.objects(node, property).stream())
          .map(label -> match(typed, folded, label.getLiteralLexicalForm()))
          .min(Comparator.naturalOrder()).filter(match -> match != Match.NONE)
          .ifPresent(match -> matches.computeIfAbsent(match, m -> new LinkedHashSet<>()).add(node));
    }
    return matches;
  }

  private Match match(List<String> typed, List<String> folded, String label) {
    List<String> name = plain.words(separated(label));
    if (typed.isEmpty() || name.size() < typed.size()) {
      return Match.NONE;
    }
    if (Collections.indexOfSubList(name, typed) >= 0) {
      return name.equals(typed) ? Match.WHOLE : Match.WORDS;
    }
    if (Collections.indexOfSubList(singular.words(separated(label)), folded) >= 0) {
      return Match.FOLDED;
    }
    return IntStream.rangeClosed(0, name.size() - typed.size()).anyMatch(start -> IntStream.range(0, typed.size())
        .allMatch(i -> isBeginning(typed.get(i), name.get(start + i)))) ? Match.BEGINNINGS : Match.NONE;
  }

  /** Identifiers such as 12.01.04 are one word to Unicode; here each of their parts is one. */
  static String separated(String text) {
    return text.replace('.', ' ').replace(':', ' ').replace('_', ' ');
  }

  private static boolean isBeginning(String typed, String word) {
    return word.equals(typed) || typed.length() >= SHORTEST_BEGINNING && word.startsWith(typed);
  }

  private Map<Node, String> labels(EntityKind kind) {
    Map<Node, String> labels = new TreeMap<>(Comparator.comparing(Node::getURI));
    AIRG.classes(kind).forEach(type -> reader.members(type).forEach(node -> labels.put(node, reader.label(node))));
    return labels;
  }

  private boolean is(EntityKind kind, Node node) {
    return AIRG.classes(kind).stream().anyMatch(type -> reader.is(node, type));
  }

  /** The identifier with the name, where they are not the same words. */
  private String listed(Node node, Map<Node, String> labels) {
    String label = labels.getOrDefault(node, "");
    return iris.id(node) + (plain.words(label).equals(plain.words(iris.id(node))) ? "" : " " + label);
  }

  /** What has this identifier instead. */
  private Optional<String> ofOtherKind(EntityKind kind, String asked) {
    return Stream.of(EntityKind.values()).filter(other -> other != kind)
        .flatMap(other -> byIdentifier(other, asked).stream().limit(1)
            .map(node -> "; this is the " + name(other) + " \"" + reader.label(node) + "\""))
        .findFirst();
  }

  /** The identifiers before and after that of a row which does not exist; empty if there are no rows. */
  private Optional<String> nearestRows(String row, Map<Node, String> labels) {
    TreeSet<String> rows = labels.keySet().stream().map(iris::id).filter(id -> ROW.matcher(id).matches())
        .collect(Collectors.toCollection(TreeSet::new));
    List<String> nearest = Stream.of(rows.lower(row), rows.higher(row)).filter(Objects::nonNull).toList();
    return nearest.isEmpty() ? Optional.empty()
        : Optional.of((nearest.size() == 1 ? "; the nearest identifier is " : "; the nearest identifiers are ")
            + String.join(" and ", nearest));
  }

  private String suggestion(String asked, Map<Node, String> labels) {
    return row(asked).flatMap(row -> nearestRows(row, labels)).orElseGet(() -> nearestName(asked, labels));
  }

  private String nearestName(String asked, Map<Node, String> labels) {
    return Suggestions.ofNames(asked, labels.values()).map(name -> {
      List<String> ids = labels.entrySet().stream().filter(entry -> entry.getValue().equalsIgnoreCase(name))
          .map(entry -> iris.id(entry.getKey())).toList();
      return "; did you mean \"" + name + "\" (" + String.join(", ", ids.subList(0, Math.min(MOST_LISTED, ids.size())))
          + (ids.size() > MOST_LISTED ? ", …" : "") + ")?";
    }).orElse("; search for a word of its name");
  }
}
