/**
 * {@code .rq} files to runnable queries: canned queries with their headers and parameters, names of entities to IRIs,
 * and results from a dataset or a remote endpoint.
 */
package org.airiskgraph.query;
