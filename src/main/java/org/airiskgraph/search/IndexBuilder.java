package org.airiskgraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/** Writes the index: one document for each entity, so that words in different fields find it. */
final class IndexBuilder {
  /** The IRI of the entity. */
  static final String URI = "uri";
  /** All names and codes, with words joined: see {@link EnglishAnalyzer.Form#COMPOUND}. */
  static final String NAME = "name";
  /** Whole names and identifiers: see {@link #key}. */
  static final String KEY = "key";
  /** The IRIs of the source document, the domains, the concepts and the scheme that an entity belongs to. */
  static final String CONTEXT = "context";
  /** Whether an entity is in the context of others: "true" or not there. */
  static final String IS_CONTEXT = "isContext";
  private static final List<Node> CONTEXTS = List.of(AIRG.sourceDocument, AIRG.subdomain, AIRG.domain, AIRG.concept,
      AIRG.actsOn, SKOS.inScheme.asNode());

  /** A field with the values of a property. */
  record TextProperty(String field, Node property) {}

  private static final List<Node> CODES =
      List.of(DCTerms.identifier.asNode(), AIRG.quickRef, SKOS.notation.asNode());
  private static final List<Node> NAMES = Stream.concat(CODES.stream(),
      Stream.of(RDFS.label, SKOS.altLabel, SKOS.hiddenLabel).map(Property::asNode)).toList();
  private static final EnglishAnalyzer SINGULAR = new EnglishAnalyzer(EnglishAnalyzer.Form.SINGULAR);
  private static final int BUFFER_MEGABYTES = 32;

  private final Graph graph;
  private final GraphReader reader;
  private final List<TextProperty> properties;
  private final Map<Node, EntityKind> kinds = new HashMap<>();
  private final Map<SearchFacet, Map<String, String>> labels = new EnumMap<>(SearchFacet.class);

  /** Will index {@code graph}, each of {@code properties} in its field. */
  IndexBuilder(Graph graph, List<TextProperty> properties) {
    this.graph = graph;
    this.reader = new GraphReader(graph);
    this.properties = properties;
    for (SearchFacet facet : SearchFacet.values()) {
      labels.put(facet, new HashMap<>());
    }
  }

  /** A name as one word in singular and American spelling, by which whole names are compared. */
  static String key(String name) {
    return String.join("", SINGULAR.words(name));
  }

  /** The labels of the values of each facet; complete once the index is written. */
  Map<SearchFacet, Map<String, String>> labels() {
    return labels;
  }

  /** Writes the index into memory. */
  Directory write(Analyzer analyzer) {
    for (EntityKind kind : EntityKind.values()) {
      AIRG.classes(kind).forEach(type -> reader.members(type).forEach(node -> kinds.putIfAbsent(node, kind)));
    }
    Set<Node> contexts = new HashSet<>();
    CONTEXTS.forEach(property -> graph.find(Node.ANY, property, Node.ANY).mapWith(Triple::getObject)
        .forEachRemaining(contexts::add));
    Set<Node> entities = new TreeSet<>(Comparator.comparing(Node::getURI));
    Stream.concat(properties.stream().map(TextProperty::property), CODES.stream()).distinct().forEach(
        property -> graph.find(Node.ANY, property, Node.ANY).filterKeep(IndexBuilder::isSearched)
            .mapWith(Triple::getSubject).forEachRemaining(entities::add));
    Directory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(analyzer,
        Map.of(NAME, new EnglishAnalyzer(EnglishAnalyzer.Form.COMPOUND))));
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Node entity : entities) {
        writer.addDocument(document(entity, contexts.contains(entity)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory;
  }

  /** Not links, reasons and other parts of a risk: those are found with the risk. */
  private static boolean isSearched(Triple triple) {
    Node subject = triple.getSubject();
    return triple.getObject().isLiteral() && subject.isURI()
        && (!subject.getURI().contains("#") || subject.getURI().startsWith(AIRG.NS));
  }

  private Document document(Node entity, boolean isContext) {
    Document document = new Document();
    document.add(new StringField(URI, entity.getURI(), Field.Store.YES));
    for (String name : texts(entity, NAMES).stream().flatMap(IndexBuilder::spellings).toList()) {
      add(document, NAME, name);
      document.add(new StringField(KEY, key(name), Field.Store.NO));
    }
    for (TextProperty property : properties) {
      texts(entity, List.of(property.property())).forEach(text -> add(document, property.field(), text));
    }
    for (Node property : CONTEXTS) {
      reader.objects(entity, property).stream().filter(Node::isURI)
          .forEach(node -> document.add(new StringField(CONTEXT, node.getURI(), Field.Store.NO)));
    }
    if (isContext) {
      document.add(new StringField(IS_CONTEXT, "true", Field.Store.NO));
    }
    facets(entity, document);
    return document;
  }

  /** An article of a law is asked for as "Article 5", too. */
  private static Stream<String> spellings(String name) {
    return name.startsWith("Art. ") ? Stream.of(name, "Article" + name.substring("Art.".length())) : Stream.of(name);
  }

  private static void add(Document document, String field, String text) {
    document.add(new TextField(field, text, Field.Store.NO));
  }

  private List<String> texts(Node entity, List<Node> of) {
    return of.stream().flatMap(property -> reader.objects(entity, property).stream()).filter(Node::isLiteral)
        .map(GraphReader::text).distinct().toList();
  }

  private void facets(Node entity, Document document) {
    EntityKind kind = kinds.get(entity);
    facet(document, SearchFacet.KIND, kind == null ? "term" : kind.path(), kind == null ? "Term" : kind.title());
    Set<Node> domains = new LinkedHashSet<>(kind == EntityKind.DOMAIN ? List.of(entity) : List.of());
    for (Node property : List.of(AIRG.subdomain, AIRG.domain, AIRG.actsOn)) {
      reader.objects(entity, property).stream().filter(node -> kinds.get(node) == EntityKind.DOMAIN)
          .forEach(domains::add);
    }
    for (Node domain : new ArrayList<>(domains)) {
      domains.addAll(reader.objects(domain, SKOS.broader.asNode()));
    }
    for (Node domain : domains) {
      facet(document, SearchFacet.DOMAIN, reader.code(domain), reader.domain(domain).label());
    }
    for (Node source : kind == EntityKind.SOURCE ? List.of(entity) : reader.objects(entity, AIRG.sourceDocument)) {
      facet(document, SearchFacet.SOURCE, GraphReader.id(source), reader.source(source).label());
    }
  }

  private void facet(Document document, SearchFacet facet, String id, String label) {
    document.add(new SortedSetDocValuesField(facet.parameter(), new BytesRef(id)));
    labels.get(facet).put(id, label);
  }
}
