/**
 * RDF to findings: the graph, the ontology's files and the canned queries come in; what is wrong with them, each
 * finding with its place and with what to do about it, goes out.
 */
package org.airiskgraph.validation;
