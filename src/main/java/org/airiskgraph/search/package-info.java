/** Full-text search over the names and texts of the graph, the same for pages, SPARQL and the command line. */
package org.airiskgraph.search;
