package org.airiskgraph.server.page;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;

/**
 * The dataset in the words of <a href="https://www.w3.org/TR/void/">VoID</a> and of <a
 * href="https://semiceu.github.io/DCAT-AP/releases/3.0.0/">DCAT-AP 3</a>: what it holds, by class, property, named graph
 * and links to other datasets, under which license, and where to get it.
 */
final class DatasetDescription {
  static final String SUMMARY = "The MIT AI Risk Repository as a knowledge graph: risks, their sources, causes, "
      + "domains, mitigations, and links between related risks with reasons.";
  static final List<String> KEYWORDS = List.of("AI risk", "AI safety", "risk register", "knowledge graph");
  static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";
  private static final String EU = "http://publications.europa.eu/resource/authority/";
  private static final String MEDIA_TYPE = "https://www.iana.org/assignments/media-types/";
  private static final String REPOSITORY = "https://airisk.mit.edu/";
  private static final String PAPER = "https://doi.org/10.48550/arXiv.2408.12622";
  /** The names that the EU's list of file types has, by ending. */
  private static final Map<String, String> FILE_TYPES = Map.of("nq", "RDF_N_QUADS", "trig", "RDF_TRIG", "nt",
      "RDF_N_TRIPLES", "ttl", "RDF_TURTLE", "graphml", "XML", "gexf", "XML", "csv", "CSV", "xlsx", "XLSX", "tsv",
      "TSV");
  private static final List<Property> ABOUT_GRAPHS = List.of(DCTerms.description, DCTerms.license,
      OWL2.versionInfo, DCTerms.issued, DCTerms.modified);
  private static final List<Property> SAID_OF_SOURCES = List.of(DCTerms.description, SKOS.definition, SKOS.note);
  private static final List<Property> MATCHES =
      List.of(SKOS.exactMatch, SKOS.closeMatch, SKOS.narrowMatch, SKOS.broadMatch, SKOS.relatedMatch);

  /** Numbers of triples by property, of entities by class, and of mappings by property and namespace of the target. */
  private final Map<Node, Long> properties = new HashMap<>();
  private final Map<Node, Long> classes = new HashMap<>();
  private final Map<String, Map<Property, Long>> mappings = new TreeMap<>();
  private final DatasetGraph dataset;
  private final IriFactory iris;

  /** Counts what is in the dataset; reads all of its triples once. */
  DatasetDescription(DatasetGraph dataset, IriFactory iris) {
    this.dataset = dataset;
    this.iris = iris;
    Node type = RDF.type.asNode();
    dataset.getDefaultGraph().find().forEachRemaining(triple -> {
      properties.merge(triple.getPredicate(), 1L, Long::sum);
      if (triple.getPredicate().equals(type) && triple.getObject().isURI()) {
        classes.merge(triple.getObject(), 1L, Long::sum);
      }
    });
    for (Property match : MATCHES) {
      dataset.getDefaultGraph().find(Node.ANY, match.asNode(), Node.ANY).mapWith(Triple::getObject)
          .filterKeep(node -> node.isURI() && !node.getURI().startsWith(iris.base()))
          .forEachRemaining(node -> mappings.computeIfAbsent(namespace(node.getURI()), key -> new HashMap<>())
              .merge(match, 1L, Long::sum));
    }
  }

  private static String namespace(String iri) {
    return iri.replaceFirst("(.*[#/=]|.*:).*", "$1");
  }

  /**
   * The description for the server at this address, which ends in a slash.
   *
   * @param files tells the sizes and checksums of those that have been written
   * @param texts the titles of the files
   */
  Graph at(String server, GraphFiles files, Texts texts) {
    Model model = ModelFactory.createDefaultModel();
    model.setNsPrefix("void", VOID.NS).setNsPrefix("dcat", DCAT.NS).setNsPrefix("dcterms", DCTerms.NS)
        .setNsPrefix("foaf", FOAF.NS).setNsPrefix("airg", AIRG.NS).setNsPrefix("skos", SKOS.uri);
    Resource whole = dataset(model, server);
    graphs(model, whole);
    partitions(model, whole);
    linksets(model, whole);
    files(model, whole, server, files, texts);
    service(model, whole, server);
    return model.getGraph();
  }

  private Resource dataset(Model model, String server) {
    Resource publisher = model.createResource(iris.base() + "dataset#publisher").addProperty(RDF.type, FOAF.Agent)
        .addProperty(FOAF.name, "AI Risk Graph contributors");
    Resource whole = model.createResource(iris.base() + "dataset").addProperty(RDF.type, VOID.Dataset)
        .addProperty(RDF.type, DCAT.Dataset).addProperty(RDFS.label, "AI Risk Graph", "en")
        .addProperty(DCTerms.title, "AI Risk Graph", "en")
        .addProperty(DCTerms.description, SUMMARY, "en")
        .addProperty(DCTerms.publisher, publisher).addProperty(DCTerms.creator, publisher)
        .addProperty(DCTerms.license, typed(model, LICENSE, DCTerms.LicenseDocument))
        .addProperty(DCTerms.accessRights, typed(model, EU + "access-right/PUBLIC", DCTerms.RightsStatement))
        .addProperty(DCTerms.language, typed(model, EU + "language/ENG", DCTerms.LinguisticSystem))
        .addProperty(DCAT.theme, typed(model, EU + "data-theme/TECH", SKOS.Concept)
            .addProperty(SKOS.prefLabel, "Science and technology", "en"))
        .addProperty(DCTerms.identifier, iris.base() + "dataset")
        .addProperty(ResourceFactory.createProperty(DCAT.NS, "version"), Ontology.VERSION)
        .addProperty(DCAT.landingPage, typed(model, server, FOAF.Document))
        .addProperty(FOAF.homepage, model.createResource(server))
        .addProperty(VOID.sparqlEndpoint, model.createResource(server + "risks/sparql"))
        .addProperty(VOID.uriSpace, iris.base()).addProperty(VOID.vocabulary, model.createResource(AIRG.NS))
        .addProperty(RDFS.seeAlso, model.createResource(AIRG.ONTOLOGY + "/" + Ontology.CONTEXT))
        .addProperty(VOID.exampleResource, model.createResource(iris.base() + "risk/34.02.03"))
        .addProperty(VOID.triples, number(dataset.getDefaultGraph().size()));
    List.of(REPOSITORY, PAPER).forEach(source -> source(whole, NodeFactory.createURI(source)));
    catalog(model, server).addProperty(DCTerms.publisher, publisher).addProperty(DCAT.dataset, whole);
    KEYWORDS.forEach(word -> whole.addProperty(DCAT.keyword, word, "en"));
    GraphReader reader = new GraphReader(dataset.getDefaultGraph());
    reader.text(iris.graph("catalogue"), OWL2.versionInfo.asNode())
        .ifPresent(version -> whole.addProperty(OWL2.versionInfo, version));
    reader.object(iris.graph("catalogue"), DCTerms.issued.asNode())
        .ifPresent(day -> whole.addProperty(DCTerms.issued, model.asRDFNode(day)));
    reader.object(iris.graph("ontology"), DCTerms.modified.asNode())
        .ifPresent(day -> whole.addProperty(DCTerms.modified, model.asRDFNode(day)));
    return whole;
  }

  /** The catalog of one dataset and one service at which harvesters begin. */
  private Resource catalog(Model model, String server) {
    return model.createResource(iris.base() + "dataset#catalog").addProperty(RDF.type, DCAT.Catalog)
        .addProperty(DCTerms.title, "AI Risk Graph: dataset and service", "en")
        .addProperty(DCTerms.description, "What this server offers.", "en")
        .addProperty(DCTerms.license, model.createResource(LICENSE))
        .addProperty(FOAF.homepage, model.createResource(server))
        .addProperty(DCAT.service, model.createResource(server + "risks/sparql"));
  }

  /** Says what something rests on: another dataset, with title and description as DCAT-AP asks, or the paper. */
  private void source(Resource of, Node node) {
    Resource source = of.getModel().createResource(node.getURI());
    if (node.hasURI(PAPER)) {
      of.addProperty(DCTerms.isReferencedBy, source.addProperty(RDF.type, RDFS.Resource));
      return;
    }
    of.addProperty(DCTerms.source, source);
    if (dataset.containsGraph(node)) {
      return;
    }
    GraphReader reader = new GraphReader(dataset.getDefaultGraph());
    String title = node.hasURI(REPOSITORY) ? "MIT AI Risk Repository"
        : reader.text(node, DCTerms.title.asNode()).orElseGet(() -> reader.label(node));
    String description = SAID_OF_SOURCES.stream().flatMap(property -> reader.texts(node, property.asNode()).stream())
        .findFirst().orElse(title);
    source.addProperty(RDF.type, DCAT.Dataset).addProperty(DCTerms.title, title, "en")
        .addProperty(DCTerms.description, description, "en");
  }

  /** As {@code xsd:integer}, to which queries compare. */
  private static Literal number(long count) {
    return ResourceFactory.createTypedLiteral(BigInteger.valueOf(count));
  }

  private static Resource typed(Model model, String iri, Resource type) {
    return model.createResource(iri).addProperty(RDF.type, type);
  }

  /** Each named graph with its size and what the data say of it. */
  private void graphs(Model model, Resource whole) {
    Graph facts = dataset.getDefaultGraph();
    dataset.listGraphNodes().forEachRemaining(name -> {
      Resource graph = model.createResource(name.getURI()).addProperty(RDF.type, VOID.Dataset)
          .addProperty(RDF.type, DCAT.Dataset).addProperty(VOID.triples, number(dataset.getGraph(name).size()));
      whole.addProperty(VOID.subset, graph).addProperty(DCTerms.hasPart, graph);
      graph.addProperty(DCTerms.title, new GraphReader(facts).label(name), "en");
      ABOUT_GRAPHS.forEach(property -> facts.find(name, property.asNode(), Node.ANY).mapWith(Triple::getObject)
          .forEachRemaining(value -> graph.addProperty(property, model.asRDFNode(value))));
      facts.find(name, DCTerms.source.asNode(), Node.ANY).mapWith(Triple::getObject).filterKeep(Node::isURI)
          .forEachRemaining(source -> source(graph, source));
      if (!graph.hasProperty(DCTerms.description)) {
        graph.addProperty(DCTerms.description, "The named graph \"" + GraphReader.id(name) + "\".", "en");
      }
    });
  }

  /** How often each term is used: the members of each class, and the statements with each property. */
  Map<Node, Long> uses() {
    Map<Node, Long> uses = new HashMap<>(properties);
    uses.putAll(classes);
    return uses;
  }

  private void partitions(Model model, Resource whole) {
    whole.addProperty(VOID.classes, number(classes.size())).addProperty(VOID.properties, number(properties.size()));
    classes.forEach((type, count) -> whole.addProperty(VOID.classPartition,
        model.createResource().addProperty(VOID._class, model.asRDFNode(type)).addProperty(VOID.entities,
            number(count))));
    properties.forEach((property, count) -> whole.addProperty(VOID.propertyPartition,
        model.createResource().addProperty(VOID.property, model.asRDFNode(property)).addProperty(VOID.triples,
            number(count))));
  }

  private void linksets(Model model, Resource whole) {
    mappings.forEach((namespace, counts) -> {
      Resource target = model.createResource().addProperty(RDF.type, VOID.Dataset)
          .addProperty(VOID.uriSpace, namespace);
      counts.forEach((match, count) -> whole.addProperty(VOID.subset, model.createResource()
          .addProperty(RDF.type, VOID.Linkset).addProperty(VOID.linkPredicate, match)
          .addProperty(VOID.subjectsTarget, whole).addProperty(VOID.objectsTarget, target)
          .addProperty(VOID.triples, number(count))));
    });
  }

  private static void files(Model model, Resource whole, String server, GraphFiles written, Texts texts) {
    for (DatasetFile file : DatasetFile.ALL) {
      Resource content = typed(model, server + "download/" + file.name(), RDFS.Resource);
      String type = FILE_TYPES.get(file.name().replaceFirst(".*\\.", ""));
      Resource distribution = model.createResource().addProperty(RDF.type, DCAT.Distribution)
          .addProperty(DCTerms.title, file.title(texts), texts.language())
          .addProperty(DCAT.accessURL, typed(model, server + "download/", RDFS.Resource))
          .addProperty(DCAT.downloadURL, content).addProperty(DCTerms.license, model.createResource(LICENSE))
          .addProperty(DCTerms.format, typed(model, EU + "file-type/" + type, DCTerms.MediaTypeOrExtent));
      whole.addProperty(DCAT.distribution, distribution);
      if (type.startsWith("RDF")) {
        whole.addProperty(VOID.dataDump, content);
      }
      // DCAT asks for a type registered with IANA, which those of GraphML and GEXF are not.
      if (!type.equals("XML")) {
        distribution.addProperty(DCAT.mediaType, typed(model, MEDIA_TYPE + file.mediaType(), DCTerms.MediaType));
      }
      written.facts(file.name()).ifPresent(facts -> distribution
          .addProperty(DCAT.byteSize,
              ResourceFactory.createTypedLiteral(String.valueOf(facts.bytes()), XSDDatatype.XSDnonNegativeInteger))
          .addProperty(spdx("checksum"), model.createResource()
              .addProperty(RDF.type, spdx("Checksum")).addProperty(spdx("algorithm"), spdx("checksumAlgorithm_sha256"))
              .addProperty(spdx("checksumValue"),
                  ResourceFactory.createTypedLiteral(facts.sha256(), XSDDatatype.XSDhexBinary))));
    }
  }

  private static Property spdx(String name) {
    return ResourceFactory.createProperty("http://spdx.org/rdf/terms#", name);
  }

  private static void service(Model model, Resource whole, String server) {
    Resource endpoint = model.createResource(server + "risks/sparql");
    endpoint.addProperty(RDF.type, DCAT.DataService).addProperty(RDF.type, RDFS.Resource)
        .addProperty(DCTerms.title, "SPARQL endpoint of AI Risk Graph", "en")
        .addProperty(DCTerms.description, "SPARQL 1.1 Protocol, queries only.", "en")
        .addProperty(DCTerms.license, model.createResource(LICENSE))
        .addProperty(DCAT.endpointURL, endpoint).addProperty(DCAT.endpointDescription, endpoint)
        .addProperty(DCTerms.conformsTo, model.createResource("https://www.w3.org/TR/sparql11-protocol/")
            .addProperty(RDF.type, DCTerms.Standard))
        .addProperty(DCAT.servesDataset, whole);
  }
}
