package org.airiskgraph.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Reads values and labels of nodes.
 *
 * @param graph where they are read from
 */
public record GraphReader(Graph graph) {
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Whether the graph has any statement about {@code node}. */
  public boolean knows(Node node) {
    return graph.contains(node, Node.ANY, Node.ANY);
  }

  public boolean is(Node node, Node type) {
    return graph.contains(node, RDF.type.asNode(), type);
  }

  /** All nodes of a class. */
  public List<Node> members(Node type) {
    return subjects(RDF.type.asNode(), type);
  }

  public List<Node> objects(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
  }

  public List<Node> subjects(Node property, Node object) {
    return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList();
  }

  /** The number of subjects that have {@code object} as a value of {@code property}. */
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

  /** A value as a whole number; 0 if there is none. */
  public int number(Node subject, Node property) {
    return text(subject, property).filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
  }

  /** A value as a decimal; 0 if there is none. */
  public double decimal(Node subject, Node property) {
    return text(subject, property).map(Double::parseDouble).orElse(0.0);
  }

  /** The preferred label or the label of a node; empty if the graph has neither. */
  public Optional<String> statedLabel(Node node) {
    return text(node, SKOS.prefLabel.asNode()).or(() -> text(node, RDFS.label.asNode()));
  }

  /** The preferred label, the label, or the last segment of the IRI; a literal is its own label. */
  public String label(Node node) {
    return node.isURI() ? statedLabel(node).orElseGet(() -> id(node)) : text(node);
  }

  public Entity entity(Node node) {
    return new Entity(node.toString(), label(node), "");
  }

  /** The IRIs among {@code nodes}, each once, in alphabetical order of their labels. */
  public List<Entity> entities(List<Node> nodes) {
    return nodes.stream().filter(Node::isURI).distinct().map(this::entity)
        .sorted(Comparator.comparing(Entity::label, String.CASE_INSENSITIVE_ORDER).thenComparing(Entity::iri)).toList();
  }

  /** A domain, sub-domain or entry of a catalogue, its code before its name unless they are the same words. */
  public Entity domain(Node domain) {
    String label = label(domain);
    String code = code(domain);
    boolean same = SEPARATORS.matcher(code).replaceAll("").equalsIgnoreCase(SEPARATORS.matcher(label).replaceAll(""));
    return new Entity(domain.toString(), same ? label : code + " " + label, "");
  }

  /** The notation of a coded value, or else the last segment of its IRI. */
  public String code(Node node) {
    return text(node, SKOS.notation.asNode()).orElseGet(() -> id(node));
  }

  /** A source document by the repository's short name, with its title as the note. */
  public Entity source(Node source) {
    return new Entity(source.toString(), text(source, AIRG.quickRef).orElseGet(() -> label(source)), label(source));
  }

  /** The first version of the repository with a risk or source document, with its date as the note. */
  public Optional<Entity> since(Node node) {
    return object(node, AIRG.since)
        .map(version -> entity(version).withNote(text(version, DCTerms.issued.asNode()).orElse("")));
  }

  /** A risk with the short name of its source document as the note. */
  public Entity risk(Node risk) {
    return entity(risk).withNote(object(risk, AIRG.sourceDocument).map(source -> source(source).label()).orElse(""));
  }

  /** The last segment of an IRI: {@code 34.02.03}. */
  public static String id(Node node) {
    return id(node.getURI());
  }

  /** What follows the hash sign of an IRI, {@code concept-jailbreak}; the whole IRI if there is none. */
  public static String fragment(Node node) {
    return node.toString().substring(node.toString().indexOf('#') + 1);
  }

  static String id(String iri) {
    return iri.substring(iri.lastIndexOf('/') + 1);
  }

  /** The lexical form of a literal, the IRI of a resource. */
  public static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }
}
