package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighborhood;
import org.airiskgraph.diagram.Neighborhood.Neighbor;
import org.airiskgraph.diagram.NeighborhoodDiagram;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The ontology at a glance.
 *
 * @param classes the classes that have no broader class here, with those below them
 * @param diagram a risk and the classes that its properties lead to, with counts, as SVG
 * @param namespaces prefixes and their namespaces
 */
public record SchemaView(List<ClassItem> classes, String diagram, Map<String, String> namespaces) {

  /** A class: its link, with the number of its members as the note, and its subclasses. */
  public record ClassItem(Hyperlink link, List<ClassItem> narrower) {}

  /** Reads the classes and properties; {@code uses} are the members of each class. */
  public static SchemaView of(PageLinks ontology, Map<Node, Long> uses) {
    GraphReader reader = ontology.reader();
    List<Node> classes = reader.members(OWL.Class.asNode()).stream().filter(SchemaView::isOurs).distinct()
        .sorted(Comparator.comparing(reader::label)).toList();
    List<ClassItem> roots = classes.stream()
        .filter(type -> reader.objects(type, RDFS.subClassOf.asNode()).stream().noneMatch(classes::contains))
        .map(type -> item(ontology, uses, classes, type)).toList();
    Map<String, String> namespaces = new TreeMap<>(reader.graph().getPrefixMapping().getNsPrefixMap());
    return new SchemaView(roots, diagram(ontology, uses), namespaces);
  }

  private static boolean isOurs(Node node) {
    return node.isURI() && node.getURI().startsWith(AIRG.NS);
  }

  private static ClassItem item(PageLinks ontology, Map<Node, Long> uses, List<Node> classes, Node type) {
    return new ClassItem(ontology.to(type).withNote(count(ontology, uses, type)), classes.stream()
        .filter(other -> !other.equals(type)
            && ontology.reader().objects(other, RDFS.subClassOf.asNode()).contains(type))
        .map(other -> item(ontology, uses, classes, other)).toList());
  }

  private static String count(PageLinks ontology, Map<Node, Long> uses, Node type) {
    return ontology.texts().number(uses.getOrDefault(type, 0L));
  }

  /** The types that a property has as its domain or range, those of a union one by one, that of a restriction itself. */
  static List<Node> types(GraphReader reader, Node property, Node domainOrRange) {
    return reader.objects(property, domainOrRange).stream().flatMap(type -> Stream.of(Stream.of(type),
        reader.objects(type, OWL.unionOf.asNode()).stream()
            .flatMap(list -> GraphList.members(new GNode(reader.graph(), list)).stream()),
        reader.objects(type, OWL2.onDatatype.asNode()).stream()).flatMap(types -> types))
        .filter(Node::isURI).toList();
  }

  /** The properties with {@code type} as a domain or range, by label. */
  static List<Node> properties(GraphReader reader, Node type, Node domainOrRange) {
    return Stream.of(OWL.ObjectProperty, OWL.DatatypeProperty)
        .flatMap(kind -> reader.members(kind.asNode()).stream()).distinct()
        .filter(property -> isOurs(property) && types(reader, property, domainOrRange).contains(type))
        .sorted(Comparator.comparing(reader::label)).toList();
  }

  private static String diagram(PageLinks ontology, Map<Node, Long> uses) {
    GraphReader reader = ontology.reader();
    Map<Node, List<String>> reached = new LinkedHashMap<>();
    properties(reader, AIRG.Risk, RDFS.domain.asNode()).forEach(property -> types(reader, property,
        RDFS.range.asNode()).stream().filter(SchemaView::isOurs).filter(range -> reader.is(range, OWL.Class.asNode()))
        .forEach(range -> reached.computeIfAbsent(range, r -> new ArrayList<>()).add(reader.label(property))));
    List<Neighbor> neighbors = reached.entrySet().stream().map(entry -> new Neighbor(kind(entry.getKey()),
        String.join(", ", entry.getValue()),
        reader.label(entry.getKey()) + " · " + count(ontology, uses, entry.getKey()),
        entry.getKey().getURI(), 0)).toList();
    Neighbor risk = new Neighbor(Optional.of(EntityKind.RISK), "",
        ontology.texts().kind(EntityKind.RISK) + " · " + count(ontology, uses, AIRG.Risk),
        AIRG.Risk.getURI(), 0);
    return NeighborhoodDiagram.draw(new Neighborhood(risk, neighbors, List.of()), ontology.texts(),
        ontology::address);
  }

  private static Optional<EntityKind> kind(Node type) {
    return Stream.of(EntityKind.values()).filter(kind -> AIRG.classes(kind).contains(type)).findFirst();
  }

  /** The number of statements with a property, or of members of a class; empty for anything else. */
  static String used(PageLinks ontology, Map<Node, Long> uses, Node term) {
    List<Node> types = ontology.reader().objects(term, RDF.type.asNode());
    return types.contains(OWL.Class.asNode()) ? ontology.texts().count("member", uses.getOrDefault(term, 0L))
        : types.contains(OWL.ObjectProperty.asNode()) || types.contains(OWL.DatatypeProperty.asNode())
            ? ontology.texts().count("statement", uses.getOrDefault(term, 0L)) : "";
  }
}
