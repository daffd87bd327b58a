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

/** Holds a graph against SHACL shapes, whose messages are the sentences of the findings. */
final class ShaclCheck {
  /** What to do about a result, by the kind of constraint that gave it. */
  private static final Map<Node, String> ADVICE = Map.ofEntries(
      entry(SHACL.MinCountConstraintComponent, "Add it."),
      entry(SHACL.MaxCountConstraintComponent, "Keep one and remove the others."),
      entry(SHACL.UniqueLangConstraintComponent, "Keep one in each language."),
      entry(SHACL.ClassConstraintComponent, "Describe it, or correct the reference."),
      entry(SHACL.InConstraintComponent, "Take one of those named."),
      entry(SHACL.HasValueConstraintComponent, "Add that value."),
      entry(SHACL.DisjointConstraintComponent, "Remove one of the two."),
      entry(SHACL.DatatypeConstraintComponent, "Write the value in that form."),
      entry(SHACL.PatternConstraintComponent, "Write the value in that form."),
      entry(SHACL.NodeKindConstraintComponent, "Write the value in that form."),
      entry(SHACL.MinLengthConstraintComponent, "Fill it or leave it out."),
      entry(SHACL.MinInclusiveConstraintComponent, "Bring the value into that range."),
      entry(SHACL.MaxInclusiveConstraintComponent, "Bring the value into that range."));

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
   * The shapes without a target class whose members are targets already, by a wider class of {@code data}; the
   * validator would look at them twice, and reasons of links are most of a graph.
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
