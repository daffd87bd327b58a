package org.airiskgraph.graph;

import org.apache.jena.graph.Node;

/**
 * A place in a text that names a concept of the thesaurus.
 *
 * @param concept the concept
 * @param start offset of the first character of the words that name it, from 0
 * @param end offset after their last character
 * @param surfaceForm these words, as written
 * @param example whether they are given only as an example, after "such as" or the like
 */
public record ConceptMention(Node concept, int start, int end, String surfaceForm, boolean example) {}
