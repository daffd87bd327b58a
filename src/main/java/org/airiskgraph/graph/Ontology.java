package org.airiskgraph.graph;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.InputException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The files of {@code ontology/} as one graph, with all that follows from them.
 *
 * @param closed what the files say, with instance IRIs under the chosen base, and what follows from it; lists its
 *     triples in order of subject, predicate and object, with blank nodes named by their triples
 * @param axioms what SKOS itself says of the properties the files use
 * @param entailment completes further triples in the same way
 */
public record Ontology(Graph closed, Graph axioms, OwlRlRules entailment) {
  /** The files in the order a reader should take them; shapes are checked against the graph, not part of it. */
  public static final List<String> FILES = List.of("core.ttl", "taxonomies.ttl", "concepts.ttl", "alignments.ttl");

  /** The version of ontology and program. */
  public static final String VERSION = "0.2.0";

  /** What the parts of the ontology other than its core are called: {@code taxonomies} for {@code taxonomies.ttl}. */
  public static final List<String> PARTS = List.of("taxonomies", "concepts", "alignments", "shapes");

  /** The SHACL shapes. */
  public static final String SHAPES = "shapes.ttl";

  /** The context of all JSON-LD: names for the terms, and what their values are. */
  public static final String CONTEXT = "context.jsonld";

  /**
   * What SKOS itself says of the properties the files use: sections 5 to 8 of the <a
   * href="https://www.w3.org/TR/skos-reference/">SKOS Reference</a>, statements S7, S8, S10, S11, S22–S26,
   * S40, S41, S43 and S44.
   */
  private static final String SKOS_AXIOMS = """
      PREFIX owl:  <http://www.w3.org/2002/07/owl#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      skos:prefLabel rdfs:subPropertyOf rdfs:label .
      skos:topConceptOf rdfs:subPropertyOf skos:inScheme ; owl:inverseOf skos:hasTopConcept .
      skos:broader rdfs:subPropertyOf skos:broaderTransitive ; owl:inverseOf skos:narrower .
      skos:narrower rdfs:subPropertyOf skos:narrowerTransitive .
      skos:related a owl:SymmetricProperty .
      skos:closeMatch a owl:SymmetricProperty .
      skos:relatedMatch a owl:SymmetricProperty .
      skos:broadMatch owl:inverseOf skos:narrowMatch .
      """;

  /** The triples of the bundled files, with instances under the base of {@code iris}. */
  public static Graph stated(IriFactory iris) {
    return stated(iris, Optional.empty());
  }

  /** The IRI of a part. */
  public static Node part(String name) {
    return NodeFactory.createURI(AIRG.ONTOLOGY + "/" + name);
  }

  /** One of {@link #PARTS} as its file states it, header and imports included. */
  public static Graph part(String name, IriFactory iris) {
    Graph file = ClasspathFiles.graph("ontology/" + name + ".ttl");
    Graph part = GraphFactory.createDefaultGraph();
    part.getPrefixMapping().setNsPrefixes(file.getPrefixMapping());
    file.find().forEachRemaining(triple -> part.add(rebase(triple, iris)));
    return part;
  }

  private static Graph stated(IriFactory iris, Optional<Graph> concepts) {
    Graph stated = GraphFactory.createDefaultGraph();
    Set<Node> parts = PARTS.stream().map(Ontology::part).collect(Collectors.toSet());
    Stream<Graph> files = FILES.stream().map(file -> ClasspathFiles.graph("ontology/" + file));
    Stream.concat(files, concepts.stream()).forEach(graph -> {
      // The files import each other; in one graph an import would send a reader to the Web for what it has.
      // Tools take the first header for the name and version of all, so only the core's is kept.
      graph.find().filterDrop(triple -> triple.predicateMatches(OWL2.imports.asNode())
          || parts.contains(triple.getSubject()) && (triple.objectMatches(OWL2.Ontology.asNode())
              || triple.predicateMatches(OWL2.versionIRI.asNode())))
          .forEachRemaining(triple -> stated.add(rebase(triple, iris)));
      stated.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    });
    return stated;
  }

  /**
   * The concepts that a catalogue directory adds to the thesaurus; empty if it has no {@code concepts.ttl}.
   *
   * @throws InputException if the file is not Turtle or cannot be read
   */
  public static Optional<Graph> concepts(CatalogueDirectoryReader.Folder folder) {
    String path = folder.name() + "/" + CatalogueDirectoryReader.CONCEPTS;
    try {
      if (!folder.files().contains(CatalogueDirectoryReader.CONCEPTS)) {
        return Optional.empty();
      }
      try (InputStream in = folder.open(CatalogueDirectoryReader.CONCEPTS)) {
        return Optional.of(ClasspathFiles.graph(path, in));
      }
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  /** Reads the bundled files and completes them. */
  public static Ontology read(IriFactory iris) {
    return read(iris, Optional.empty());
  }

  /** Reads the bundled files, adds {@code concepts}, and completes both. */
  public static Ontology read(IriFactory iris, Optional<Graph> concepts) {
    Graph stated = stated(iris, concepts);
    Graph axioms = GraphFactory.createDefaultGraph();
    RDFParser.fromString(SKOS_AXIOMS, Lang.TURTLE).parse(axioms);
    Graph closed = GraphFactory.createDefaultGraph();
    closed.getPrefixMapping().setNsPrefixes(stated.getPrefixMapping());
    new OwlRlRules(new DisjointUnion(stated, axioms)).complete(stated.find().toList()).forEach(closed::add);
    closeTransitively(closed, SKOS.broaderTransitive.asNode());
    closeTransitively(closed, SKOS.narrowerTransitive.asNode());
    stateFalse(closed, AIRG.Concept, AIRG.umbrella);
    new QueriesToRdf(iris, closed).write(new BundledFolder("queries"));
    describe(iris.graph("ontology"), closed);
    return of(SortedGraph.of(closed), axioms);
  }

  /** An ontology from what {@link #read} once gave. */
  public static Ontology of(Graph closed, Graph axioms) {
    // Records join what is stated here and what follows from it, so that it does not matter which end of an
    // inverse a file states.
    return new Ontology(closed, axioms, new OwlRlRules(new DisjointUnion(closed, axioms)));
  }

  /** Says of the graph with all this what its version and license are, as the header of the core does. */
  private static void describe(Node graph, Graph closed) {
    Node core = NodeFactory.createURI(AIRG.ONTOLOGY);
    closed.add(graph, RDF.type.asNode(), DCAT.Dataset.asNode());
    closed.add(graph, RDFS.label.asNode(), NodeFactory.createLiteralLang("ontology, taxonomies and thesaurus", "en"));
    closed.add(graph, DCTerms.description.asNode(), NodeFactory.createLiteralLang("The terms, the values by which "
        + "risks are classified, the concepts that texts are tagged with, mappings to other vocabularies, and the "
        + "canned queries, with what follows from them.", "en"));
    List.of(OWL2.versionInfo, DCTerms.license, DCTerms.source, DCTerms.issued, DCTerms.modified)
        .forEach(property -> closed.find(core, property.asNode(), Node.ANY).mapWith(Triple::getObject).toList()
            .forEach(value -> closed.add(graph, property.asNode(), value)));
  }

  /** States {@code false} where the files leave out a property of true or false, so that a query finds both. */
  private static void stateFalse(Graph graph, Node type, Node property) {
    graph.find(Node.ANY, RDF.type.asNode(), type).mapWith(Triple::getSubject).toList().stream()
        .filter(node -> !graph.contains(node, property, Node.ANY))
        .forEach(node -> graph.add(node, property, Literals.bool(false)));
  }

  /** Adds the paths of any length along {@code property} ({@code prp-trp}). */
  public static void closeTransitively(Graph graph, Node property) {
    Collection<Node> starts =
        new HashSet<>(graph.find(Node.ANY, property, Node.ANY).mapWith(Triple::getSubject).toList());
    List<Triple> found = new ArrayList<>();
    for (Node start : starts) {
      Set<Node> reached = new HashSet<>();
      Deque<Node> open = new ArrayDeque<>(List.of(start));
      while (!open.isEmpty()) {
        graph.find(open.remove(), property, Node.ANY).mapWith(Triple::getObject).toList().stream()
            .filter(reached::add).forEach(open::add);
      }
      reached.forEach(end -> found.add(Triple.create(start, property, end)));
    }
    found.forEach(graph::add);
  }

  /** The SHACL shapes, with instances under the base of {@code iris}. */
  public static Graph shapes(IriFactory iris) {
    return part("shapes", iris);
  }

  private static Triple rebase(Triple triple, IriFactory iris) {
    return iris.base().equals(IriFactory.DEFAULT_BASE) ? triple
        : Triple.create(iris.rebase(triple.getSubject()), triple.getPredicate(), iris.rebase(triple.getObject()));
  }
}
