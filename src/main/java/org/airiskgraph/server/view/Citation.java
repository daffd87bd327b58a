package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.Reference;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;

/**
 * A cited work.
 *
 * @param work link to its page, by its title
 * @param text the formatted reference
 * @param elsewhere links to its DOI and web page
 */
public record Citation(Hyperlink work, String text, List<Hyperlink> elsewhere) {
  private static final Pattern HOST = Pattern.compile("^https?://(?:www\\.)?([^/:?#]+)");
  private static final Node DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  /** The works that {@code citing} cites, by reference. */
  public static List<Citation> of(PageLinks links, Node citing) {
    return links.reader().objects(citing, AIRG.cites).stream().distinct()
        .map(work -> new Citation(links.to(work), text(links.reader(), work), elsewhere(links, work)))
        .sorted(Comparator.comparing(Citation::text)).toList();
  }

  private static String text(GraphReader reader, Node work) {
    return reader.text(work, DCTerms.bibliographicCitation.asNode()).orElseGet(() -> reader.label(work));
  }

  /** Addresses where a work, or a catalogue or its entry, can be read. */
  static List<Hyperlink> elsewhere(PageLinks links, Node work) {
    List<Hyperlink> found = new ArrayList<>();
    links.reader().texts(work, DOI).forEach(doi -> found.add(new Hyperlink("doi:" + doi, "https://doi.org/" + doi)));
    Stream.of(PAGE, DCAT.landingPage.asNode()).flatMap(page -> links.reader().objects(work, page).stream())
        .map(page -> links.address(page.toString()))
        .filter(address -> !address.isEmpty())
        .forEach(address -> found.add(new Hyperlink(host(links, address), address)));
    return found;
  }

  /** The name of the site of a web page, which tells the links of a list apart. */
  private static String host(PageLinks links, String address) {
    Matcher host = HOST.matcher(address);
    return host.find() ? host.group(1) : links.texts().get("citations.web-page");
  }

  /** The authors of a work on one line, in their order; empty if the graph names no author. */
  static String authors(GraphReader reader, Node work) {
    Reference reference = Reference.of(reader, work);
    return String.join("; ", reference.authors()) + (reference.others() ? " et al." : "");
  }
}
