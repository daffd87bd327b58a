package org.airiskgraph.server.sparql;

import java.util.function.Supplier;
import org.apache.jena.query.Query;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.util.Context;

/**
 * Makes {@code text:query} work in a query that uses it, and waits for the index only there.
 *
 * @param index gives the index of the dataset, building it when it is not there yet
 */
public record TextQueries(Supplier<TextIndex> index) {
  /** Puts the index into the context of {@code query}, if the query asks for it. */
  void prepare(Query query, Context context) {
    if (query.toString().contains(TextQuery.NS)) {
      context.set(TextQuery.textIndex, index.get());
    }
  }
}
