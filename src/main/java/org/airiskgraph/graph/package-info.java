/**
 * Records to RDF: catalogue records and the ontology files come in; triples, the dataset the server answers
 * from, and exports go out.
 */
package org.airiskgraph.graph;
