package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.airiskgraph.query.CannedQuery;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;

/** Checks that canned queries are valid and return something for their defaults. */
final class QueryCheck {
  private static final int SECONDS = 30;

  private final BiFunction<String, CannedQuery, List<Finding>> terms;

  /** @param terms checks the terms of a query, which has a file name */
  QueryCheck(BiFunction<String, CannedQuery, List<Finding>> terms) {
    this.terms = terms;
  }

  /**
   * Checks query texts by file name.
   *
   * @param dataset the graph to query; empty to check the texts only
   */
  List<Finding> of(Map<String, String> files, Optional<DatasetGraph> dataset) {
    List<Finding> findings = new ArrayList<>();
    files.forEach((file, text) -> {
      Optional<CannedQuery> sound = CannedQuery.parse(file, text, fault -> findings
          .add(Finding.of(fault, Severity.VIOLATION).withAdvice("Correct the query; queries/README.md describes it.")));
      sound.ifPresent(query -> {
        findings.addAll(terms.apply(file, query));
        dataset.ifPresent(graph -> ask(file, query, graph).ifPresent(findings::add));
      });
    });
    return findings;
  }

  private static Optional<Finding> ask(String file, CannedQuery query, DatasetGraph graph) {
    try (QueryExec execution = QueryExec.dataset(graph).query(query.query()).set(ARQ.httpServiceAllowed, false)
        .timeout(SECONDS, TimeUnit.SECONDS).build()) {
      boolean answered = switch (query.query().queryType()) {
        case ASK -> execution.ask();
        case CONSTRUCT -> execution.constructTriples().hasNext();
        case DESCRIBE -> !execution.describe().isEmpty();
        default -> execution.select().hasNext();
      };
      return answered ? Optional.empty() : Optional.of(Finding.ofFile(file, "The query returns nothing.",
          "Check for misspelled terms and defaults that the catalogue does not have."));
    } catch (QueryCancelledException e) {
      return Optional.of(Finding.ofFile(file, "The query takes longer than " + SECONDS + " seconds.",
          "Bind its variables earlier."));
    }
  }
}
