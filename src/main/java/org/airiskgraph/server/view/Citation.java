package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;

/**
 * A cited work.
 *
 * @param ref link to its page, by its title
 * @param text the formatted reference
 * @param elsewhere links to its DOI and web page
 */
public record Citation(Hyperlink ref, String text, List<Hyperlink> elsewhere) {
  private static final Node DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  public Citation {
    elsewhere = List.copyOf(elsewhere);
  }

  /** The works that {@code citing} cites, by reference. */
  public static List<Citation> of(GraphReader facts, Node citing) {
    return facts.objects(citing, AIRG.cites).stream().distinct().map(work -> work(facts, work))
        .sorted(Comparator.comparing(Citation::text)).toList();
  }

  private static Citation work(GraphReader facts, Node work) {
    return new Citation(facts.ref(work), facts.text(work, DCTerms.bibliographicCitation.asNode())
        .orElseGet(() -> facts.label(work)), elsewhere(facts, work));
  }

  /** Where a work can be read. */
  static List<Hyperlink> elsewhere(GraphReader facts, Node work) {
    List<Hyperlink> links = new java.util.ArrayList<>();
    facts.texts(work, DOI).forEach(doi -> links.add(new Hyperlink("doi:" + doi, "https://doi.org/" + doi)));
    facts.objects(work, PAGE).stream().flatMap(page -> facts.places().href(page).stream())
        .forEach(page -> links.add(new Hyperlink("web page", page)));
    return links;
  }
}
