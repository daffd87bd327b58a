/**
 * RDF to links: the graph of risks comes in; scored links between risks, each resting on reasons that can be
 * read, go out.
 */
package org.airiskgraph.links;
