/** The server: SPARQL, linked data, pages and pictures over a dataset that it only reads. */
package org.airiskgraph.server;
