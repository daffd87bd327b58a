package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.server.TestServer;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.search.EntitySearcher;

/**
 * What <a href="https://w3id.org/foops/">FOOPS!</a> asks of an ontology on the Web, asked of a running server by the same
 * library, the OWL API; {@code src/site/fair.md} lists the checks.
 */
final class FairIT {
  private static RiskServer server;

  @BeforeAll
  static void start() {
    IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);
    DatasetGraph dataset = DatasetGraphFactory.create(Ontology.read(iris).closed());
    server = TestServer.start(DatasetFactory.wrap(dataset).asDatasetGraph(), iris);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  /** URI2, VER1: the document has one name, the address at which it is, and a version that is not that name. */
  @ParameterizedTest
  @CsvSource({"ontology, text/turtle", "ontology, application/rdf+xml", "ontology/taxonomies, text/turtle",
      "ontology/concepts, text/turtle", "ontology/alignments, text/turtle", "ontology/alignments, application/rdf+xml",
      "ontology/shapes, text/turtle"})
  void documentHasTheIriAndTheVersionThatItsAddressSays(String path, String type) throws Exception {
    OWLOntology ontology = load(get(path, type));

    assertEquals(Optional.of(IRI.create(IriFactory.DEFAULT_BASE + path)), ontology.getOntologyID().getOntologyIRI());
    assertEquals(Optional.of(IRI.create(IriFactory.DEFAULT_BASE + path + "/" + Ontology.VERSION)),
        ontology.getOntologyID().getVersionIRI());
  }

  /** VER2: the version IRI answers, with the same ontology. */
  @Test
  void addressOfTheVersionAnswersWithThatVersion() throws Exception {
    OWLOntology ontology = load(get("ontology/" + Ontology.VERSION, "text/turtle"));

    assertEquals(load(get("ontology", "text/turtle")).getOntologyID(), ontology.getOntologyID());
    assertEquals(200, get("ontology/0.1.0", "text/turtle").statusCode(), "the version before it");
  }

  /** CN1, DOC1, RDF1, URI1: a page for people and the formats that FOOPS! asks for. */
  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/rdf+xml", "text/turtle", "application/ld+json",
      "application/n-triples"})
  void ontologyAnswersInEachFormat(String type) throws Exception {
    HttpResponse<byte[]> answer = get("ontology", type);

    assertEquals(200, answer.statusCode());
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(type));
  }

  /** VOC3, VOC4: each class and property of ours has a label and a definition. */
  @Test
  void eachTermHasLabelAndDefinition() throws Exception {
    OWLOntology ontology = load(get("ontology", "text/turtle"));
    List<OWLEntity> terms = ontology.signature()
        .filter(term -> term.isOWLClass() || term.isOWLObjectProperty() || term.isOWLDataProperty())
        .filter(term -> term.getIRI().getIRIString().startsWith(AIRG.NS)).toList();
    assertTrue(terms.size() > 80, terms.size() + " terms");

    assertEquals(List.of(),
        terms.stream().filter(term -> !says(ontology, term, "http://www.w3.org/2000/01/rdf-schema#label")
            || !says(ontology, term, SKOS.definition.getURI())).toList());
  }

  /** VOC1, VOC2: metadata and terms use and extend vocabularies of others. */
  @Test
  void ontologyUsesTermsOfOthers() throws Exception {
    OWLOntology ontology = load(get("ontology", "text/turtle"));
    Set<String> metadata = ontology.annotations().map(said -> said.getProperty().getIRI().getNamespace())
        .collect(Collectors.toSet());
    Set<String> classes = ontology.classesInSignature().map(term -> term.getIRI().getNamespace())
        .collect(Collectors.toSet());

    assertTrue(metadata.containsAll(Set.of("http://purl.org/dc/terms/", "http://purl.org/vocab/vann/")), metadata + "");
    assertTrue(classes.containsAll(Set.of("https://w3id.org/airo#", "https://w3id.org/dpv#", SKOS.uri)), classes + "");
  }

  private static boolean says(OWLOntology ontology, OWLEntity term, String property) {
    return EntitySearcher.getAnnotations(term, ontology,
        ontology.getOWLOntologyManager().getOWLDataFactory().getOWLAnnotationProperty(property))
        .anyMatch(said -> said.getValue().isLiteral());
  }

  private static HttpResponse<byte[]> get(String path, String type) throws Exception {
    return HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).header("Accept", type).build(),
        BodyHandlers.ofByteArray());
  }

  private static OWLOntology load(HttpResponse<byte[]> answer) throws OWLOntologyCreationException {
    assertEquals(200, answer.statusCode());
    // A part imports the core, whose address is that of the Web.
    return OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(
        new StreamDocumentSource(new ByteArrayInputStream(answer.body())), new OWLOntologyLoaderConfiguration()
            .addIgnoredImport(IRI.create(AIRG.ONTOLOGY)).addIgnoredImport(IRI.create(AIRG.ONTOLOGY + "/taxonomies"))
            .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT));
  }
}
