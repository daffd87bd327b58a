package org.airiskgraph.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/**
 * The bibliographic record of a work or a source document.
 *
 * @param key its BibTeX key, or the short name of a source document
 * @param type local name of its class in the Bibliographic Ontology, {@code Book}; empty where that is not known
 * @param authors {@code "Family, Given"} or an organization's name, in their order
 * @param others whether there are more authors than those named
 * @param title may be empty
 * @param year four digits; may be empty
 * @param venue journal, proceedings, publisher or institution; may be empty
 * @param note a remark; may be empty
 * @param doi bare; may be empty
 * @param url web address; may be empty
 */
public record Reference(String key, String type, List<String> authors, boolean others, String title, String year,
    String venue, String note, String doi, String url) {
  private static final String BIBO = "http://purl.org/ontology/bibo/";
  private static final Node DOI = NodeFactory.createURI(BIBO + "doi");
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  public Reference {
    authors = List.copyOf(authors);
  }

  /** Reads the record of {@code work}. */
  public static Reference of(GraphReader reader, Node work) {
    String key = reader.text(work, AIRG.quickRef).or(() -> reader.text(work, DCTerms.identifier.asNode()))
        .orElseGet(() -> GraphReader.id(work));
    // A reasoner adds wider classes, which say less.
    String type = reader.objects(work, RDF.type.asNode()).stream().map(Node::toString)
        .filter(iri -> iri.startsWith(BIBO)).map(iri -> iri.substring(BIBO.length()))
        .filter(name -> !name.equals("Document") && !name.equals("Article")).sorted().findFirst().orElse("");
    List<String> authors = reader.objects(work, AIRG.authorship).stream()
        .sorted(Comparator.comparingInt(author -> reader.number(author, AIRG.position)))
        .map(author -> reader.text(author, AIRG.authorName).orElse("")).toList();
    return new Reference(key, type, authors, reader.graph().contains(work, AIRG.authorsOmitted, Literals.bool(true)),
        reader.text(work, DCTerms.title.asNode()).orElse(""), reader.text(work, DCTerms.issued.asNode()).orElse(""),
        reader.text(work, AIRG.venue).orElse(""), reader.text(work, SKOS.note.asNode()).orElse(""),
        reader.text(work, DOI).orElse(""),
        reader.texts(work, PAGE).stream().filter(page -> page.matches("https?://.*")).findFirst().orElse(""));
  }

  /**
   * The works that belong to {@code entity}: a work itself; a source document and what its risks cite; the source
   * document of a risk; and what the entity cites.
   */
  public static List<Node> works(GraphReader reader, Node entity) {
    Stream<Node> itself = Stream.of(AIRG.Work, AIRG.SourceDocument).anyMatch(type -> reader.is(entity, type))
        ? Stream.of(entity) : reader.objects(entity, AIRG.sourceDocument).stream();
    Stream<Node> risks =
        reader.subjects(AIRG.sourceDocument, entity).stream().sorted(Comparator.comparing(Node::getURI));
    return Stream.of(itself, cited(reader, entity), risks.flatMap(risk -> cited(reader, risk)))
        .flatMap(works -> works).distinct().toList();
  }

  private static Stream<Node> cited(GraphReader reader, Node citing) {
    return reader.objects(citing, AIRG.cites).stream().sorted(Comparator.comparing(Node::getURI));
  }

  /** Its DOI as an address, or its web page. */
  public Optional<String> link() {
    return Stream.of(doi.isEmpty() ? "" : "https://doi.org/" + doi, url).filter(link -> !link.isEmpty()).findFirst();
  }
}
