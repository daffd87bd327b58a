package org.airiskgraph.export;

import java.io.OutputStream;
import java.util.List;
import org.airiskgraph.export.PropertyGraph.Edge;
import org.airiskgraph.export.PropertyGraph.Vertex;

/**
 * Writes <a href="http://graphml.graphdrawing.org/specification.html">GraphML</a>. Kinds and types are called
 * {@code labelV} and {@code labelE}, where TinkerPop looks for them; others read them as fields.
 */
final class GraphMlWriter {
  private static final String NS = "http://graphml.graphdrawing.org/xmlns";
  private static final List<String> EDGE_FIELDS = List.of("labelE", "weight", "rank", "why");

  private final XmlElementWriter xml;

  private GraphMlWriter(XmlElementWriter xml) {
    this.xml = xml;
  }

  static void write(PropertyGraph graph, OutputStream out) {
    XmlElementWriter xml = XmlElementWriter.document(out);
    new GraphMlWriter(xml).document(graph);
    xml.end();
  }

  private void document(PropertyGraph graph) {
    xml.open("graphml", "xmlns", NS);
    key("node", "labelV", "string");
    for (String field : PropertyGraph.FIELDS) {
      key("node", field, field.equals(PropertyGraph.YEAR) ? "int" : "string");
    }
    for (String field : EDGE_FIELDS) {
      key("edge", field, field.equals("weight") ? "double" : field.equals("rank") ? "int" : "string");
    }
    xml.open("graph", "id", "airiskgraph", "edgedefault", "directed");
    for (Vertex vertex : graph.vertices()) {
      xml.open("node", "id", vertex.id());
      data("labelV", vertex.kind());
      for (String field : PropertyGraph.FIELDS) {
        data("node-" + field, vertex.field(field));
      }
      xml.close();
    }
    for (Edge edge : graph.edges()) {
      xml.open("edge", "id", edge.source() + " " + edge.type() + " " + edge.target(),
          "source", edge.source(), "target", edge.target());
      data("labelE", edge.type());
      data("edge-weight", edge.weight().orElse(""));
      data("edge-rank", edge.rank().orElse(""));
      data("edge-why", edge.why().orElse(""));
      xml.close();
    }
    xml.close();
    xml.close();
  }

  /** Keys of nodes and edges share one space of ids; TinkerPop knows the labels by these ids of their keys. */
  private static String id(String of, String name) {
    return name.startsWith("label") ? name : of + "-" + name;
  }

  private void key(String of, String name, String type) {
    xml.empty("key", "id", id(of, name), "for", of, "attr.name", name, "attr.type", type);
  }

  private void data(String key, String value) {
    if (!value.isEmpty()) {
      xml.open("data", "key", key);
      xml.text(value);
      xml.close();
    }
  }
}
