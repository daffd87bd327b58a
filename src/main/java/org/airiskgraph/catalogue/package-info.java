/**
 * The records that readers find in workbooks, pages and catalogue files. What may be missing is an
 * {@link java.util.Optional} or an empty list; nothing is ever null. Nothing here knows RDF or opens files.
 */
package org.airiskgraph.catalogue;
