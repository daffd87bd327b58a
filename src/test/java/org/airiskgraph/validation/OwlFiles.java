package org.airiskgraph.validation;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.catalog.Catalog;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.ReaderDocumentSource;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyManager;

/** The files of {@code ontology/} as Protégé loads them: by its library, imports found by the folder's catalogue. */
final class OwlFiles {
  private static final Path FOLDER = Path.of("ontology").toAbsolutePath();

  /** All files, loaded once. */
  private static OWLOntologyManager all;

  private OwlFiles() {}

  /** A manager that finds imports where {@code catalog-v001.xml} says. */
  static OWLOntologyManager manager() {
    Catalog catalog = CatalogManager.catalog(CatalogFeatures.defaults(), FOLDER.resolve("catalog-v001.xml").toUri());
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    manager.getIRIMappers().add(iri -> {
      String file = catalog.matchURI(iri.toString());
      return file == null ? null : IRI.create(file);
    });
    return manager;
  }

  /** One file with its imports. */
  static OWLOntology load(OWLOntologyManager manager, String file) throws OWLOntologyCreationException {
    IRI iri = IRI.create(FOLDER.resolve(file).toUri());
    for (OWLOntology loaded : manager.ontologies().toList()) {
      if (manager.getOntologyDocumentIRI(loaded).equals(iri)) {
        return loaded;
      }
    }
    return manager.loadOntologyFromOntologyDocument(iri);
  }

  /** All files and, on top of them, {@code data}, as one ontology. */
  static OWLOntology merged(Graph... data) throws OWLOntologyCreationException {
    if (all == null) {
      all = manager();
      for (String file : org.airiskgraph.graph.Ontology.FILES) {
        load(all, file);
      }
    }
    List<OWLOntology> added = new ArrayList<>();
    for (Graph graph : data) {
      added.add(load(all, graph));
    }
    Set<OWLAxiom> axioms = all.ontologies().flatMap(OWLOntology::axioms).collect(Collectors.toSet());
    added.forEach(all::removeOntology);
    return OWLManager.createOWLOntologyManager().createOntology(axioms, IRI.create("https://example.org/merged"));
  }

  /** A graph as an ontology of its own. */
  static OWLOntology plain(Graph graph) throws OWLOntologyCreationException {
    StringWriter turtle = new StringWriter();
    RDFDataMgr.write(turtle, graph, Lang.NTRIPLES);
    return OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new ReaderDocumentSource(
        new StringReader(turtle.toString()), IRI.create("https://example.org/other.ttl"), new TurtleDocumentFormat(),
        null));
  }

  /** A graph that uses the terms of all files. */
  private static OWLOntology load(OWLOntologyManager manager, Graph graph) throws OWLOntologyCreationException {
    StringWriter turtle = new StringWriter();
    String imports = Stream.of("", "/taxonomies", "/concepts", "/alignments")
        .map(part -> "<https://w3id.org/airiskgraph/ontology" + part + ">").collect(Collectors.joining(", "));
    turtle.write("<https://example.org/data> a <http://www.w3.org/2002/07/owl#Ontology> ;"
        + " <http://www.w3.org/2002/07/owl#imports> " + imports + " .\n");
    RDFDataMgr.write(turtle, graph, Lang.NTRIPLES);
    return manager.loadOntologyFromOntologyDocument(new ReaderDocumentSource(new StringReader(turtle.toString()),
        IRI.create("https://example.org/data.ttl"), new TurtleDocumentFormat(), null));
  }
}
