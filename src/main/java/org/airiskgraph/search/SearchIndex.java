package org.airiskgraph.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.airiskgraph.graph.AIRG;
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
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds risks, domains, works and the rest by words of their names and texts.
 *
 * <p>The index is built in memory when it is first asked for, in well under a second for the bundled catalogue;
 * it serves SPARQL's {@code text:query} as well.
 */
public final class SearchIndex {
  /** Says at every start under Java 21 and newer what would make Lucene faster still. Held, or its level is forgotten. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  /** Field of the index, the property behind it, and what a match in it is worth. */
  private record Field(String name, Node property, double worth) {}

  private static final List<Field> FIELDS = List.of(
      new Field("label", RDFS.label.asNode(), 4),
      new Field("altLabel", SKOS.altLabel.asNode(), 3),
      new Field("identifier", DCTerms.identifier.asNode(), 6),
      new Field("summary", AIRG.summary, 2),
      new Field("definition", SKOS.definition.asNode(), 2),
      new Field("wording", AIRG.originalWording, 1),
      new Field("citation", DCTerms.bibliographicCitation.asNode(), 1));
  private static final int CANDIDATES = 2000;

  private final Graph graph;
  private final Analyzer analyzer = new WordAnalyzer();
  private TextIndex index;

  /** A search over {@code graph}, which must not change any more. */
  public SearchIndex(Graph graph) {
    this.graph = graph;
  }

  /** The index, built now if it is not there yet; safe to ask for from several threads. */
  public synchronized TextIndex index() {
    if (index == null) {
      index = build();
    }
    return index;
  }

  /** The things that hold every word of {@code text} in one of their texts, best first. */
  public List<Match> find(String text) {
    String query = Words.query(text);
    if (query.isEmpty()) {
      return List.of();
    }
    Map<Node, Double> scores = new LinkedHashMap<>();
    for (Field field : FIELDS) {
      for (TextHit hit : index().query(field.property(), query, null, null, CANDIDATES)) {
        scores.merge(hit.getNode(), hit.getScore() * field.worth(), Double::sum);
      }
    }
    Highlighter highlights = new Highlighter(analyzer, query);
    return scores.entrySet().stream()
        .sorted(Map.Entry.<Node, Double>comparingByValue().reversed()
            .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
        .map(entry -> new Match(entry.getKey(), entry.getValue(), this, highlights)).toList();
  }

  /** A thing with its name and the best part of its texts, the words marked. */
  SearchHit hit(Node thing, double score, Highlighter highlights) {
    List<SearchHit.Part> excerpt = FIELDS.stream().skip(3)
        .flatMap(field -> graph.find(thing, field.property(), Node.ANY).toList().stream())
        .map(triple -> highlights.excerpt(triple.getObject().getLiteralLexicalForm()))
        .filter(parts -> !parts.isEmpty()).findFirst().orElse(List.of());
    String label = graph.find(thing, SKOS.prefLabel.asNode(), Node.ANY).nextOptional()
        .or(() -> graph.find(thing, RDFS.label.asNode(), Node.ANY).nextOptional())
        .map(triple -> triple.getObject().getLiteralLexicalForm()).orElse(thing.toString());
    return new SearchHit(thing, score, highlights.whole(label), excerpt);
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

  /** Parts of a risk, such as its links and their reasons, are found with the risk. */
  private static boolean isSearched(Triple triple) {
    Node subject = triple.getSubject();
    return triple.getObject().isLiteral() && subject.isURI()
        && (!subject.getURI().contains("#") || subject.getURI().startsWith(AIRG.NS));
  }
}
