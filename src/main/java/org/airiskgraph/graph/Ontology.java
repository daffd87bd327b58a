package org.airiskgraph.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;

/**
 * The files of {@code ontology/} as one graph, with all that follows from them.
 *
 * @param closed what the files say, with instance IRIs under the chosen base, and what follows from it; lists its
 *     triples in order of subject, predicate and object, with the blank nodes named by what is said of them
 * @param axioms what SKOS itself says of the properties the files use
 * @param entailment completes further triples in the same way
 */
public record Ontology(Graph closed, Graph axioms, OwlRlRules entailment) {
  /** The files in the order a reader should take them; shapes are checked against the graph, not part of it. */
  public static final List<String> FILES = List.of("core.ttl", "taxonomies.ttl", "concepts.ttl", "alignments.ttl");

  /** The SHACL shapes. */
  public static final String SHAPES = "shapes.ttl";

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

  /** What the bundled files say; {@code iris} gives the base under which their instances are to stand. */
  public static Graph stated(IriFactory iris) {
    Graph stated = GraphFactory.createDefaultGraph();
    for (String file : FILES) {
      Graph graph = ClasspathFiles.graph("ontology/" + file);
      // The files import each other; in one graph an import would send a reader to the Web for what it has.
      graph.find().filterDrop(triple -> triple.predicateMatches(OWL2.imports.asNode()))
          .forEachRemaining(triple -> stated.add(rebase(triple, iris)));
      stated.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    }
    return stated;
  }

  /** Reads the bundled files and works out what follows. */
  public static Ontology read(IriFactory iris) {
    Graph stated = stated(iris);
    Graph axioms = GraphFactory.createDefaultGraph();
    RDFParser.fromString(SKOS_AXIOMS, Lang.TURTLE).parse(axioms);
    Graph closed = GraphFactory.createDefaultGraph();
    closed.getPrefixMapping().setNsPrefixes(stated.getPrefixMapping());
    new OwlRlRules(new DisjointUnion(stated, axioms)).complete(stated.find().toList()).forEach(closed::add);
    closeTransitively(closed, SKOS.broaderTransitive.asNode());
    closeTransitively(closed, SKOS.narrowerTransitive.asNode());
    return of(SortedGraph.of(closed), axioms);
  }

  /** An ontology from what {@link #read} once gave. */
  public static Ontology of(Graph closed, Graph axioms) {
    // Records join what is stated here and what follows from it, so that it does not matter which end of an
    // inverse a file states.
    return new Ontology(closed, axioms, new OwlRlRules(new DisjointUnion(closed, axioms)));
  }

  /** Adds the paths of any length along {@code property} ({@code prp-trp}). */
  private static void closeTransitively(Graph graph, Node property) {
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
    Graph shapes = GraphFactory.createDefaultGraph();
    ClasspathFiles.graph("ontology/" + SHAPES).find().forEachRemaining(triple -> shapes.add(rebase(triple, iris)));
    return shapes;
  }

  private static Triple rebase(Triple triple, IriFactory iris) {
    return iris.base().equals(IriFactory.DEFAULT_BASE) ? triple
        : Triple.create(iris.rebase(triple.getSubject()), triple.getPredicate(), iris.rebase(triple.getObject()));
  }
}
