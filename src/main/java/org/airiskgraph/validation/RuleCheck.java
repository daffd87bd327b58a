package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.reader.BundledFolder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * Checks rules of OWL, SKOS and good documentation. A rule is a query of {@code rules/} that returns each node that
 * breaks it as {@code ?node}, and the offending value as {@code ?value}. Its header has the sentence (summary, with
 * {@code VALUE} in place of the value), the advice (description) and the severity (a violation, or the tag
 * {@code warning}).
 *
 * <p>Different IRIs are taken to identify different entities, which OWL leaves open.
 */
final class RuleCheck {
  private final PrefixedNames names;

  RuleCheck(PrefixedNames names) {
    this.names = names;
  }

  /** The bundled rules, by file name. */
  static List<CannedQuery> rules() {
    return new QueryLibrary(new BundledFolder("rules")).all();
  }

  List<Finding> of(Graph graph) {
    return rules().stream().flatMap(rule -> of(rule, graph).stream()).toList();
  }

  /** The findings of one rule. */
  List<Finding> of(CannedQuery rule, Graph graph) {
    List<Finding> findings = new ArrayList<>();
    try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.wrap(graph)).query(rule.query()).build()) {
      execution.select()
          .forEachRemaining(row -> findings.add(finding(rule, row.get("node"), Optional.ofNullable(row.get("value")))));
    }
    return findings;
  }

  private Finding finding(CannedQuery rule, Node node, Optional<Node> value) {
    Severity severity = rule.tags().contains("warning") ? Severity.WARNING : Severity.VIOLATION;
    String sentence = value.map(v -> rule.summary().replace("VALUE", names.of(v))).orElse(rule.summary());
    ReportEntry entry = ReportEntry.create().focusNode(node).message(sentence).severity(severity.level())
        .sourceConstraintComponent(SHACL.SPARQLConstraintComponent);
    value.ifPresent(entry::value);
    return new Finding(severity, names.of(node), sentence, rule.description(), Optional.of(entry));
  }
}
