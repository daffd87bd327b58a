package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * The bibliographic record of a work or a source document.
 *
 * @param key its BibTeX key, or the short name of a source document
 * @param type BibTeX entry type such as {@code article}, or the workbook's item type; may be empty
 * @param authors {@code "Family, Given"} or an organization's name, in the order of its citation; {@code others} last
 *     where not all are named
 * @param title may be empty
 * @param year four digits
 * @param venue journal, proceedings, publisher or institution
 * @param doi bare
 * @param url web address
 * @param note a remark
 * @param citation all of it as one text
 */
public record Reference(String key, String type, List<String> authors, String title, Optional<String> year,
    Optional<String> venue, Optional<String> doi, Optional<String> url, Optional<String> note, String citation) {
  private static final Node DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  /** BibTeX's word for authors that are not named. */
  public static final String OTHERS = "others";

  public Reference {
    authors = List.copyOf(authors);
  }

  /** Reads the record of {@code work}. */
  public static Reference of(GraphReader reader, Node work) {
    String citation = reader.text(work, DCTerms.bibliographicCitation.asNode()).orElseGet(() -> reader.label(work));
    String key = reader.text(work, AIRG.quickRef).or(() -> reader.text(work, DCTerms.identifier.asNode()))
        .orElseGet(() -> GraphReader.id(work));
    return new Reference(key, reader.text(work, DCTerms.type.asNode()).orElse(""), authors(reader, work, citation),
        reader.text(work, DCTerms.title.asNode()).orElse(""), reader.text(work, DCTerms.issued.asNode()),
        reader.text(work, DCTerms.publisher.asNode()), reader.text(work, DOI), reader.text(work, PAGE),
        reader.text(work, SKOS.note.asNode()), citation);
  }

  /** Its DOI as an address, or its web page. */
  public Optional<String> link() {
    return doi.map(bare -> "https://doi.org/" + bare).or(() -> url);
  }

  /** The order of the authors is that of the citation, because the graph states them without one. */
  private static List<String> authors(GraphReader reader, Node work, String citation) {
    List<String> stated = reader.texts(work, DCTerms.creator.asNode());
    List<String> named = new ArrayList<>(stated.stream().filter(author -> !author.equals(OTHERS))
        .sorted(Comparator.comparingInt(author -> position(citation, author))).toList());
    if (stated.contains(OTHERS) || citation.matches("(?s).*; et al\\.( \\(\\d{4}\\))?(\\..*)?")) {
      named.add(OTHERS);
    }
    return named;
  }

  private static int position(String citation, String author) {
    Matcher place = Pattern.compile("(?:^|; )" + Pattern.quote(author) + "(?=;|\\.| \\(|$)").matcher(citation);
    return place.find() ? place.start() : Integer.MAX_VALUE;
  }
}
