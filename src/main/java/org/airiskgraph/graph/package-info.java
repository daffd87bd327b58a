/**
 * Records to RDF: catalogue records and the ontology files come in; triples and the dataset from which the server answers
 * go out.
 */
package org.airiskgraph.graph;
