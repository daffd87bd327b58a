/**
 * Reads files into the records of the catalogue: workbooks, catalogue directories, bibliographies and pages. Knows no
 * RDF. A fault of one cell, field or record is a problem that is counted and reported; only what cannot be read at all
 * is refused.
 */
package org.airiskgraph.reader;
