/**
 * A {@code .rq} file to a runnable question: canned queries with their headers and parameters, names of risks
 * to IRIs, and running on a dataset or a remote endpoint. Everything here knows only SPARQL.
 */
package org.airiskgraph.query;
