package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;

/**
 * A cited work.
 *
 * @param work link to its page, by its title
 * @param text the formatted reference
 * @param elsewhere links to its DOI and web page
 */
public record Citation(Hyperlink work, String text, List<Hyperlink> elsewhere) {
  private static final Node DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  public Citation {
    elsewhere = List.copyOf(elsewhere);
  }

  /** The works that {@code citing} cites, by reference. */
  public static List<Citation> of(PageLinks links, Node citing) {
    return links.reader().objects(citing, AIRG.cites).stream().distinct()
        .map(work -> new Citation(links.to(work), text(links.reader(), work), elsewhere(links, work)))
        .sorted(Comparator.comparing(Citation::text)).toList();
  }

  private static String text(GraphReader reader, Node work) {
    return reader.text(work, DCTerms.bibliographicCitation.asNode()).orElseGet(() -> reader.label(work));
  }

  /** Addresses where a work can be read. */
  static List<Hyperlink> elsewhere(PageLinks links, Node work) {
    List<Hyperlink> found = new ArrayList<>();
    links.reader().texts(work, DOI).forEach(doi -> found.add(new Hyperlink("doi:" + doi, "https://doi.org/" + doi)));
    links.reader().objects(work, PAGE).stream().map(page -> links.address(page.toString()))
        .filter(address -> !address.isEmpty()).forEach(address -> found.add(new Hyperlink("web page", address)));
    return found;
  }

  /**
   * The authors of a work on one line, in the order of its reference, because the graph states them without an order;
   * BibTeX's author "others" is {@code et al.} Empty if the graph names no author.
   */
  static String authors(GraphReader reader, Node work) {
    List<String> creators = reader.texts(work, DCTerms.creator.asNode());
    String reference = text(reader, work);
    String named = String.join("; ", creators.stream().filter(author -> !author.equals("others"))
        .sorted(Comparator.comparingInt(author -> position(reference, author))).toList());
    return creators.contains("others") ? named + " et al." : named;
  }

  private static int position(String reference, String author) {
    Matcher place = Pattern.compile("(?:^|; )" + Pattern.quote(author) + "(?=;|\\.| \\(|$)").matcher(reference);
    return place.find() ? place.start() : Integer.MAX_VALUE;
  }
}
