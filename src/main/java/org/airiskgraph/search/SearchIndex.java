package org.airiskgraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.Suggestions;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;

/**
 * Finds entities by the words of their names, texts and context: in either spelling, with hyphens or without, and with
 * typing slips.
 *
 * <p>The Lucene index is built in memory on first use, which takes seconds in a process that has just begun. SPARQL's
 * {@code text:query} uses the same index.
 */
public final class SearchIndex {
  /** On Java 21 and newer, Lucene logs at every start how it could run faster. Kept, or the level is collected. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  /** The fields that {@code text:query} knows, too; the first is its default. */
  private static final List<IndexBuilder.TextProperty> FIELDS = List.of(
      new IndexBuilder.TextProperty("label", RDFS.label.asNode()),
      new IndexBuilder.TextProperty("altLabel", SKOS.altLabel.asNode()),
      new IndexBuilder.TextProperty("identifier", DCTerms.identifier.asNode()),
      new IndexBuilder.TextProperty("summary", AIRG.summary),
      new IndexBuilder.TextProperty("definition", SKOS.definition.asNode()),
      new IndexBuilder.TextProperty("wording", AIRG.originalWording),
      new IndexBuilder.TextProperty("citation", DCTerms.bibliographicCitation.asNode()));

  /** Hits of a search that are ranked and counted: more than the bundled catalogue has entities. */
  private static final int MOST_HITS = 20_000;
  /** With fewer entities that have every word, those with some of the words are listed, too. */
  private static final int FEW = 5;

  /** The index with what is read from it. */
  private record Built(TextIndex text, IndexSearcher searcher, Map<SearchFacet, Map<String, String>> labels) {}

  private final Graph graph;
  private final Analyzer analyzer = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD_AND_STEM);
  private Built built;

  /** Searches {@code graph}, which must not change any more. */
  public SearchIndex(Graph graph) {
    this.graph = graph;
  }

  /** The index for {@code text:query}, built if it does not exist yet. Safe to call from several threads. */
  public TextIndex index() {
    return built().text();
  }

  private synchronized Built built() {
    if (built == null) {
      built = build();
    }
    return built;
  }

  private Built build() {
    IndexBuilder builder = new IndexBuilder(graph, FIELDS);
    Directory directory = builder.write(analyzer);
    EntityDefinition fields = new EntityDefinition(IndexBuilder.URI, FIELDS.get(0).field());
    FIELDS.forEach(field -> fields.set(field.field(), field.property()));
    TextIndexConfig config = new TextIndexConfig(fields);
    config.setAnalyzer(analyzer);
    config.setQueryAnalyzer(analyzer);
    try {
      return new Built(new TextIndexLucene(directory, config), new IndexSearcher(DirectoryReader.open(directory)),
          builder.labels());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entities that {@link #search} finds without filters. */
  public List<SearchHit> find(String text) {
    return search(text, Map.of(), 0, MOST_HITS).hits();
  }

  /**
   * The entities with every word of {@code text}, in any of its forms or as a beginning, in their texts or their
   * context, best first; where they are few, those with some of the words after them.
   *
   * @param filters wanted values of facets, by identifier or label
   * @param offset number of hits to leave out
   * @param limit most hits to return
   * @throws QueryException if a filter has a value that no entity has
   */
  public SearchResults search(String text, Map<SearchFacet, String> filters, int offset, int limit) {
    Map<SearchFacet, String> wanted = new EnumMap<>(SearchFacet.class);
    filters.forEach((facet, value) -> wanted.put(facet, value(facet, value)));
    IndexSearcher searcher = built().searcher();
    try {
      WordQuery query = new WordQuery(searcher, analyzer, text);
      if (query.isEmpty()) {
        return SearchResults.NOTHING;
      }
      FacetFilter filter = new FacetFilter(searcher.getIndexReader(), wanted);
      List<ScoreDoc> matches = new ArrayList<>(filter.keep(matches(query.everyWord())));
      int complete = matches.size();
      if (complete < FEW && !query.isOneWord()) {
        matches.addAll(filter.keep(matches(new BooleanQuery.Builder().add(query.anyWord(), Occur.MUST)
            .add(query.everyWord(), Occur.MUST_NOT).build())));
      }
      List<SearchHit> hits = hits(matches.stream().skip(offset).limit(limit).toList(), query);
      return new SearchResults(query.text().equals(text) ? "" : query.text(), matches.size(), complete, hits,
          filter.counts(built().labels()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Names that {@code text} may be the beginning of, with its typing slips corrected; best first, each once.
   *
   * @param most number of names
   */
  public List<SearchHit> suggest(String text, int most) {
    IndexSearcher searcher = built().searcher();
    try {
      WordQuery query = new WordQuery(searcher, analyzer, text);
      if (query.isEmpty()) {
        return List.of();
      }
      // Many risks have the same name.
      return hits(matches(query.names()).stream().limit(most * 20L).toList(), query).stream()
          .collect(Collectors.toMap(hit -> hit.label().toLowerCase(Locale.ROOT), Function.identity(),
              (first, second) -> first, LinkedHashMap::new))
          .values().stream().limit(most).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String value(SearchFacet facet, String typed) {
    Map<String, String> labels = built().labels().get(facet);
    return labels.containsKey(typed) ? typed
        : labels.entrySet().stream().filter(entry -> entry.getValue().equalsIgnoreCase(typed)).map(Map.Entry::getKey)
            .findFirst().orElseThrow(() -> new QueryException(QueryException.Fault.USAGE,
                facet.parameter() + ": found \"" + typed + "\", expected one of "
                    + labels.keySet().stream().sorted().collect(Collectors.joining(", "))
                    + Suggestions.near(typed, labels.keySet()).map(near -> "; did you mean " + near + "?").orElse("")));
  }

  private List<ScoreDoc> matches(Query query) throws IOException {
    return List.of(built().searcher().search(query, MOST_HITS).scoreDocs);
  }

  private List<SearchHit> hits(List<ScoreDoc> matches, WordQuery query) throws IOException {
    Highlighter highlighter = new Highlighter(analyzer, query.forHighlighter());
    GraphReader reader = new GraphReader(graph);
    StoredFields stored = built().searcher().storedFields();
    List<SearchHit> hits = new ArrayList<>();
    for (ScoreDoc match : matches) {
      hits.add(new SearchHit(NodeFactory.createURI(stored.document(match.doc).get(IndexBuilder.URI)), match.score,
          reader, highlighter));
    }
    return hits;
  }
}
