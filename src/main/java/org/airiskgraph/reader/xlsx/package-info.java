/**
 * Reads the sheets of an {@code .xlsx} file as rows of text (<a
 * href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376</a>).
 *
 * <p>Why not a library: Apache POI needs 20 MB of jars and 300 MB of heap for the official workbook.
 * fastexcel-reader 0.20.2 is small, but it refuses workbooks in the strict form of the standard, relation targets
 * such as {@code ./sheet1.xml}, and date cells of type {@code d}; it mixes phonetic guides into the text, ignores
 * the 1904 date system, and does not bound what a hostile file inflates to.
 */
package org.airiskgraph.reader.xlsx;
