/**
 * Full-text search over the names and texts of the graph, the same for pages, SPARQL and the command line: {@code
 * SearchIndex} with the facets of its results, {@code SearchFacet}. {@code RiskMatcher} compares a person's own text with
 * the risks; {@code RiskSelection} selects the risks of a register. The facets of the list of risks are in {@code
 * server.view}.
 */
package org.airiskgraph.search;
