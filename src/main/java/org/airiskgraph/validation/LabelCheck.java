package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;

/** Finds labels that two concepts share, ignoring case, plurals, hyphens and differences of spelling. */
final class LabelCheck {
  private final PrefixedNames names;
  private final EnglishAnalyzer words = new EnglishAnalyzer(EnglishAnalyzer.Form.SINGULAR);

  LabelCheck(PrefixedNames names) {
    this.names = names;
  }

  List<Finding> of(Graph graph) {
    Map<String, Set<String>> holders = new TreeMap<>();
    Map<String, Node> concepts = new TreeMap<>();
    graph.find(Node.ANY, RDF.type.asNode(), AIRG.Concept).forEachRemaining(type -> {
      Node concept = type.getSubject();
      concepts.put(names.of(concept), concept);
      for (Node role : ConceptAnnotator.LABELS) {
        graph.find(concept, role, Node.ANY).forEachRemaining(label -> holders.computeIfAbsent(
            String.join(" ", words.words(label.getObject().getLiteralLexicalForm())), l -> new TreeSet<>())
            .add(names.of(concept)));
      }
    });
    List<Finding> findings = new ArrayList<>();
    holders.forEach((label, sharing) -> {
      if (sharing.size() > 1) {
        String last = ((TreeSet<String>) sharing).last();
        String sentence =
            "The label \"" + label + "\" belongs to several concepts: " + String.join(", ", sharing) + ".";
        findings.add(new Finding(Severity.VIOLATION, last, sentence, "Leave it to one of them.",
            Optional.of(ReportEntry.create().focusNode(concepts.get(last)).message(sentence)
                .severity(Severity.VIOLATION.level()).sourceConstraintComponent(SHACL.SPARQLConstraintComponent))));
      }
    });
    return findings;
  }
}
