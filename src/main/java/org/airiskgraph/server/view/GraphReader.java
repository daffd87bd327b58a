package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.EntityResolver;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Reads what pages show from the graph: values, labels and links of a thing. */
public final class GraphReader {
  private final Graph graph;
  private final PageLinks places;

  public GraphReader(Graph graph, IriFactory iris) {
    this.graph = graph;
    this.places = new PageLinks(iris);
  }

  public Graph graph() {
    return graph;
  }

  public PageLinks places() {
    return places;
  }

  public Node node(EntityKind kind, String id) {
    return places.node(kind, id);
  }

  public boolean is(Node node, Node type) {
    return graph.contains(node, RDF.type.asNode(), type);
  }

  public List<Node> objects(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
  }

  public List<Node> subjects(Node property, Node object) {
    return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList();
  }

  /** How many subjects have {@code object} as a value of {@code property}. */
  public int count(Node property, Node object) {
    return subjects(property, object).size();
  }

  public Optional<Node> object(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).nextOptional().map(Triple::getObject);
  }

  /** The text of one value. */
  public Optional<String> text(Node subject, Node property) {
    return object(subject, property).map(GraphReader::text);
  }

  /** The texts of all values, in alphabetical order. */
  public List<String> texts(Node subject, Node property) {
    return objects(subject, property).stream().map(GraphReader::text).sorted().toList();
  }

  public int number(Node subject, Node property) {
    return text(subject, property).filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
  }

  /** What a thing is called: its preferred label, its label, or the end of its IRI. */
  public String label(Node node) {
    if (!node.isURI()) {
      return text(node);
    }
    return known(node).orElseGet(() -> EntityResolver.id(node));
  }

  /** The label of a thing, if the graph has one. */
  Optional<String> known(Node node) {
    return text(node, SKOS.prefLabel.asNode()).or(() -> text(node, RDFS.label.asNode()));
  }

  /** A link to a thing, by its label. */
  public Hyperlink ref(Node node) {
    return new Hyperlink(label(node), places.href(node).orElse(""));
  }

  /** Links to the values of a property, in alphabetical order. */
  public List<Hyperlink> refs(Node subject, Node property) {
    return refs(objects(subject, property));
  }

  public List<Hyperlink> refs(List<Node> nodes) {
    return nodes.stream().filter(Node::isURI).distinct().map(this::ref)
        .sorted(Comparator.comparing(Hyperlink::label, String.CASE_INSENSITIVE_ORDER).thenComparing(Hyperlink::href))
        .toList();
  }

  /** A domain or sub-domain with its code before its name. */
  public Hyperlink domain(Node domain) {
    String code = text(domain, SKOS.notation.asNode()).orElse(EntityResolver.id(domain));
    return new Hyperlink(code + " " + label(domain), places.href(domain).orElse(""));
  }

  /** A source document by the repository's short name, its title as the note. */
  public Hyperlink source(Node source) {
    return new Hyperlink(text(source, AIRG.quickRef).orElseGet(() -> label(source)), places.href(source).orElse(""),
        label(source));
  }

  /** A risk with the short name of its source as the note. */
  public Hyperlink risk(Node risk) {
    return ref(risk).withNote(object(risk, AIRG.sourceDocument).map(source -> source(source).label()).orElse(""));
  }

  private static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }
}
