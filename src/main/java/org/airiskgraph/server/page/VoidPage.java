package org.airiskgraph.server.page;

import java.util.Optional;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/** {@code /.well-known/void}: the dataset described in VoID and DCAT; browsers are redirected to the download page. */
final class VoidPage extends PageServlet {
  private static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";

  VoidPage(SiteContext site) {
    super(site);
  }

  /** The page for people comes last, so that clients that accept anything get the description. */
  @Override
  List<String> offers(String path) {
    return Stream.concat(RdfFormat.tripleMediaTypes().stream(), Stream.of(HTML)).toList();
  }

  @Override
  boolean namesServer() {
    return true;
  }

  @Override
  PageResponse respond(PageRequest request) {
    return RdfFormat.ofMediaType(request.mediaType())
        .map(format -> rdf(describe(request.server()).getGraph(), Optional.empty(), format))
        .orElseGet(() -> PageResponse.redirect(303, "/download/"));
  }

  private Model describe(String server) {
    Model model = ModelFactory.createDefaultModel();
    model.setNsPrefix("void", VOID.NS).setNsPrefix("dcat", DCAT.NS).setNsPrefix("dcterms", DCTerms.NS);
    Graph graph = site.dataset().getDefaultGraph();
    Resource dataset = model.createResource(site.iris().base() + "dataset")
        .addProperty(RDF.type, VOID.Dataset).addProperty(RDF.type, DCAT.Dataset)
        .addProperty(DCTerms.title, "AI Risk Graph", "en")
        .addProperty(DCTerms.description,
            "The MIT AI Risk Repository as a knowledge graph: risks, their sources, causes, domains, "
                + "mitigations, and links between related risks with reasons.",
            "en")
        .addProperty(DCTerms.license, model.createResource(LICENSE))
        .addProperty(DCTerms.source, model.createResource("https://doi.org/10.48550/arXiv.2408.12622"))
        .addProperty(VOID.sparqlEndpoint, model.createResource(server + "risks/sparql"))
        .addProperty(VOID.uriSpace, site.iris().base())
        .addProperty(VOID.vocabulary, model.createResource(AIRG.NS))
        .addProperty(VOID.exampleResource, model.createResource(site.iris().base() + "risk/34.02.03"))
        .addLiteral(VOID.triples, (long) graph.size());
    GraphReader reader = new GraphReader(graph);
    reader.text(site.iris().graph("catalogue"), OWL2.versionInfo.asNode())
        .ifPresent(version -> dataset.addProperty(OWL2.versionInfo, version));
    partitions(model, dataset, graph);
    for (RdfFormat format : GraphFiles.FORMATS) {
      Resource file = model.createResource(server + "download/" + GraphFiles.fileName(format));
      dataset.addProperty(VOID.dataDump, file).addProperty(DCAT.distribution, model.createResource()
          .addProperty(RDF.type, DCAT.Distribution).addProperty(DCTerms.title, GraphFiles.title(format), "en")
          .addProperty(DCAT.downloadURL, file).addProperty(DCAT.mediaType, format.mediaType()));
    }
    model.createResource(server + "risks/sparql").addProperty(RDF.type, DCAT.DataService)
        .addProperty(DCAT.endpointURL, model.createResource(server + "risks/sparql"))
        .addProperty(DCAT.servesDataset, dataset);
    return model;
  }

  private static void partitions(Model model, Resource dataset, Graph graph) {
    for (Node type : List.of(AIRG.Risk, AIRG.SourceDocument, AIRG.Work, AIRG.Evidence,
        AIRG.Mitigation,
        AIRG.Concept, AIRG.RiskLink)) {
      long count = new GraphReader(graph).members(type).size();
      dataset.addProperty(VOID.classPartition,
          model.createResource().addProperty(VOID._class, model.createResource(type.getURI()))
              .addLiteral(VOID.entities, count));
    }
  }
}
