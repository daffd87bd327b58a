package org.airiskgraph.server.reconcile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Once;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.search.SearchResults;
import org.airiskgraph.search.TextMatch;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Finds the entities that a cell of a table may mean: by the full-text search, or risks for a sentence as {@code match}
 * does. A candidate's score, from 0 to 100, is 60 for the words it shares
 * with the query (Dice coefficient of word stems with its best name) and 40 for its relevance as a share of the best one's, halved
 * as far as the values of properties that the query gives are not its own. An entity whose identifier is the query has
 * 100.
 */
final class Reconciler {
  private static final int CONSIDERED = 50;
  private static final int LIMIT = 10;
  private static final int LONGEST = 2_000;
  /** From this number of words on, a text is a sentence and no name, and is matched by what it is about. */
  private static final int SENTENCE = 7;
  private static final double SHARE_OF_NAME = 0.6;

  private final EntityTypes types;
  private final GraphReader reader;
  private final Supplier<SearchIndex> search;
  private final Supplier<RiskMatcher> matcher;
  private final Supplier<Map<String, List<Node>>> named;
  private final EnglishAnalyzer stems = new EnglishAnalyzer(EnglishAnalyzer.Form.STEM);
  private final EnglishAnalyzer plain = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);

  /** @param all the graph without a deadline, for what is read once for all requests */
  Reconciler(EntityTypes types, GraphReader all, Supplier<SearchIndex> search, Supplier<RiskMatcher> matcher) {
    this.types = types;
    this.named = new Once<>(() -> named(all));
    this.reader = types.reader();
    this.search = search;
    this.matcher = matcher;
  }

  /**
   * A candidate.
   *
   * @param identified whether the query is an identifier of it
   * @param named whether the query is one of its names
   * @param name similarity of its best name, in [0,1]
   * @param relevance score of the search or match, divided by the best one
   * @param agreement share of the given properties whose value it has
   */
  private record Candidate(Node entity, boolean identified, boolean named, double name, double relevance,
      double agreement) {
    double score() {
      double text = identified ? 1 : SHARE_OF_NAME * name + (1 - SHARE_OF_NAME) * relevance;
      return Math.round(1000 * text * (1 + agreement) / 2) / 10.0;
    }
  }

  /** The candidates for one query, best first; none for one without a text. */
  JsonArray candidates(JsonObject query) {
    Map<Property, List<String>> wanted = properties(query);
    String text = query.has("query") ? string(query.get("query"), "query")
        : wanted.values().stream().flatMap(List::stream).collect(Collectors.joining(" "));
    if (text.isBlank()) {
      // A table has empty cells; the others of the batch still have their answers.
      return new JsonArray();
    }
    String asked = text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
    Found entities = found(asked, kinds(query));
    List<Candidate> found = entities.relevance().entrySet().stream()
        .map(entry -> candidate(asked, entities.corrected(), entry.getKey(), entry.getValue(), wanted))
        .sorted(Comparator.comparingDouble((Candidate candidate) -> -candidate.score())
            .thenComparing(candidate -> candidate.entity().getURI()))
        .toList();
    JsonArray candidates = new JsonArray();
    found.stream().limit(limit(query)).forEach(candidate -> candidates.add(json(candidate, isMatch(candidate, found))));
    return candidates;
  }

  /** Whether a candidate can be taken without a look: nothing else is called so, or has the identifier. */
  private static boolean isMatch(Candidate candidate, List<Candidate> all) {
    return candidate.agreement() == 1 && (candidate.identified() || candidate.named()
        && all.stream().filter(other -> other.named() && other.agreement() == 1).count() == 1
        && all.stream().noneMatch(Candidate::identified));
  }

  private static List<EntityKind> kinds(JsonObject query) {
    if (!query.has("type") || query.get("type").isJsonNull()) {
      return EntityTypes.KINDS;
    }
    JsonElement type = query.get("type");
    List<EntityKind> kinds = elements(type).map(item -> EntityTypes.find(string(item.isJsonObject()
        ? item.getAsJsonObject().get("id") : item, "type"))).toList();
    return kinds.isEmpty() ? EntityTypes.KINDS : kinds;
  }

  private static int limit(JsonObject query) {
    if (!query.has("limit") || query.get("limit").isJsonNull()) {
      return LIMIT;
    }
    String limit = string(query.get("limit"), "limit");
    if (!limit.matches("0*[1-9]\\d{0,5}(\\.0)?")) {
      throw QueryException.usage("limit: found \"" + limit + "\", expected a whole number from 1; at most " + CONSIDERED
          + " candidates are given");
    }
    return (int) Math.min(CONSIDERED, Double.parseDouble(limit));
  }

  private static Map<Property, List<String>> properties(JsonObject query) {
    Map<Property, List<String>> wanted = new LinkedHashMap<>();
    if (query.has("properties")) {
      elements(query.get("properties")).forEach(item -> {
        if (!item.isJsonObject() || !item.getAsJsonObject().has("pid") || !item.getAsJsonObject().has("v")) {
          throw QueryException.usage("properties: found " + item + ", expected objects with \"pid\" and \"v\"");
        }
        wanted.put(Property.find(string(item.getAsJsonObject().get("pid"), "pid")),
            elements(item.getAsJsonObject().get("v")).map(value -> string(value.isJsonObject()
                ? value.getAsJsonObject().get("id") : value, "v")).toList());
      });
    }
    return wanted;
  }

  private static Stream<JsonElement> elements(JsonElement value) {
    return value.isJsonArray() ? StreamSupport.stream(value.getAsJsonArray().spliterator(), false) : Stream.of(value);
  }

  private static String string(JsonElement value, String name) {
    if (value == null || !value.isJsonPrimitive()) {
      throw QueryException.usage(name + ": found " + value + ", expected a text");
    }
    return value.getAsString();
  }

  /** Entities by their relevance to a text, and the text without typing slips. */
  private record Found(Map<Node, Double> relevance, String corrected) {}

  private Found found(String text, List<EntityKind> kinds) {
    Map<Node, Double> found = new LinkedHashMap<>();
    types.entity(text).filter(entity -> kinds.contains(types.kind(entity).orElseThrow()))
        .ifPresent(entity -> found.put(entity, 1.0));
    named.get().getOrDefault(key(text), List.of()).stream()
        .filter(entity -> kinds.contains(types.kind(entity).orElseThrow())).forEach(entity -> found.put(entity, 1.0));
    if (kinds.contains(EntityKind.RISK) && plain.words(text).size() >= SENTENCE) {
      List<TextMatch.Near> near = matcher.get().match(new RiskMatcher.Request(text), CONSIDERED).risks();
      near.forEach(risk -> found.putIfAbsent(NodeFactory.createURI(risk.risk().iri()),
          risk.score() / near.get(0).score()));
      return new Found(found, text);
    }
    Map<SearchFacet, String> filter = kinds.size() == 1 ? Map.of(SearchFacet.KIND, kinds.get(0).path()) : Map.of();
    SearchResults results = search.get().search(text, filter, 0, CONSIDERED);
    List<SearchHit> hits =
        results.hits().stream().filter(hit -> types.kind(hit.thing()).filter(kinds::contains).isPresent()).toList();
    double best = hits.stream().mapToDouble(SearchHit::score).max().orElse(1);
    hits.forEach(hit -> found.putIfAbsent(hit.thing(), hit.score() / best));
    return new Found(found, results.correction().isEmpty() ? text : results.correction());
  }

  /** Entities by the words of their names. */
  private Map<String, List<Node>> named(GraphReader graph) {
    Map<String, List<Node>> all = new HashMap<>();
    EntityTypes.KINDS.stream().flatMap(kind -> AIRG.classes(kind).stream())
        .flatMap(type -> graph.members(type).stream())
        .forEach(entity -> names(graph, entity).map(this::key).distinct()
            .forEach(name -> all.computeIfAbsent(name, n -> new ArrayList<>()).add(entity)));
    return all;
  }

  private static Stream<String> names(GraphReader graph, Node entity) {
    return Stream.of(RDFS.label, SKOS.prefLabel, SKOS.altLabel)
        .flatMap(property -> graph.texts(entity, property.asNode()).stream()).distinct();
  }

  private Candidate candidate(String text, String corrected, Node entity, double relevance,
      Map<Property, List<String>> wanted) {
    List<String> names = names(reader, entity).toList();
    long agreeing =
        wanted.entrySet().stream().filter(entry -> agrees(entity, entry.getKey(), entry.getValue())).count();
    return new Candidate(entity, isIdentifier(text, entity),
        names.stream().anyMatch(name -> key(name).equals(key(text))),
        names.stream().mapToDouble(name -> similarity(name, corrected)).max().orElse(0), relevance,
        wanted.isEmpty() ? 1 : (double) agreeing / wanted.size());
  }

  private boolean isIdentifier(String text, Node entity) {
    // The last segment of a concept's IRI is a name, which risks may share.
    return text.equals(entity.getURI()) || Stream.concat(Stream.of(types.id(entity)),
        Stream.of(DCTerms.identifier.asNode(), AIRG.quickRef).flatMap(p -> reader.texts(entity, p).stream()))
        .anyMatch(text::equalsIgnoreCase);
  }

  private double similarity(String name, String text) {
    Set<String> ours = new HashSet<>(stems.words(name));
    Set<String> theirs = new HashSet<>(stems.words(text));
    int all = ours.size() + theirs.size();
    ours.retainAll(theirs);
    return all == 0 ? 0 : 2.0 * ours.size() / all;
  }

  /** Whether the entity has one of these values, given by identifier, code or name. */
  private boolean agrees(Node entity, Property property, List<String> values) {
    Set<String> ours = property.values().apply(reader, entity).stream().flatMap(node -> node.isURI()
        ? Stream.of(node.getURI(), types.kind(node).isPresent() ? types.id(node) : node.getURI(), GraphReader.id(node),
            reader.label(node), reader.code(node), reader.text(node, AIRG.quickRef).orElse(""))
        : Stream.of(GraphReader.text(node))).map(this::key).collect(Collectors.toSet());
    return values.stream().map(this::key).anyMatch(ours::contains);
  }

  private String key(String text) {
    return String.join(" ", plain.words(text));
  }

  private JsonObject json(Candidate candidate, boolean match) {
    JsonObject json = named(candidate.entity());
    json.add("type", types.typesOf(candidate.entity()));
    json.addProperty("score", candidate.score());
    json.addProperty("match", match);
    JsonArray features = new JsonArray();
    features.add(feature("name_similarity", candidate.name()));
    features.add(feature("search_relevance", candidate.relevance()));
    features.add(feature("property_agreement", candidate.agreement()));
    json.add("features", features);
    return json;
  }

  private static JsonObject feature(String id, double value) {
    return EntityTypes.object("id", id, "value", Math.round(value * 1000) / 1000.0);
  }

  /** An entity with identifier, name and description. */
  JsonObject named(Node entity) {
    JsonObject json = EntityTypes.object("id", types.id(entity), "name", reader.label(entity));
    Optional.of(description(entity)).filter(text -> !text.isEmpty())
        .ifPresent(text -> json.addProperty("description", text));
    return json;
  }

  /** What tells an entity from others of its name: the source of a risk, and its text. */
  String description(Node entity) {
    List<String> parts = new ArrayList<>();
    reader.object(entity, AIRG.sourceDocument).ifPresent(source -> parts.add(reader.source(source).label()));
    Stream.of(AIRG.summary, SKOS.definition.asNode(), DCTerms.bibliographicCitation.asNode())
        .flatMap(property -> reader.text(entity, property).stream()).findFirst().ifPresent(parts::add);
    return String.join(": ", parts);
  }
}
