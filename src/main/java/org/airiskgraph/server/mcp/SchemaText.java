package org.airiskgraph.server.mcp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The schema of the graph on at most two pages, written from the ontology, its shapes and what the graph holds: prefixes,
 * graphs, and for each class with members the properties in use with number and type of their values.
 */
final class SchemaText {
  static final String PREFIXES_HINT = "Declare each prefix that you use, such as PREFIX airg: "
      + "<https://w3id.org/airiskgraph/ontology#>; the resource " + McpResources.SCHEMA + " lists them";
  /** Values or classes that are listed one by one; of more only the number, or what they have in common, is said. */
  private static final int MOST_VALUES = 9;
  /** What coded values have besides their name. */
  private static final Set<Node> OF_CODED_VALUES = Set.of(SKOS.notation.asNode(),
      SKOS.definition.asNode());

  private final GraphContext context;
  private final GraphReader graph;
  private final GraphReader shapes;
  private final PrefixMap prefixes;

  private SchemaText(GraphContext context) {
    this.context = context;
    this.graph = context.reader();
    this.shapes = new GraphReader(Ontology.shapes(context.site().iris()));
    this.prefixes = Prefixes.of(context.site().iris());
  }

  /** A class, narrower ones of the same shape, its members, and for each property in use its constraints, if any. */
  private record Shape(Node type, List<Node> narrower, List<Node> members, Map<Node, List<Node>> constraints) {
    boolean isCoded() {
      return OF_CODED_VALUES.containsAll(constraints.keySet());
    }
  }

  /** The text, in Markdown. */
  static String of(GraphContext context) {
    return new SchemaText(context).text();
  }

  private String text() {
    List<Shape> all = shapes.members(SHACL.NodeShape).stream()
        .map(this::shape).filter(shape -> shape.members().stream().anyMatch(Node::isURI))
        .sorted(Comparator.comparingInt((Shape shape) -> -shape.constraints().size())
            .thenComparing(shape -> shape.type().getURI()))
        .toList();
    StringBuilder classes = new StringBuilder();
    all.stream().filter(shape -> !shape.isCoded()).forEach(shape -> append(classes, shape));
    classes.append("\n## Coded values (skos:prefLabel, skos:notation, skos:definition)\n\n");
    all.stream().filter(Shape::isCoded).forEach(shape -> classes.append("- ").append(name(shape.type())).append(": ")
        .append(shape.members().size() > MOST_VALUES ? shape.members().size() + " values"
            : shape.members().stream().map(this::name).sorted().collect(Collectors.joining(", ")))
        .append('\n'));
    String graphs = Iter.asStream(context.site().dataset().listGraphNodes()).map(node -> "<" + node.getURI() + ">")
        .sorted().collect(Collectors.joining(", "));
    return "# Schema of the AI Risk Graph\n\n" + declarations(classes.toString()) + """
        PREFIX text: <http://jena.apache.org/text#>

        The default graph holds all, so no GRAPH is needed. Named graphs: %s.
        Full text: `(?x ?score) text:query "words"`. Related risks: a node of airg:RiskLink for each pair.
        Everything has an rdfs:label in English. A property without a number in brackets may have any number of values.

        """.formatted(graphs) + classes;
  }

  /** The prefixes that a text uses. */
  private String declarations(String text) {
    return new TreeMap<>(prefixes.getMapping()).entrySet().stream()
        .filter(prefix -> prefix.getKey().equals("rdfs") || text.contains(prefix.getKey() + ":"))
        .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">\n").collect(Collectors.joining());
  }

  private Shape shape(Node shape) {
    List<Node> types = shapes.objects(shape, SHACL.targetClass).stream()
        .sorted(Comparator.comparingInt((Node type) -> -graph.members(type).size()).thenComparing(this::name)).toList();
    Map<Node, List<Node>> constraints = new TreeMap<>(Comparator.comparing(this::name));
    for (Node property : shapes.objects(shape, SHACL.property)) {
      shapes.object(property, SHACL.path).filter(Node::isURI)
          .ifPresent(path -> constraints.computeIfAbsent(path, p -> new ArrayList<>()).add(property));
    }
    graph.subjects(RDFS.domain.asNode(), types.get(0)).forEach(path -> constraints.putIfAbsent(path, List.of()));
    constraints.keySet().removeIf(path -> !graph.graph().contains(Node.ANY, path, Node.ANY)
        || graph.object(path, OWL2.deprecated.asNode()).isPresent());
    constraints.keySet().removeAll(List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), SKOS.inScheme.asNode()));
    return new Shape(types.get(0), types.subList(1, types.size()), graph.members(types.get(0)), constraints);
  }

  private void append(StringBuilder text, Shape shape) {
    text.append("- **").append(name(shape.type())).append("** (").append(shape.members().size())
        .append(shape.members().stream().map(this::name).filter(name -> !name.startsWith("<"))
            .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
            .map(name -> ", such as " + name).orElse(""))
        .append("): ")
        .append(graph.text(shape.type(), SKOS.definition.asNode()).map(SchemaText::firstSentence).orElse(""))
        .append(narrower(shape.narrower()))
        .append("\n  ").append(shape.constraints().entrySet().stream()
            .map(entry -> property(entry.getKey(), entry.getValue())).collect(Collectors.joining("; ")))
        .append('\n');
  }

  private String narrower(List<Node> classes) {
    return classes.isEmpty() ? "" : classes.size() > MOST_VALUES
        ? " " + classes.size() + " narrower classes, such as " + name(classes.get(0)) + "."
        : " More exactly: " + classes.stream().map(this::name).collect(Collectors.joining(", ")) + ".";
  }

  private String property(Node path, List<Node> constraints) {
    boolean one = value(constraints, SHACL.maxCount).filter(count -> GraphReader.text(count).equals("1")).isPresent();
    boolean some = value(constraints, SHACL.minCount).isPresent();
    return name(path) + (one ? some ? " [1]" : " [0..1]" : some ? " [1..]" : "") + type(path, constraints);
  }

  private String type(Node path, List<Node> constraints) {
    Optional<Node> range = graph.objects(path, RDFS.range.asNode()).stream().filter(Node::isURI).findFirst();
    List<Node> in = value(constraints, SHACL.in).map(list -> GraphList.members(GNode.create(shapes.graph(), list)))
        .orElse(List.of());
    if (!in.isEmpty() && in.size() <= MOST_VALUES && (range.isEmpty() || in.get(0).isLiteral())) {
      return " {" + in.stream().map(this::name).collect(Collectors.joining(", ")) + "}";
    }
    return value(constraints, SHACL.class_).or(() -> value(constraints, SHACL.datatype)).or(() -> range)
        .map(type -> " " + name(type)).orElse("");
  }

  private Optional<Node> value(List<Node> constraints, Node parameter) {
    return constraints.stream().map(node -> shapes.object(node, parameter).orElse(null)).filter(Objects::nonNull)
        .findFirst();
  }

  private String name(Node node) {
    String text = GraphReader.text(node);
    return node.isURI() ? Objects.requireNonNullElse(prefixes.abbreviate(text), "<" + text + ">") : "\"" + text + "\"";
  }

  private static String firstSentence(String text) {
    return text.replaceAll("(?s)(?<=[a-z)]\\.)\\s.*", "");
  }
}
