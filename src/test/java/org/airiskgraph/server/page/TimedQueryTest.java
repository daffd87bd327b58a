package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;

class TimedQueryTest {
  private final DatasetGraph dataset = DatasetGraphFactory.create(SmallGraph.graph());
  /** Has no row before it has gone through a hundred million. */
  private final Query grouping = QueryFactory.create(
      "SELECT (COUNT(*) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }");

  @Test
  void queryThatGroupsIsCanceledWhenItsTimeIsOver() {
    try (TimedQuery timed = new TimedQuery(dataset, grouping, Duration.ofMillis(50))) {
      RowSet rows = timed.execution().select();
      assertThrows(QueryCancelledException.class, rows::hasNext);
    }
  }

  @Test
  void queryWithinItsTimeHasItsRows() {
    Query small = QueryFactory.create("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    try (TimedQuery timed = new TimedQuery(dataset, small, Duration.ofMinutes(5))) {
      assertEquals(SmallGraph.graph().size(), timed.execution().select().next().get("n").getLiteralValue());
    }
  }
}
