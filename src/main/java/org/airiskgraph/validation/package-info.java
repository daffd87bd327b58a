/** RDF to findings: checks the graph, the ontology and the canned queries; each finding has a place and advice. */
package org.airiskgraph.validation;
