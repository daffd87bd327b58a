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
 * @param work what is cited; a file of it has its key in its name
 */
public record CiteView(Reference work) {
  private static final String CONTRIBUTORS = "AI Risk Graph contributors";
  private static final int MOST_AUTHORS = 20;
  private static final String REPOSITORY =
      "AI Risk Repository (Slattery et al., 2024, https://doi.org/10.48550/arXiv.2408.12622)";

  /** A work or source document as itself; anything else as an entry of the graph. */
  public static CiteView of(PageLinks links, EntityKind kind, Node entity) {
    GraphReader reader = links.reader();
    if (kind == EntityKind.WORK || kind == EntityKind.SOURCE) {
      Reference work = Reference.of(reader, entity);
      return new CiteView(new Reference(kind.path() + "-" + links.iris().id(entity), "", work.authors(), work.others(),
          reader.label(entity), work.year(), work.venue(), "", work.doi(), work.url()));
    }
    String origin = reader.object(entity, AIRG.sourceDocument).map(reader::source)
        .map(source -> links.texts().get("cite.from-source", source.label(), source.note())
            + reader.text(entity, AIRG.page).map(page -> links.texts().get("cite.page", page)).orElse(""))
        .orElse("");
    Reference graph = graph(links).work();
    String title = Phrases.capitalized(reader.label(entity)) + " (" + links.texts().kind(kind) + " "
        + links.iris().id(entity) + ")";
    return new CiteView(new Reference("airiskgraph-" + kind.path() + "-" + links.iris().id(entity), "",
        graph.authors(), false, title, graph.year(), graph.title(), graph.note() + origin, "", entity.getURI()));
  }

  /** The graph as a whole. */
  public static CiteView graph(PageLinks links) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    Optional<Node> newest = reader.members(AIRG.RepositoryVersion).stream()
        .max(Comparator.comparing(node -> reader.text(node, DCTerms.issued.asNode()).orElse("")));
    String year = year(newest.flatMap(node -> reader.text(node, DCTerms.issued.asNode())).orElse(""));
    String title = reader.text(NodeFactory.createURI(AIRG.ONTOLOGY), OWL2.versionInfo.asNode())
        .map(version -> texts.get("cite.graph-of-version", version)).orElseGet(() -> texts.get("layout.brand"));
    String note = newest.map(node -> texts.get("cite.based-on-version", REPOSITORY, reader.code(node)))
        .orElseGet(() -> texts.get("cite.based-on", REPOSITORY));
    return new CiteView(new Reference("airiskgraph", "", List.of(CONTRIBUTORS), false, title, year, "", note, "",
        links.iris().base()));
  }

  private static String year(String date) {
    return date.length() >= 4 ? date.substring(0, 4) : date;
  }

  /** In the style of the American Psychological Association, 7th edition. */
  public String apa() {
    List<String> names = work.authors().stream().map(CiteView::initials).toList();
    String last = names.isEmpty() ? "" : names.get(names.size() - 1);
    String listed = names.size() <= 1 ? last
        : names.size() <= MOST_AUTHORS && work.others() ? String.join(", ", names)
            : names.size() <= MOST_AUTHORS ? String.join(", ", names.subList(0, names.size() - 1)) + ", & " + last
                : String.join(", ", names.subList(0, MOST_AUTHORS - 1)) + ", … " + last;
    String head = listed.isEmpty() ? work.title() : listed + (work.others() ? ", et al." : "");
    return sentence(head) + " (" + (work.year().isEmpty() ? "n.d." : work.year()) + "). "
        + Stream.of(listed.isEmpty() ? "" : work.title(), work.venue(), work.note()).filter(part -> !part.isEmpty())
            .map(part -> sentence(part) + " ").collect(Collectors.joining())
        + work.link().orElse("");
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
    return ReferenceFormat.BIBTEX.write(List.of(work));
  }
}
