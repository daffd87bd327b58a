/**
 * Files to records: bundled YAML and BibTeX, the official workbook, and repository pages come in; {@link
 * org.airiskgraph.catalogue.Catalogue} records go out. Nothing here knows RDF.
 */
package org.airiskgraph.catalogue;
