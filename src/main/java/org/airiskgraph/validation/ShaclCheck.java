package org.airiskgraph.validation;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/** Validates a graph with SHACL shapes, whose messages become the sentences of the findings. */
final class ShaclCheck {
  /** Advice by the constraint component of a result. */
  private static final Map<Node, String> ADVICE = Map.ofEntries(
      entry(SHACL.MinCountConstraintComponent, "Add it."),
      entry(SHACL.MaxCountConstraintComponent, "Keep one and remove the others."),
      entry(SHACL.UniqueLangConstraintComponent, "Keep one in each language."),
      entry(SHACL.ClassConstraintComponent, "Define it, or correct the reference."),
      entry(SHACL.InConstraintComponent, "Use one of the values named."),
      entry(SHACL.HasValueConstraintComponent, "Add that value."),
      entry(SHACL.DisjointConstraintComponent, "Remove one of the two."),
      entry(SHACL.DatatypeConstraintComponent, "Correct the value."),
      entry(SHACL.PatternConstraintComponent, "Correct the value."),
      entry(SHACL.NodeKindConstraintComponent, "Correct the value."),
      entry(SHACL.MinLengthConstraintComponent, "Fill it or leave it out."),
      entry(SHACL.MinInclusiveConstraintComponent, "Use a value in that range."),
      entry(SHACL.MaxInclusiveConstraintComponent, "Use a value in that range."));

  private final Graph shapes;
  private final PrefixedNames names;

  ShaclCheck(Graph shapes, PrefixedNames names) {
    this.shapes = shapes;
    this.names = names;
  }

  List<Finding> of(Graph graph) {
    return ShaclValidator.get().validate(Shapes.parse(withoutNeedlessTargets(graph)), graph).getEntries().stream()
        .map(this::finding).toList();
  }

  /**
   * The shapes without target classes that have a superclass among the targets, whose instances the validator would
   * check twice; reasons of links are most of a graph.
   */
  private Graph withoutNeedlessTargets(Graph data) {
    Graph narrowed = GraphFactory.createDefaultGraph();
    shapes.find().filterDrop(triple -> triple.getPredicate().equals(SHACL.targetClass)
        && data.find(triple.getObject(), RDFS.subClassOf.asNode(), Node.ANY).mapWith(Triple::getObject).toList()
            .stream().anyMatch(wide -> !wide.equals(triple.getObject())
                && shapes.contains(triple.getSubject(), SHACL.targetClass, wide)))
        .forEachRemaining(narrowed::add);
    return narrowed;
  }

  private Finding finding(ReportEntry entry) {
    Optional<Node> value = Optional.ofNullable(entry.value()).filter(node -> !node.equals(entry.focusNode()));
    return new Finding(Severity.of(entry.severity().level()), names.of(entry.focusNode()),
        entry.message() + " " + names.found(value),
        ADVICE.getOrDefault(entry.sourceConstraintComponent(), "Change the description until this holds."),
        Optional.of(entry));
  }
}
