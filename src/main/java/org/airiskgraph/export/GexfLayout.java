package org.airiskgraph.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.export.PropertyGraph.Edge;
import org.airiskgraph.export.PropertyGraph.Vertex;

/**
 * The initial position and color of each vertex: domains on a circle, each
 * sub-domain outside its domain with its risks around it like the seeds of a sunflower; concepts in the middle;
 * mitigations, sources and works on rings outside. What belongs to no domain is grey.
 */
final class GexfLayout {
  record Place(double x, double y) {}

  record Color(int red, int green, int blue) {}

  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
  private static final double DOMAINS = 900;
  private static final double SUBDOMAINS = 1700;
  private static final double SEED = 17;
  private static final Map<String, Double> RINGS =
      Map.of("Mitigation", 2500.0, "SourceDocument", 2750.0, "Work", 3000.0);
  private static final Color GREY = new Color(150, 150, 150);

  /** Seven colors that people with any color vision can tell apart, after Okabe and Ito; domain 1 comes first. */
  private static final List<Color> COLORS = List.of(new Color(230, 159, 0), new Color(86, 180, 233),
      new Color(0, 158, 115), new Color(213, 94, 0), new Color(204, 121, 167), new Color(170, 160, 30),
      new Color(0, 114, 178));

  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> sourceDomains = new HashMap<>();

  private GexfLayout() {}

  static GexfLayout of(PropertyGraph graph) {
    GexfLayout layout = new GexfLayout();
    Map<String, List<Vertex>> kinds = new HashMap<>();
    graph.vertices().forEach(v -> kinds.computeIfAbsent(v.kind(), k -> new java.util.ArrayList<>()).add(v));
    layout.ring(kinds.getOrDefault("Domain", List.of()), DOMAINS);
    layout.ring(kinds.getOrDefault("Subdomain", List.of()), SUBDOMAINS);
    layout.sunflower(kinds.getOrDefault("Concept", List.of()), new Place(0, 0), 1.8 * SEED);
    Map<String, List<Vertex>> byPlace = new TreeMap<>();
    kinds.getOrDefault("Risk", List.of())
        .forEach(risk -> byPlace.computeIfAbsent(risk.field("subdomain"), s -> new java.util.ArrayList<>()).add(risk));
    byPlace.forEach((subdomain, risks) -> layout.sunflower(risks,
        layout.places.getOrDefault("domain/" + subdomain, new Place(0, -3600)), SEED));
    RINGS.forEach((kind, radius) -> layout.ring(kinds.getOrDefault(kind, List.of()), radius));
    layout.colorSources(graph);
    return layout;
  }

  Place place(Vertex vertex) {
    return places.getOrDefault(vertex.id(), new Place(0, 0));
  }

  Color color(Vertex vertex) {
    String domain = vertex.fields().getOrDefault("domain", sourceDomains.getOrDefault(vertex.id(), ""));
    return domain.matches("[1-7]") ? COLORS.get(Integer.parseInt(domain) - 1) : GREY;
  }

  private void ring(List<Vertex> vertices, double radius) {
    for (int i = 0; i < vertices.size(); i++) {
      double angle = 2 * Math.PI * i / vertices.size();
      places.put(vertices.get(i).id(), new Place(radius * Math.cos(angle), radius * Math.sin(angle)));
    }
  }

  private void sunflower(List<Vertex> vertices, Place centre, double step) {
    for (int i = 0; i < vertices.size(); i++) {
      double radius = step * Math.sqrt(i + 1.0);
      places.put(vertices.get(i).id(), new Place(
          centre.x() + radius * Math.cos(i * GOLDEN_ANGLE), centre.y() + radius * Math.sin(i * GOLDEN_ANGLE)));
    }
  }

  /** What has no domain of its own takes that of most risks it is tied to; the smaller code of equals. */
  private void colorSources(PropertyGraph graph) {
    Map<String, String> domains = new HashMap<>();
    graph.vertices().forEach(vertex -> domains.put(vertex.id(), vertex.field("domain")));
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (Edge edge : graph.edges()) {
      count(counts, edge.source(), domains.getOrDefault(edge.target(), ""));
      count(counts, edge.target(), domains.getOrDefault(edge.source(), ""));
    }
    counts.forEach((id, byDomain) -> byDomain.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue()
            .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
        .filter(most -> domains.getOrDefault(id, "").isEmpty() && !id.startsWith("risk/"))
        .ifPresent(most -> sourceDomains.put(id, most.getKey())));
  }

  private static void count(Map<String, Map<String, Integer>> counts, String id, String domain) {
    if (!domain.isEmpty()) {
      counts.computeIfAbsent(id, i -> new TreeMap<>()).merge(domain, 1, Integer::sum);
    }
  }
}
