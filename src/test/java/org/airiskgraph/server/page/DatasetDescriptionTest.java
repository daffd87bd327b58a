package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.Test;

class DatasetDescriptionTest {
  private static final String SERVER = "http://localhost:3330/";
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  private final DatasetGraph dataset = DatasetGraphFactory.create();
  private final GraphFiles files = new GraphFiles(SmallGraph.IRIS);

  /** Adds what {@code turtle} states to the default graph. */
  private void state(String turtle) {
    Turtle.graph(turtle).find().forEachRemaining(dataset.getDefaultGraph()::add);
  }

  private Node graph(String name, String turtle) {
    Node node = SmallGraph.IRIS.graph(name);
    dataset.addGraph(node, Turtle.graph(turtle));
    return node;
  }

  private Model described() {
    return ModelFactory.createModelForGraph(
        new DatasetDescription(dataset, SmallGraph.IRIS).at(SERVER, files, TEXTS));
  }

  private static Resource whole(Model model) {
    return model.getResource(SmallGraph.IRIS.base() + "dataset");
  }

  /** The partitions of the dataset, each as the end of the term and the number. */
  private static Set<String> partitions(Model model, Property partition, Property term, Property number) {
    return resources(whole(model), partition).stream()
        .map(part -> part.getPropertyResourceValue(term).getLocalName() + " " + part.getProperty(number).getLong())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Resource> resources(Resource subject, Property property) {
    return subject.listProperties(property).mapWith(statement -> statement.getResource()).toList();
  }

  private static Set<String> texts(Resource subject, Property property) {
    return subject.listProperties(property).mapWith(statement -> statement.getObject())
        .mapWith(value -> value.isLiteral() ? value.asLiteral().getString() : value.toString()).toSet();
  }

  private static List<Resource> linksets(Model model) {
    return model.listSubjectsWithProperty(RDF.type, VOID.Linkset).toList();
  }

  @Test
  void classesAndPropertiesAreCounted() {
    state("r:1 a airg:Risk , [] ; rdfs:label 'One' , 'Eins' . r:2 a airg:Risk . s:1 a airg:SourceDocument .");
    Model model = described();
    assertEquals(Set.of("Risk 2", "SourceDocument 1"),
        partitions(model, VOID.classPartition, VOID._class, VOID.entities));
    assertEquals(Set.of("type 4", "label 2"),
        partitions(model, VOID.propertyPartition, VOID.property, VOID.triples));
    assertEquals(2, whole(model).getProperty(VOID.classes).getLong());
    assertEquals(2, whole(model).getProperty(VOID.properties).getLong());
    assertEquals(6, whole(model).getProperty(VOID.triples).getLong());
  }

  @Test
  void usesAreThoseOfClassesAndOfProperties() {
    state("r:1 a airg:Risk ; airg:rank 1 . r:2 a airg:Risk .");
    assertEquals(Map.of(RDF.type.asNode(), 2L, AIRG.term("Risk"), 2L, AIRG.term("rank"), 1L),
        new DatasetDescription(dataset, SmallGraph.IRIS).uses());
  }

  @Test
  void emptyDatasetHasNoParts() {
    Model model = described();
    assertEquals(0, whole(model).getProperty(VOID.triples).getLong());
    assertEquals(0, whole(model).getProperty(VOID.classes).getLong());
    assertFalse(whole(model).hasProperty(VOID.subset) || whole(model).hasProperty(VOID.classPartition));
    assertFalse(whole(model).hasProperty(OWL2.versionInfo) || whole(model).hasProperty(DCTerms.issued));
  }

  @Test
  void versionAndDatesAreThoseOfTheGraphs() {
    state("""
        <https://w3id.org/airiskgraph/graph/catalogue> <http://www.w3.org/2002/07/owl#versionInfo> "V4" ;
          dct:issued "2025-01-01" .
        <https://w3id.org/airiskgraph/graph/ontology> dct:modified "2025-02-02" .
        """);
    Resource whole = whole(described());
    assertEquals(Set.of("V4"), texts(whole, OWL2.versionInfo));
    assertEquals(Set.of("2025-01-01"), texts(whole, DCTerms.issued));
    assertEquals(Set.of("2025-02-02"), texts(whole, DCTerms.modified));
  }

  @Test
  void namedGraphHasItsSizeAndWhatTheDataSayOfIt() {
    Node name = graph("incidents", "r:1 airg:rank 1 , 2 .");
    state("<" + name.getURI() + "> rdfs:label 'Incidents'@en ; dct:description 'What happened.'@en ;"
        + " dct:license <https://example.org/free> ; airg:rank 7 .");
    Resource graph = described().getResource(name.getURI());
    assertEquals(2, graph.getProperty(VOID.triples).getLong());
    assertEquals(Set.of("Incidents"), texts(graph, DCTerms.title));
    assertEquals(Set.of("What happened."), texts(graph, DCTerms.description));
    assertEquals(Set.of("https://example.org/free"), texts(graph, DCTerms.license));
    assertFalse(graph.hasProperty(graph.getModel().createProperty(AIRG.NS + "rank")));
    assertTrue(whole(graph.getModel()).hasProperty(VOID.subset, graph));
    assertTrue(whole(graph.getModel()).hasProperty(DCTerms.hasPart, graph));
  }

  @Test
  void namedGraphWithoutADescriptionGetsOneWithItsName() {
    Resource graph = described(graph("incidents", "r:1 airg:rank 1 ."));
    assertEquals(Set.of("The named graph \"incidents\"."), texts(graph, DCTerms.description));
  }

  private Resource described(Node node) {
    return described().getResource(node.getURI());
  }

  @Test
  void sourceOfANamedGraphIsADatasetWithTitleAndDescription() {
    Node name = graph("incidents", "r:1 airg:rank 1 .");
    state("<" + name.getURI() + "> dct:source <https://example.org/db> , 'a text' ."
        + " <https://example.org/db> dct:title 'Database'@en ; skos:note 'A note.'@en ; skos:definition 'Of harm.'@en .");
    Resource source = described(NodeFactory.createURI("https://example.org/db"));
    assertTrue(source.getModel().contains(source.getModel().getResource(name.getURI()), DCTerms.source, source));
    assertTrue(source.hasProperty(RDF.type, DCAT.Dataset));
    assertEquals(Set.of("Database"), texts(source, DCTerms.title));
    assertEquals(Set.of("Of harm."), texts(source, DCTerms.description));
  }

  @Test
  void sourceOfWhichNothingIsSaidIsDescribedByItsName() {
    Node name = graph("incidents", "r:1 airg:rank 1 .");
    state("<" + name.getURI() + "> dct:source <https://example.org/db> .");
    Resource source = described(NodeFactory.createURI("https://example.org/db"));
    assertEquals(Set.of("db"), texts(source, DCTerms.title));
    assertEquals(texts(source, DCTerms.title), texts(source, DCTerms.description));
  }

  @Test
  void sourceThatIsANamedGraphIsDescribedAsSuchOnly() {
    Node other = graph("catalogue", "r:1 airg:rank 1 .");
    Node name = graph("links", "r:1 airg:rank 1 .");
    state("<" + name.getURI() + "> dct:source <" + other.getURI() + "> . <" + other.getURI()
        + "> dct:title 'Another title'@en ; rdfs:label 'Catalogue'@en .");
    assertEquals(Set.of("Catalogue"), texts(described(other), DCTerms.title));
  }

  @Test
  void paperIsAReferenceAndNotASource() {
    Model model = described();
    Resource paper = model.getResource("https://doi.org/10.48550/arXiv.2408.12622");
    assertEquals(List.of(paper), resources(whole(model), DCTerms.isReferencedBy));
    assertEquals(List.of(model.getResource("https://airisk.mit.edu/")), resources(whole(model), DCTerms.source));
  }

  @Test
  void mappingsAreCountedByPropertyAndNamespaceOfTheirTargets() {
    state("""
        c:a skos:exactMatch <https://example.org/one/1> , <https://example.org/one/2> ; skos:closeMatch <https://example.org/one/3> .
        c:b skos:exactMatch <https://example.org/two#1> ; skos:broadMatch <https://example.org/show?id=1> .
        c:c skos:exactMatch c:a , [] , "text" ; skos:broader <https://example.org/one/4> .
        """);
    Model model = described();
    Set<String> found = linksets(model).stream()
        .map(set -> set.getPropertyResourceValue(VOID.linkPredicate).getLocalName() + " "
            + set.getPropertyResourceValue(VOID.objectsTarget).getProperty(VOID.uriSpace).getString() + " "
            + set.getProperty(VOID.triples).getLong())
        .collect(Collectors.toSet());
    assertEquals(Set.of("exactMatch https://example.org/one/ 2", "closeMatch https://example.org/one/ 1",
        "exactMatch https://example.org/two# 1", "broadMatch https://example.org/show?id= 1"), found);
    linksets(model).forEach(set -> {
      assertEquals(whole(model), set.getPropertyResourceValue(VOID.subjectsTarget));
      assertTrue(whole(model).hasProperty(VOID.subset, set));
    });
    assertEquals(3, model.listSubjectsWithProperty(VOID.uriSpace).toList().size() - 1);
  }

  @Test
  void targetWithoutSlashIsOfTheNamespaceBeforeItsLastColon() {
    state("c:a skos:exactMatch <urn:isbn:1> .");
    Resource target = linksets(described()).get(0).getPropertyResourceValue(VOID.objectsTarget);
    assertEquals("urn:isbn:", target.getProperty(VOID.uriSpace).getString());
  }

  @Test
  void eachFileHasItsAddressFormatAndTitle() {
    Model model = described();
    List<Resource> distributions = resources(whole(model), DCAT.distribution);
    assertEquals(DatasetFile.ALL.stream().map(file -> SERVER + "download/" + file.name()).collect(Collectors.toSet()),
        distributions.stream().map(file -> file.getPropertyResourceValue(DCAT.downloadURL).getURI())
            .collect(Collectors.toSet()));
    Resource turtle = distribution(model, "airiskgraph.ttl");
    assertEquals("RDF_TURTLE", turtle.getPropertyResourceValue(DCTerms.format).getLocalName());
    assertEquals("https://www.iana.org/assignments/media-types/text/turtle",
        turtle.getPropertyResourceValue(DCAT.mediaType).getURI());
    assertTrue(texts(turtle, DCTerms.title).iterator().next().endsWith(""));
    assertEquals(DatasetFile.ALL.stream().map(DatasetFile::name).filter(name -> name.matches(".*\\.(nq|trig|nt|ttl)"))
        .map(name -> SERVER + "download/" + name).collect(Collectors.toSet()), texts(whole(model), VOID.dataDump));
  }

  @Test
  void mediaTypeThatIsNotRegisteredIsLeftOut() {
    assertFalse(distribution(described(), "airiskgraph.gexf").hasProperty(DCAT.mediaType));
  }

  private static Resource distribution(Model model, String name) {
    return resources(whole(model), DCAT.distribution).stream()
        .filter(file -> file.getPropertyResourceValue(DCAT.downloadURL).getURI().endsWith("/" + name)).findFirst()
        .orElseThrow();
  }

  @Test
  void fileThatHasBeenWrittenHasItsSizeAndChecksum() {
    state("r:1 airg:rank 1 .");
    DatasetFile lines = DatasetFile.ALL.stream().filter(file -> file.name().endsWith(".nt")).findFirst().orElseThrow();
    files.file(dataset, lines);
    Model model = described();
    Resource written = distribution(model, lines.name());
    String line = "<https://w3id.org/airiskgraph/risk/1> <https://w3id.org/airiskgraph/ontology#rank>"
        + " \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n";
    assertEquals(line.length(), written.getProperty(DCAT.byteSize).getLong());
    Resource checksum =
        written.getPropertyResourceValue(model.createProperty("http://spdx.org/rdf/terms#checksum"));
    assertEquals(files.facts(lines.name()).orElseThrow().sha256(),
        checksum.getProperty(model.createProperty("http://spdx.org/rdf/terms#checksumValue")).getString());
    assertFalse(distribution(model, "airiskgraph.ttl").hasProperty(DCAT.byteSize));
  }

  @Test
  void addressesAreThoseOfTheServer() {
    Model model = described();
    Resource endpoint = model.getResource(SERVER + "risks/sparql");
    assertEquals(List.of(endpoint), resources(whole(model), VOID.sparqlEndpoint));
    assertTrue(endpoint.hasProperty(RDF.type, DCAT.DataService)
        && endpoint.hasProperty(DCAT.servesDataset, whole(model)));
    Resource catalog = model.getResource(SmallGraph.IRIS.base() + "dataset#catalog");
    assertTrue(catalog.hasProperty(DCAT.dataset, whole(model)) && catalog.hasProperty(DCAT.service, endpoint));
  }
}
