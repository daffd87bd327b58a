package org.airiskgraph.export;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.airiskgraph.export.PropertyGraph.Edge;
import org.airiskgraph.export.PropertyGraph.Vertex;

/**
 * Writes <a href="https://gexf.net/1.2/">GEXF 1.2</a>, the newest version that Gephi and networkx both read:
 * colored by domain, the size by the number of relations, placed by {@link GexfLayout}.
 */
final class GexfWriter {
  private static final String NS = "http://www.gexf.net/1.2draft";
  private static final String VIZ = NS + "/viz";

  private final XmlElementWriter xml;

  private GexfWriter(XmlElementWriter xml) {
    this.xml = xml;
  }

  static void write(PropertyGraph graph, OutputStream out) {
    XmlElementWriter xml = XmlElementWriter.document(out);
    new GexfWriter(xml).document(graph);
    xml.end();
  }

  private void document(PropertyGraph graph) {
    xml.open("gexf", "xmlns", NS, "xmlns:viz", VIZ, "version", "1.2");
    xml.open("graph", "defaultedgetype", "directed", "mode", "static");
    attributes("node", "kind", PropertyGraph.FIELDS.subList(1, PropertyGraph.FIELDS.size()));
    attributes("edge", "relation", List.of("rank", "why"));
    Map<String, Integer> degrees = new HashMap<>();
    graph.edges()
        .forEach(edge -> List.of(edge.source(), edge.target()).forEach(id -> degrees.merge(id, 1, Integer::sum)));
    GexfLayout layout = GexfLayout.of(graph);
    xml.open("nodes", "count", String.valueOf(graph.vertices().size()));
    for (Vertex vertex : graph.vertices()) {
      node(vertex, degrees.getOrDefault(vertex.id(), 0), layout);
    }
    xml.close();
    xml.open("edges", "count", String.valueOf(graph.edges().size()));
    for (int i = 0; i < graph.edges().size(); i++) {
      edge(i, graph.edges().get(i));
    }
    xml.close();
    xml.close();
    xml.close();
  }

  private void attributes(String of, String first, List<String> others) {
    xml.open("attributes", "class", of, "mode", "static");
    xml.empty("attribute", "id", first, "title", first, "type", "string");
    for (String other : others) {
      boolean number = other.equals(PropertyGraph.YEAR) || other.equals("rank");
      xml.empty("attribute", "id", other, "title", other, "type", number ? "integer" : "string");
    }
    xml.close();
  }

  private void node(Vertex vertex, int degree, GexfLayout layout) {
    xml.open("node", "id", vertex.id(), "label", vertex.field("name"));
    xml.open("attvalues");
    value("kind", vertex.kind());
    for (String field : PropertyGraph.FIELDS.subList(1, PropertyGraph.FIELDS.size())) {
      value(field, vertex.field(field));
    }
    xml.close();
    GexfLayout.Color color = layout.color(vertex);
    xml.empty("viz:color", "r", String.valueOf(color.red()), "g", String.valueOf(color.green()), "b",
        String.valueOf(color.blue()));
    GexfLayout.Place place = layout.place(vertex);
    xml.empty("viz:position", "x", number(place.x()), "y", number(place.y()), "z", "0.0");
    xml.empty("viz:size", "value", number(4 + 3 * Math.log1p(degree)));
    xml.close();
  }

  private void edge(int number, Edge edge) {
    xml.open("edge", "id", String.valueOf(number), "source", edge.source(), "target", edge.target(), "label",
        edge.type(),
        // Not in 1.2, but without it Gephi merges two relations of one pair into one edge.
        "kind", edge.type());
    if (edge.weight().isPresent()) {
      xml.attribute("weight", edge.weight().orElseThrow());
    }
    xml.open("attvalues");
    value("relation", edge.type());
    value("rank", edge.rank().orElse(""));
    value("why", edge.why().orElse(""));
    xml.close();
    xml.close();
  }

  private void value(String of, String value) {
    if (!value.isEmpty()) {
      xml.empty("attvalue", "for", of, "value", value);
    }
  }

  private static String number(double value) {
    // Sines may differ in their last place from one machine to the next; two places are the same on all.
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
