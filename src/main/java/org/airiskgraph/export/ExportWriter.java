package org.airiskgraph.export;

import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.SortedGraph;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** Writes a dataset as RDF, so that the same graph always gives the same bytes. */
final class ExportWriter {
  private ExportWriter() {}

  /**
   * Writes {@code dataset} in a fixed order and with fixed names for blank nodes: triples of
   * the default graph, or, in a format for quads, those and the named graphs.
   */
  static void write(DatasetGraph dataset, RdfFormat format, OutputStream out) {
    Map<Node, Node> names = SortedGraph.names(dataset.getDefaultGraph());
    SortedGraph whole = SortedGraph.of(dataset.getDefaultGraph(), names);
    DatasetGraph ordered = new DatasetGraphMapLink(whole);
    dataset.prefixes().forEach(ordered.prefixes()::add);
    if (format.hasGraphs()) {
      graphs(dataset).forEach(name -> ordered.addGraph(name, SortedGraph.of(dataset.getGraph(name), names)));
    }
    if (format.isLineBased()) {
      stream(ordered, new NTriplesWriter(out));
    } else if (format.hasGraphs()) {
      RdfFormat.withAtPrefix(RDFWriter.source(ordered).format(format.jena())).output(out);
    } else {
      RdfFormat.withAtPrefix(RDFWriter.source(format.isXml() ? legalInXml(whole) : whole)
          .format(format.jena())).output(out);
    }
  }

  /** The same graph, unless a literal holds what XML cannot, which is then left out. */
  private static Graph legalInXml(SortedGraph graph) {
    if (graph.triples().stream().map(Triple::getObject).allMatch(ExportWriter::isLegalInXml)) {
      return graph;
    }
    Graph legal = GraphFactory.createDefaultGraph();
    legal.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    graph.triples().forEach(triple -> {
      Node object = triple.getObject();
      legal.add(triple.getSubject(), triple.getPredicate(), isLegalInXml(object) ? object : NodeFactory.createLiteral(
          XmlElementWriter.legal(object.getLiteralLexicalForm()), object.getLiteralLanguage(),
          object.getLiteralDatatype()));
    });
    return SortedGraph.of(legal);
  }

  private static boolean isLegalInXml(Node object) {
    return !object.isLiteral()
        || XmlElementWriter.legal(object.getLiteralLexicalForm()).equals(object.getLiteralLexicalForm());
  }

  private static void stream(DatasetGraph ordered, StreamRDF lines) {
    lines.start();
    ordered.getDefaultGraph().find().forEachRemaining(lines::triple);
    graphs(ordered).forEach(name -> ordered.getGraph(name).find()
        .forEachRemaining(triple -> lines.quad(Quad.create(name, triple))));
    lines.finish();
  }

  private static List<Node> graphs(DatasetGraph dataset) {
    return Iter.toList(dataset.listGraphNodes()).stream()
        .sorted(Comparator.comparing(Node::getURI)).toList();
  }
}
