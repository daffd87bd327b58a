package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Finds dangling references: an instance is pointed to that nothing describes. Each is found once, however
 * many properties of one thing (and of its parts) lead there.
 */
final class ReferenceCheck {
  private static final Map<EntityKind, String> ADVICE = Map.of(
      EntityKind.WORK, "Add an entry with this key to bibliography.bib, or correct the key.",
      EntityKind.CONCEPT, "Take the key of a concept of ontology/concepts.ttl, or add the concept there.",
      EntityKind.MITIGATION, "Add a mitigation with this id to mitigations.yaml, or correct the id.",
      EntityKind.RISK, "Take the id of a risk of the catalogue, or add the risk.",
      EntityKind.SOURCE, "Add the source document, or correct its number.",
      EntityKind.DOMAIN, "Take a code of ontology/taxonomies.ttl, such as 7.2.",
      EntityKind.EVIDENCE, "Describe the evidence at its risk, or correct its id.");

  /** What points and where to; a part of a risk ({@code risk/34.02.03#mitigation-1}) counts as the risk. */
  private record Reference(Node from, Node to) {}

  private final IriFactory iris;
  private final PrefixedNames names;

  ReferenceCheck(IriFactory iris, PrefixedNames names) {
    this.iris = iris;
    this.names = names;
  }

  List<Finding> of(Graph graph) {
    Map<Reference, Set<Node>> dangling = new LinkedHashMap<>();
    Map<Node, Boolean> described = new HashMap<>();
    graph.find().forEachRemaining(triple -> {
      Node to = triple.getObject();
      if (to.isURI() && triple.getSubject().isURI() && kind(to).isPresent()
          && !described.computeIfAbsent(to, node -> graph.contains(node, RDF.type.asNode(), Node.ANY))) {
        dangling.computeIfAbsent(new Reference(whole(triple.getSubject()), to), r -> new LinkedHashSet<>())
            .add(triple.getPredicate());
      }
    });
    List<Finding> findings = new ArrayList<>();
    dangling.forEach((reference, properties) -> findings.add(finding(reference, narrowest(graph, properties))));
    return findings;
  }

  /** The kind of instance that an IRI under the base names. */
  private Optional<EntityKind> kind(Node node) {
    String iri = node.getURI();
    return iris.kind(iri).filter(kind -> iri.length() > iris.namespace(kind).length());
  }

  private static Node whole(Node node) {
    int hash = node.getURI().indexOf('#');
    return hash < 0 ? node : NodeFactory.createURI(node.getURI().substring(0, hash));
  }

  /** Without the properties that hold only because a narrower one of the ontology does. */
  private static List<Node> narrowest(Graph graph, Set<Node> properties) {
    Set<Node> narrow = new HashSet<>(properties);
    narrow.removeIf(wide -> properties.stream().anyMatch(
        sub -> !sub.equals(wide) && graph.contains(sub, RDFS.subPropertyOf.asNode(), wide)));
    Set<Node> own = narrow.stream().filter(p -> p.getURI().startsWith(AIRG.NS)).collect(Collectors.toSet());
    return (own.isEmpty() ? narrow : own).stream().sorted((a, b) -> a.getURI().compareTo(b.getURI())).toList();
  }

  private Finding finding(Reference reference, List<Node> properties) {
    String by = properties.stream().map(names::of).collect(Collectors.joining(", "));
    String sentence = "It points to " + names.of(reference.to()) + " (" + by + "), which nothing describes.";
    ReportEntry entry = ReportEntry.create().focusNode(reference.from()).value(reference.to())
        .resultPath(PathFactory.pathLink(properties.get(0))).message(sentence)
        .severity(Severity.VIOLATION.level()).sourceConstraintComponent(SHACL.ClassConstraintComponent);
    return new Finding(Severity.VIOLATION, names.of(reference.from()), sentence,
        ADVICE.get(kind(reference.to()).orElseThrow()), Optional.of(entry));
  }
}
