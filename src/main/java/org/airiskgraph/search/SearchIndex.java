package org.airiskgraph.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds entities by the words of their names and texts.
 *
 * <p>The Lucene index is built in memory on first use, in well under a second for the bundled catalogue. SPARQL's
 * {@code text:query} uses the same index.
 */
public final class SearchIndex {
  /** On Java 21 and newer, Lucene logs at every start how it could run faster. Kept, or the level is collected. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  /**
   * A field of the index.
   *
   * @param property the property whose values it holds
   * @param boost factor for the score of a match
   * @param quoted whether excerpts are taken from it
   */
  private record Field(String name, Node property, double boost, boolean quoted) {}

  private static final List<Field> FIELDS = List.of(
      new Field("label", RDFS.label.asNode(), 4, false),
      new Field("altLabel", SKOS.altLabel.asNode(), 3, false),
      new Field("identifier", DCTerms.identifier.asNode(), 6, false),
      new Field("summary", AIRG.summary, 2, true),
      new Field("definition", SKOS.definition.asNode(), 2, true),
      new Field("wording", AIRG.originalWording, 1, true),
      new Field("citation", DCTerms.bibliographicCitation.asNode(), 1, true));
  /** Hits kept of one field. */
  private static final int MOST_HITS = 2000;
  /** Words of a search that count; those after it are ignored. */
  private static final int MOST_WORDS = 12;

  private final Graph graph;
  private final Analyzer analyzer = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD_AND_STEM);
  private final EnglishAnalyzer typed = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);
  private TextIndex index;

  /** Searches {@code graph}, which must not change any more. */
  public SearchIndex(Graph graph) {
    this.graph = graph;
  }

  /** The index, built if it does not exist yet. Safe to call from several threads. */
  public synchronized TextIndex index() {
    if (index == null) {
      index = build();
    }
    return index;
  }

  /** The entities with every word of {@code text}, in any of its forms or as a beginning, in one of their texts; best first. */
  public List<SearchHit> find(String text) {
    String query = query(text);
    if (query.isEmpty()) {
      return List.of();
    }
    Map<Node, Double> scores = new HashMap<>();
    for (Field field : FIELDS) {
      for (TextHit hit : index().query(field.property(), query, null, null, MOST_HITS)) {
        scores.merge(hit.getNode(), hit.getScore() * field.boost(), Double::sum);
      }
    }
    Highlighter highlighter = new Highlighter(analyzer, query);
    return scores.entrySet().stream()
        .sorted(Map.Entry.<Node, Double>comparingByValue().reversed()
            .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
        .map(entry -> new SearchHit(entry.getKey(), entry.getValue(),
            () -> highlighter.whole(new GraphReader(graph).label(entry.getKey())),
            () -> excerpt(entry.getKey(), highlighter)))
        .toList();
  }

  /** A query in Lucene's language, whatever characters were typed; empty if there is no word. */
  private String query(String text) {
    return typed.words(text).stream().limit(MOST_WORDS).map(QueryParser::escape)
        .map(word -> "+(" + word + "^3 " + word + "*)").collect(Collectors.joining(" "));
  }

  private List<SearchHit.Part> excerpt(Node thing, Highlighter highlighter) {
    return FIELDS.stream().filter(Field::quoted)
        .flatMap(field -> graph.find(thing, field.property(), Node.ANY).toList().stream())
        .map(triple -> highlighter.excerpt(triple.getObject().getLiteralLexicalForm()))
        .filter(parts -> !parts.isEmpty()).findFirst().orElse(List.of());
  }

  private TextIndex build() {
    EntityDefinition fields = new EntityDefinition("uri", FIELDS.get(0).name());
    FIELDS.forEach(field -> fields.set(field.name(), field.property()));
    TextIndexConfig config = new TextIndexConfig(fields);
    config.setAnalyzer(analyzer);
    config.setQueryAnalyzer(analyzer);
    TextIndexLucene lucene = new TextIndexLucene(new ByteBuffersDirectory(), config);
    for (Field field : FIELDS) {
      graph.find(Node.ANY, field.property(), Node.ANY).filterKeep(SearchIndex::isSearched).forEachRemaining(
          triple -> lucene.addEntity(TextQueryFuncs.entityFromQuad(fields, Quad.create(Quad.defaultGraphIRI, triple))));
    }
    lucene.commit();
    return lucene;
  }

  /** Not links, reasons and other parts of a risk: those are found with the risk. */
  private static boolean isSearched(Triple triple) {
    Node subject = triple.getSubject();
    return triple.getObject().isLiteral() && subject.isURI()
        && (!subject.getURI().contains("#") || subject.getURI().startsWith(AIRG.NS));
  }
}
