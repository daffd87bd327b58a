package org.airiskgraph.graph;

import java.util.Arrays;
import java.util.Optional;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.EntityKind;
import org.apache.jena.atlas.lib.IRILib;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Mints the IRIs of instances: {@code <base><kind>/<id>}.
 *
 * @param base ends in a slash
 */
public record IriFactory(String base) {
  /** The base of published IRIs, and of those in the ontology files and canned queries. */
  public static final String DEFAULT_BASE = "https://w3id.org/airiskgraph/";

  public IriFactory {
    if (!base.matches("https?://[^\\s<>\"{}|\\\\^`#?]+/")) {
      throw new IllegalArgumentException(
          "found the base " + base + ", expected an http or https IRI that ends in a slash");
    }
  }

  /** What the IRIs of a kind begin with: {@code <base><kind>/}. */
  public String namespace(EntityKind kind) {
    return base + kind.path() + "/";
  }

  /** The kind of entity that an IRI names; empty for IRIs that are not {@code <base><kind>/...}. */
  public Optional<EntityKind> kind(String iri) {
    return iri.startsWith(base)
        ? Arrays.stream(EntityKind.values()).filter(kind -> iri.startsWith(kind.path() + "/", base.length()))
            .findFirst()
        : Optional.empty();
  }

  /** The entity with this identifier, whose characters are percent-encoded where an IRI needs it. */
  public Node entity(EntityKind kind, String id) {
    return encoded(namespace(kind), id);
  }

  public Node risk(String id) {
    return entity(EntityKind.RISK, id);
  }

  /** Code {@code "7"} or {@code "7.2"}. */
  public Node domain(String code) {
    return entity(EntityKind.DOMAIN, code);
  }

  public Node source(String id) {
    return entity(EntityKind.SOURCE, id);
  }

  public Node work(String key) {
    return entity(EntityKind.WORK, key);
  }

  public Node mitigation(String key) {
    return entity(EntityKind.MITIGATION, key);
  }

  public Node concept(String key) {
    return entity(EntityKind.CONCEPT, key);
  }

  /** The key from which {@link #concept} made this. */
  String conceptKey(Node concept) {
    return concept.getURI().substring(namespace(EntityKind.CONCEPT).length());
  }

  public Node evidence(String id) {
    return entity(EntityKind.EVIDENCE, id);
  }

  public Node incident(String id) {
    return entity(EntityKind.INCIDENT, id);
  }

  /** A catalogue of another organization. */
  public Node catalogue(String id) {
    return entity(EntityKind.CATALOGUE, id);
  }

  /** An entry of such a catalogue: {@code <…catalogue/owasp-llm/LLM01>}. */
  public Node catalogueEntry(String catalogue, String id) {
    return encoded(namespace(EntityKind.CATALOGUE) + catalogue + "/", id);
  }

  /** What follows the kind in the IRI of an entity: {@code 34.02.03}, {@code owasp-llm/LLM01}; else its last segment. */
  public String id(Node entity) {
    String iri = entity.getURI();
    return kind(iri).map(kind -> iri.substring(namespace(kind).length())).orElseGet(() -> GraphReader.id(entity));
  }

  /** A part of a risk that has no page of its own, such as a link: {@code <…risk/34.02.03#part>}. */
  public Node partOfRisk(Node risk, String part) {
    return NodeFactory.createURI(risk.getURI() + "#" + part);
  }

  /** The named graph with the ontology, the catalogue or the links. */
  public Node graph(String name) {
    return encoded(base + "graph/", name);
  }

  /** A web address as an IRI; empty when it holds characters that no IRI may. */
  public static Optional<Node> web(String address) {
    return Optional.of(address).filter(a -> a.matches("https?://[^\\s<>\"{}|\\\\^`]+")).map(NodeFactory::createURI);
  }

  /** The SKOS concept of a coded value; its IRI belongs to the ontology, not to the base. */
  public static Node factor(CausalFactor factor) {
    return AIRG.term(factor.kind().slug() + "-" + factor.slug());
  }

  /**
   * The same instance under this base, for IRIs of files written with {@link #DEFAULT_BASE}. Terms of the
   * ontology, literals and foreign IRIs stay as they are.
   */
  public Node rebase(Node node) {
    boolean instance = node.isURI() && node.getURI().startsWith(DEFAULT_BASE)
        && !node.getURI().startsWith(AIRG.ONTOLOGY);
    return instance ? NodeFactory.createURI(base + node.getURI().substring(DEFAULT_BASE.length())) : node;
  }

  private static Node encoded(String namespace, String id) {
    // Keys from BibTeX files may hold anything; evidence ids and slugs pass unchanged.
    return NodeFactory.createURI(namespace + (isPlain(id) ? id : IRILib.encodeUriComponent(id)));
  }

  /** Whether encoding would change nothing. */
  private static boolean isPlain(String id) {
    return id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.');
  }
}
