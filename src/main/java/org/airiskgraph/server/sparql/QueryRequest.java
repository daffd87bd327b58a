package org.airiskgraph.server.sparql;

import java.util.List;

/**
 * A query as a client sends it by the <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>.
 *
 * @param text the query
 * @param defaultGraphs IRIs of the graphs that make up the default graph; with {@code namedGraphs} empty, the query says
 * @param namedGraphs IRIs of the named graphs
 * @param accept the Accept header; null for none
 * @param output name of the format, which counts more than the header; null for none
 * @param client the address that the request came from, which has its share of the memory
 * @param gzip whether the client takes compressed answers
 * @param endTurn lets the next request begin before this one is answered; run when the query takes longer than a moment
 */
record QueryRequest(String text, List<String> defaultGraphs, List<String> namedGraphs, String accept, String output,
    String client, boolean gzip, Runnable endTurn) {
  QueryRequest {
    defaultGraphs = List.copyOf(defaultGraphs);
    namedGraphs = List.copyOf(namedGraphs);
  }

  /** A query that has no turn of its own. */
  QueryRequest(String text, List<String> defaultGraphs, List<String> namedGraphs, String accept, String output,
      String client, boolean gzip) {
    this(text, defaultGraphs, namedGraphs, accept, output, client, gzip, () -> {
    });
  }
}
