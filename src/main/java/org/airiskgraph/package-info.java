/**
 * The MIT AI Risk Repository as a knowledge graph. {@link org.airiskgraph.store.RiskGraphBuilder} is the whole way in one
 * screen: inputs to records, to triples, to links, to the dataset that everything else asks.
 */
package org.airiskgraph;
