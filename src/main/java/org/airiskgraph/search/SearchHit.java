package org.airiskgraph.search;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * An entity that a search found. Its texts are highlighted on demand, because few of many hits are shown.
 *
 * @param thing the IRI of the entity
 * @param score positive, higher is better; comparable within one search only, among hits with every word or those without
 * @param reader of the graph that was searched
 * @param highlighter marks the words of the search
 */
public record SearchHit(Node thing, double score, GraphReader reader, Highlighter highlighter) {
  /** Texts from which an excerpt is taken, the ones in own words first. */
  private static final List<Node> TEXTS = List.of(AIRG.summary, SKOS.definition.asNode(), AIRG.originalWording,
      DCTerms.bibliographicCitation.asNode());

  /**
   * A piece of text.
   *
   * @param text its characters
   * @param marked whether it matches a word of the search
   */
  public record Part(String text, boolean marked) {}

  /** The short name of the source document of a risk; empty for other entities. */
  public String source() {
    return reader.object(thing, AIRG.sourceDocument).map(source -> reader.source(source).label()).orElse("");
  }

  /** The label of the entity, or its identifier where it has none. */
  public String label() {
    return reader.label(thing);
  }

  /** The label with the words of the search marked. */
  public List<Part> name() {
    return highlighter.whole(label());
  }

  /** The best excerpt of its texts, at most about 220 characters; empty where only names or identifiers match. */
  public List<Part> excerpt() {
    return TEXTS.stream().flatMap(text -> reader.texts(thing, text).stream()).map(highlighter::excerpt)
        .filter(parts -> !parts.isEmpty()).findFirst().orElse(List.of());
  }

  /** The excerpt or, where it is empty, the beginning of the entity's first text; empty if it has no text. */
  public List<Part> summary() {
    List<Part> excerpt = excerpt();
    return !excerpt.isEmpty() ? excerpt
        : TEXTS.stream().flatMap(text -> reader.texts(thing, text).stream()).findFirst()
            .map(text -> List.of(new Part(Highlighter.beginning(text), false))).orElse(List.of());
  }
}
