package org.airiskgraph.server.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.Reference;
import org.airiskgraph.query.ReferenceFormat;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;

/**
 * How to cite a work, or an entity of the graph, in three formats.
 *
 * @param key the BibTeX key
 * @param authors the authors in order, {@code Family, Given}, or names of organizations
 * @param others whether there are more authors
 * @param year year; may be empty
 * @param title title
 * @param container what contains it, or who publishes it; may be empty
 * @param note further details; may be empty
 * @param doi DOI; may be empty
 * @param url web address; may be empty
 */
public record CiteView(String key, List<String> authors, boolean others, String year, String title, String container,
    String note, String doi, String url) {
  private static final String CONTRIBUTORS = "AI Risk Graph contributors";
  private static final int MOST_AUTHORS = 20;
  private static final String REPOSITORY =
      "AI Risk Repository (Slattery et al., 2024, https://doi.org/10.48550/arXiv.2408.12622)";

  /** A work or source document as itself; anything else as an entry of the graph. */
  public static CiteView of(PageLinks links, EntityKind kind, Node entity) {
    GraphReader reader = links.reader();
    if (kind == EntityKind.WORK || kind == EntityKind.SOURCE) {
      Reference work = Reference.of(reader, entity);
      return new CiteView(kind.path() + "-" + links.iris().id(entity), work.authors(), work.others(), work.year(),
          reader.label(entity), work.venue(), "", work.doi(), work.url());
    }
    String origin = reader.object(entity, AIRG.sourceDocument).map(reader::source)
        .map(source -> links.texts().get("cite.from-source", source.label(), source.note())
            + reader.text(entity, AIRG.page).map(page -> links.texts().get("cite.page", page)).orElse(""))
        .orElse("");
    CiteView graph = graph(links);
    return new CiteView("airiskgraph-" + kind.path() + "-" + links.iris().id(entity), graph.authors(), false,
        graph.year(),
        Phrases.capitalized(reader.label(entity)) + " (" + links.texts().kind(kind) + " "
            + links.iris().id(entity) + ")",
        graph.title(), graph.note() + origin, "", entity.getURI());
  }

  /** The graph as a whole. */
  public static CiteView graph(PageLinks links) {
    GraphReader reader = links.reader();
    Optional<Node> newest = reader.members(AIRG.RepositoryVersion).stream()
        .max(Comparator.comparing(node -> reader.text(node, DCTerms.issued.asNode()).orElse("")));
    return new CiteView("airiskgraph", List.of(CONTRIBUTORS), false,
        year(newest.flatMap(node -> reader.text(node, DCTerms.issued.asNode())).orElse("")),
        reader.text(NodeFactory.createURI(AIRG.ONTOLOGY), OWL2.versionInfo.asNode())
            .map(version -> links.texts().get("cite.graph-of-version", version)).orElseGet(
                () -> links.texts().get("layout.brand")),
        "", newest.map(node -> links.texts().get("cite.based-on-version", REPOSITORY, reader.code(node)))
            .orElseGet(() -> links.texts().get("cite.based-on", REPOSITORY)),
        "", links.iris().base());
  }

  private static String year(String date) {
    return date.length() >= 4 ? date.substring(0, 4) : date;
  }

  /** In the style of the American Psychological Association, 7th edition. */
  public String apa() {
    List<String> names = authors.stream().map(CiteView::initials).toList();
    String last = names.isEmpty() ? "" : names.get(names.size() - 1);
    String listed = names.size() <= 1 ? last
        : names.size() <= MOST_AUTHORS && others ? String.join(", ", names)
            : names.size() <= MOST_AUTHORS ? String.join(", ", names.subList(0, names.size() - 1)) + ", & " + last
                : String.join(", ", names.subList(0, MOST_AUTHORS - 1)) + ", … " + last;
    String head = listed.isEmpty() ? title : listed + (others ? ", et al." : "");
    String address = doi.isEmpty() ? url : "https://doi.org/" + doi;
    return sentence(head) + " (" + (year.isEmpty() ? "n.d." : year) + "). "
        + Stream.of(listed.isEmpty() ? "" : title, container, note).filter(part -> !part.isEmpty())
            .map(part -> sentence(part) + " ").collect(Collectors.joining())
        + address;
  }

  private static String sentence(String text) {
    return text.matches("(?s).*[.?!]") ? text : text + ".";
  }

  /** {@code Ji, Jiaming} as {@code Ji, J.}; the name of an organization, which has no comma, as it is. */
  static String initials(String author) {
    int comma = author.indexOf(", ");
    return comma < 0 ? author
        : author.substring(0, comma) + ", " + Arrays.stream(author.substring(comma + 2).split("[\\s.]+"))
            .filter(name -> !name.isEmpty())
            .map(name -> Arrays.stream(name.split("-")).filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)) + ".").collect(Collectors.joining("-")))
            .collect(Collectors.joining(" "));
  }

  /** As an entry of a BibTeX file. */
  public String bibtex() {
    return ReferenceFormat.BIBTEX.write(List.of(reference()));
  }

  /** As an entry of a RIS file, which reference managers import. */
  public String ris() {
    return ReferenceFormat.RIS.write(List.of(reference()));
  }

  private Reference reference() {
    return new Reference(key, "", authors, others, title, year, container, note, doi, url);
  }
}
