package org.airiskgraph.graph;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.airiskgraph.catalogue.SssomSlots;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Writes sets of mappings in SSSOM's form in RDF: a statement, and an axiom beside it with all that its row says of it.
 */
public final class MappingsToRdf {
  private static final String PAV = "http://purl.org/pav/";
  private static final String PROV = "http://www.w3.org/ns/prov#";
  /** The slots that SSSOM binds to properties of others. */
  private static final Map<String, String> PROPERTIES = Map.ofEntries(Map.entry("comment", RDFS.uri + "comment"),
      Map.entry("see_also", RDFS.uri + "seeAlso"), Map.entry("author_id", PAV + "authoredBy"),
      Map.entry("creator_id", DCTerms.NS + "creator"), Map.entry("license", DCTerms.NS + "license"),
      Map.entry("mapping_date", DCTerms.NS + "created"), Map.entry("publication_date", DCTerms.NS + "issued"),
      Map.entry("mapping_set_version", OWL2.NS + "versionInfo"), Map.entry("mapping_set_title", DCTerms.NS + "title"),
      Map.entry("mapping_set_description", DCTerms.NS + "description"),
      Map.entry("mapping_set_source", PROV + "wasDerivedFrom"));

  private final Node graph;
  private final StreamRDF out;
  private final Set<String> names = new HashSet<>();
  private int written;

  /** Writes sets that are parts of {@code graph}. */
  MappingsToRdf(Node graph, StreamRDF out) {
    this.graph = graph;
    this.out = out;
  }

  /** The property of a slot of a mapping or of a set. */
  public static Node property(String slot) {
    return NodeFactory.createURI(PROPERTIES.getOrDefault(slot, SssomSlots.NS + slot));
  }

  /** Describes a set, and returns its node, which no other set has. */
  Node write(MappingSet mappings) {
    String fragment = mappings.name().replaceAll("[^A-Za-z0-9._~-]+", "-");
    String name = fragment;
    for (int i = 2; !names.add(name); i++) {
      name = fragment + "-" + i;
    }
    Node set = NodeFactory.createURI(graph.getURI() + "#" + name);
    add(set, DCTerms.isPartOf.asNode(), graph);
    add(set, RDF.type.asNode(), NodeFactory.createURI(SssomSlots.NS + "MappingSet"));
    String title = mappings.metadata().getOrDefault("mapping_set_title", mappings.name());
    add(set, RDFS.label.asNode(), NodeFactory.createLiteralLang(title, "en"));
    // In this order always: two builds write the same bytes.
    SssomSlots.OF_SET.forEach(slot -> write(set, slot, mappings.metadata().get(slot)));
    // So that the prefixes of a table are those of the one that is written.
    for (Map.Entry<String, String> prefix : mappings.prefixes().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .toList()) {
      Node declaration = NodeFactory.createBlankNode("prefix-" + name + "-" + prefix.getKey());
      add(set, SHACLM.declare.asNode(), declaration);
      add(declaration, SHACLM.prefix.asNode(), NodeFactory.createLiteralString(prefix.getKey()));
      add(declaration, SHACLM.namespace.asNode(),
          NodeFactory.createLiteralDT(prefix.getValue(), XSDDatatype.XSDanyURI));
    }
    return set;
  }

  /** Writes a mapping between two nodes as a part of {@code set}. */
  void write(Node set, CrosswalkToRdf.Mapped nodes, Mapping mapping) {
    add(nodes.subject(), nodes.predicate(), nodes.object());
    // Named by its place in the order of the inputs, so that two runs write the same bytes.
    Node axiom = NodeFactory.createBlankNode("mapping" + ++written);
    add(axiom, RDF.type.asNode(), OWL2.Axiom.asNode());
    add(axiom, OWL2.annotatedSource.asNode(), nodes.subject());
    add(axiom, OWL2.annotatedProperty.asNode(), nodes.predicate());
    add(axiom, OWL2.annotatedTarget.asNode(), nodes.object());
    add(axiom, property("mapping_justification"), NodeFactory.createURI(mapping.justification()));
    add(axiom, DCTerms.isPartOf.asNode(), set);
    SssomSlots.COLUMNS.forEach(slot -> write(axiom, slot, mapping.slots().get(slot)));
  }

  private void write(Node subject, String slot, String value) {
    if (value == null) {
      return;
    }
    List<String> parts = Arrays.asList(value.split("\\|", -1));
    if (!slot.equals("mapping_set_id") && parts.stream().allMatch(part -> IriFactory.web(part).isPresent())) {
      parts.forEach(part -> add(subject, property(slot), NodeFactory.createURI(part)));
    } else {
      add(subject, property(slot), switch (slot) {
        case "comment", "mapping_set_description", "mapping_set_title" -> NodeFactory.createLiteralLang(value, "en");
        case "mapping_set_id" -> NodeFactory.createLiteralDT(value, XSDDatatype.XSDanyURI);
        case "confidence" -> NodeFactory.createLiteralDT(value, XSDDatatype.XSDdecimal);
        case "mapping_date", "publication_date", "review_date" -> Literals.date(value);
        default -> NodeFactory.createLiteralString(value);
      });
    }
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
