/** Pictures as SVG, laid out the same way every time, with the graph's texts escaped by the XML writer. */
package org.airiskgraph.diagram;
