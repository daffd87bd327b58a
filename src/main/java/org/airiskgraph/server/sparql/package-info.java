/** The SPARQL endpoint: Fuseki's own, within limits of time, rows, text and functions. */
package org.airiskgraph.server.sparql;
