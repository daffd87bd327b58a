package org.airiskgraph.server.sparql;

import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/** The <a href="https://www.w3.org/TR/sparql11-service-description/">SPARQL 1.1 service description</a> of the endpoint. */
final class ServiceDescription {
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";
  private static final List<String> ROW_FORMATS =
      List.of("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV");

  private ServiceDescription() {}

  /** The description of the endpoint at {@code address}: its language, formats and graphs with their sizes. */
  static Graph of(DatasetGraph dataset, String address) {
    Graph graph = GraphFactory.createDefaultGraph();
    graph.getPrefixMapping().setNsPrefix("sd", SD).setNsPrefix("void", VOID.NS).setNsPrefix("formats", FORMATS);
    Node service = NodeFactory.createURI(address);
    graph.add(service, RDF.type.asNode(), sd("Service"));
    graph.add(service, sd("endpoint"), service);
    graph.add(service, sd("supportedLanguage"), sd("SPARQL11Query"));
    graph.add(service, sd("feature"), sd("UnionDefaultGraph"));
    Stream.concat(ROW_FORMATS.stream(),
        Stream.of(RdfFormat.values()).map(format -> format.title().replaceAll("[^A-Za-z0-9-]", "_")))
        .forEach(format -> graph.add(service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format)));
    Node content = NodeFactory.createBlankNode();
    graph.add(service, sd("defaultDataset"), content);
    graph.add(content, RDF.type.asNode(), sd("Dataset"));
    dataset.begin(TxnType.READ);
    try {
      graph.add(content, sd("defaultGraph"), sized(graph, dataset.getDefaultGraph()));
      dataset.listGraphNodes().forEachRemaining(name -> {
        Node named = NodeFactory.createBlankNode();
        graph.add(content, sd("namedGraph"), named);
        graph.add(named, RDF.type.asNode(), sd("NamedGraph"));
        graph.add(named, sd("name"), name);
        graph.add(named, sd("graph"), sized(graph, dataset.getGraph(name)));
      });
    } finally {
      dataset.end();
    }
    return graph;
  }

  private static Node sized(Graph graph, Graph content) {
    Node node = NodeFactory.createBlankNode();
    graph.add(node, RDF.type.asNode(), sd("Graph"));
    graph.add(node, VOID.triples.asNode(), Literals.integer(content.size()));
    return node;
  }

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }
}
