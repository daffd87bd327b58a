package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.server.http.ContentNegotiation;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/** {@code /.well-known/void}: the dataset described in VoID and DCAT; people are sent to the download page. */
final class VoidPage extends PageServlet {
  private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

  VoidPage(SiteContext site) {
    super(site);
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Vary", "Accept");
    List<String> offers = RdfFormat.tripleMediaTypes();
    String accept = accept(request);
    if (accept != null && ContentNegotiation.choose(accept, offers()).filter(HTML::equals).isPresent()
        && accept.contains("html")) {
      redirect(response, 303, "/download/");
      return;
    }
    Optional<RdfFormat> form = ContentNegotiation.choose(accept, offers).flatMap(RdfFormat::ofMediaType);
    if (form.isEmpty()) {
      text(response, 406, "text/plain", "This can be had as " + String.join(", ", offers) + "\n");
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(describe(address(request))).format(form.get().jena()).output(out);
    bytes(response, 200, form.get().mediaType(), out.toByteArray());
  }

  /** The address under which the client reached this server, with its slash. */
  static String address(HttpServletRequest request) {
    StringBuffer url = request.getRequestURL();
    return url.substring(0, url.length() - request.getRequestURI().length()) + "/";
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
        .addProperty(DCTerms.license, model.createResource(LICENCE))
        .addProperty(DCTerms.source, model.createResource("https://doi.org/10.48550/arXiv.2408.12622"))
        .addProperty(VOID.sparqlEndpoint, model.createResource(server + "risks/sparql"))
        .addProperty(VOID.uriSpace, site.iris().base())
        .addProperty(VOID.vocabulary, model.createResource(AIRG.NS))
        .addProperty(VOID.exampleResource, model.createResource(site.iris().base() + "risk/34.02.03"))
        .addLiteral(VOID.triples, (long) graph.size());
    partitions(model, dataset, graph);
    for (RdfFormat form : GraphFiles.FORMATS) {
      Resource file = model.createResource(server + "download/" + GraphFiles.fileName(form));
      dataset.addProperty(VOID.dataDump, file).addProperty(DCAT.distribution, model.createResource()
          .addProperty(RDF.type, DCAT.Distribution).addProperty(DCTerms.title, GraphFiles.title(form), "en")
          .addProperty(DCAT.downloadURL, file).addProperty(DCAT.mediaType, form.mediaType()));
    }
    model.createResource(server + "risks/sparql").addProperty(RDF.type, DCAT.DataService)
        .addProperty(DCAT.endpointURL, model.createResource(server + "risks/sparql"))
        .addProperty(DCAT.servesDataset, dataset);
    return model;
  }

  private static void partitions(Model model, Resource dataset, Graph graph) {
    for (org.apache.jena.graph.Node type : List.of(AIRG.Risk, AIRG.SourceDocument, AIRG.Work, AIRG.Evidence,
        AIRG.Mitigation,
        AIRG.Concept, AIRG.RiskLink)) {
      long count = org.apache.jena.graph.GraphUtil.listSubjects(graph, RDF.type.asNode(), type).toList().size();
      dataset.addProperty(VOID.classPartition,
          model.createResource().addProperty(VOID._class, model.createResource(type.getURI()))
              .addLiteral(VOID.entities, count));
    }
  }
}
