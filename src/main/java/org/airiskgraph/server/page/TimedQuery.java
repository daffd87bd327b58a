package org.airiskgraph.server.page;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.lib.Alarm;
import org.apache.jena.atlas.lib.AlarmClock;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * A query of a page that is canceled when its time is over. Jena's own timeout waits until the query has its first row,
 * and a query that groups has none before it has read everything.
 */
final class TimedQuery implements AutoCloseable {
  private final QueryExec execution;
  private final Alarm alarm;

  /** Prepares {@code query}; its time runs from now. */
  TimedQuery(DatasetGraph dataset, Query query, Duration time) {
    AtomicBoolean cancel = new AtomicBoolean();
    alarm = AlarmClock.get().add(() -> cancel.set(true), time.toMillis());
    execution = QueryExec.dataset(dataset).query(query).set(ARQConstants.symCancelQuery, cancel).build();
  }

  /** The query, which throws {@link org.apache.jena.query.QueryCancelledException} when its time is over. */
  QueryExec execution() {
    return execution;
  }

  @Override
  public void close() {
    AlarmClock.get().cancel(alarm);
    execution.close();
  }
}
