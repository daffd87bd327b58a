package org.airiskgraph.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airiskgraph.export.PropertyGraph.Edge;
import org.airiskgraph.export.PropertyGraph.Vertex;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Draws the {@link PropertyGraph} from the triples. */
final class PropertyGraphBuilder {
  /** Classes of vertices, in their order; an entity of two classes is of the first. */
  private static final List<Node> KINDS = List.of(AIRG.Domain, AIRG.Subdomain, AIRG.SourceDocument, AIRG.Risk,
      AIRG.Concept, AIRG.Mitigation, AIRG.Work);

  /** Relations that become arrows as they stand, where both ends are vertices. */
  private static final List<Node> RELATIONS =
      List.of(AIRG.parentRisk, AIRG.sourceDocument, AIRG.subdomain, AIRG.concept,
          AIRG.cites, AIRG.actsOn, SKOS.broader.asNode());

  /** Relations that hold both ways and become one arrow. */
  private static final List<Node> SYMMETRIC = List.of(SKOS.related.asNode(), AIRG.term("duplicateOf"));

  private static final Node BIBO_DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");

  private final Graph graph;
  private final IriFactory iris;
  private final Map<Node, Vertex> vertices = new HashMap<>();
  private final Map<List<String>, Edge> edges = new TreeMap<>(Comparator
      .<List<String>, String>comparing(key -> key.get(0)).thenComparing(key -> key.get(1))
      .thenComparing(key -> key.get(2)));

  private PropertyGraphBuilder(Graph graph, IriFactory iris) {
    this.graph = graph;
    this.iris = iris;
  }

  /** The entities of {@code graph}, whose instances have IRIs under the base of {@code iris}, and their relations. */
  static PropertyGraph of(Graph graph, IriFactory iris) {
    PropertyGraphBuilder builder = new PropertyGraphBuilder(graph, iris);
    List<Vertex> vertices = builder.vertices();
    builder.relations();
    builder.mitigations();
    builder.links();
    return new PropertyGraph(vertices, List.copyOf(builder.edges.values()));
  }

  private List<Vertex> vertices() {
    List<Vertex> all = new ArrayList<>();
    for (Node kind : KINDS) {
      List<Node> members = graph.find(Node.ANY, RDF.type.asNode(), kind).mapWith(Triple::getSubject).toList();
      members.sort(Comparator.comparing(Node::getURI));
      for (Node member : members) {
        if (!vertices.containsKey(member)) {
          Vertex vertex = new Vertex(id(member), kind.getLocalName(), fields(member));
          vertices.put(member, vertex);
          all.add(vertex);
        }
      }
    }
    return all;
  }

  private Map<String, String> fields(Node node) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", text(node, RDFS.label.asNode()).orElseGet(() -> id(node)));
    fields.put("iri", node.getURI());
    String id = id(node);
    fields.put("identifier", id.substring(id.lastIndexOf('/') + 1));
    put(fields, "summary", text(node, AIRG.summary).or(() -> text(node, SKOS.definition.asNode())));
    put(fields, "domain", domain(node));
    put(fields, "subdomain", text(node, AIRG.subdomain, SKOS.notation.asNode()));
    put(fields, "level", text(node, AIRG.headingLevel, RDFS.label.asNode()));
    put(fields, "entity", text(node, AIRG.entity, RDFS.label.asNode()));
    put(fields, "intent", text(node, AIRG.intent, RDFS.label.asNode()));
    put(fields, "timing", text(node, AIRG.timing, RDFS.label.asNode()));
    put(fields, "source", text(node, AIRG.quickRef).or(() -> text(node, AIRG.sourceDocument, AIRG.quickRef)));
    put(fields, "page", text(node, AIRG.page));
    put(fields, PropertyGraph.YEAR, text(node, DCTerms.issued.asNode()).filter(year -> year.matches("-?\\d+")));
    put(fields, "doi", text(node, BIBO_DOI));
    put(fields, "citation", text(node, DCTerms.bibliographicCitation.asNode()));
    put(fields, "category", text(node, AIRG.mitigationCategory, RDFS.label.asNode()));
    put(fields, "strength", text(node, AIRG.evidenceStrength, RDFS.label.asNode()));
    return fields;
  }

  /** Code of the domain that a risk or sub-domain belongs to, or a domain is. */
  private Optional<String> domain(Node node) {
    if (graph.contains(node, RDF.type.asNode(), AIRG.Domain)) {
      return text(node, SKOS.notation.asNode());
    }
    return graph.contains(node, RDF.type.asNode(), AIRG.Subdomain)
        ? text(node, SKOS.broader.asNode(), SKOS.notation.asNode()) : text(node, AIRG.domain, SKOS.notation.asNode());
  }

  private static void put(Map<String, String> fields, String name, Optional<String> value) {
    value.filter(text -> !text.isEmpty()).ifPresent(text -> fields.put(name, text));
  }

  private void relations() {
    RELATIONS.forEach(relation -> graph.find(Node.ANY, relation, Node.ANY)
        .forEachRemaining(triple -> edge(triple.getSubject(), relation.getLocalName(), triple.getObject())));
    SYMMETRIC.forEach(relation -> graph.find(Node.ANY, relation, Node.ANY)
        .filterKeep(
            triple -> triple.getObject().isURI() && id(triple.getSubject()).compareTo(id(triple.getObject())) < 0)
        .forEachRemaining(triple -> edge(triple.getSubject(), relation.getLocalName(), triple.getObject())));
    // What a passage cites, its risk cites.
    graph.find(Node.ANY, AIRG.evidence, Node.ANY)
        .forEachRemaining(has -> graph.find(has.getObject(), AIRG.cites, Node.ANY)
            .forEachRemaining(cites -> edge(has.getSubject(), AIRG.cites.getLocalName(), cites.getObject())));
  }

  private void mitigations() {
    graph.find(Node.ANY, AIRG.mitigatedBy, Node.ANY).forEachRemaining(triple -> add(triple.getSubject(), "mitigatedBy",
        triple.getObject(), Optional.empty(), Optional.empty(), Optional.empty()));
    graph.find(Node.ANY, AIRG.mitigationStep, Node.ANY)
        .forEachRemaining(step -> object(step.getObject(), AIRG.mitigation)
            .ifPresent(mitigation -> add(step.getSubject(), "mitigatedBy", mitigation, Optional.empty(),
                text(step.getObject(), AIRG.rank), Optional.empty())));
  }

  private void links() {
    graph.find(Node.ANY, AIRG.linkFrom, Node.ANY).forEachRemaining(from -> object(from.getSubject(), AIRG.linkTo)
        .ifPresent(to -> add(from.getObject(), "relatedTo", to, text(from.getSubject(), AIRG.score),
            text(from.getSubject(), AIRG.rank), why(from.getSubject()))));
  }

  private Optional<String> why(Node link) {
    record Reason(BigDecimal weight, String words) {}
    List<Reason> reasons = new ArrayList<>();
    graph.find(link, AIRG.reason, Node.ANY).mapWith(Triple::getObject).forEachRemaining(
        reason -> reasons.add(new Reason(text(reason, AIRG.weight).map(BigDecimal::new).orElse(BigDecimal.ZERO),
            text(reason, RDFS.label.asNode()).orElse(""))));
    reasons.sort(Comparator.comparing(Reason::weight).reversed().thenComparing(Reason::words));
    return Optional.of(reasons.stream().map(Reason::words).filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "))).filter(words -> !words.isEmpty());
  }

  private void edge(Node source, String type, Node target) {
    // A mitigation acts on a risk by "mitigatedBy" already.
    Vertex end = vertices.get(target);
    if (!type.equals("actsOn") || end != null && !end.kind().equals("Risk")) {
      add(source, type, target, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private void add(Node source, String type, Node target, Optional<String> weight, Optional<String> rank,
      Optional<String> why) {
    if (vertices.containsKey(source) && vertices.containsKey(target)) {
      edges.merge(List.of(id(source), type, id(target)), new Edge(id(source), type, id(target), weight, rank, why),
          PropertyGraphBuilder::smaller);
    }
  }

  /** Of two arrows that say the same, the one with the better rank. */
  private static Edge smaller(Edge a, Edge b) {
    Comparator<Edge> byRank = Comparator.comparing(
        edge -> edge.rank().map(BigDecimal::new).orElse(BigDecimal.valueOf(Long.MAX_VALUE)));
    return byRank.compare(a, b) <= 0 ? a : b;
  }

  private String id(Node node) {
    String uri = node.getURI();
    return uri.startsWith(iris.base()) ? uri.substring(iris.base().length()) : uri;
  }

  private Optional<Node> object(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .filter(Node::isURI).min(Comparator.comparing(Node::getURI));
  }

  private Optional<String> text(Node subject, Node first, Node second) {
    return object(subject, first).flatMap(next -> text(next, second));
  }

  /** A literal in English or without language if there is one, on one line. */
  private Optional<String> text(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream().filter(Node::isLiteral)
        .min(Comparator
            .<Node, Boolean>comparing(
                node -> !node.getLiteralLanguage().isEmpty() && !node.getLiteralLanguage().equals("en"))
            .thenComparing(Node::getLiteralLexicalForm))
        .map(node -> node.getLiteralLexicalForm().replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
  }
}
