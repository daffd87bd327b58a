package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.airiskgraph.catalogue.Work;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** States who wrote a work, when, and where it was published and can be read; identifier and title are the caller's. */
final class WorkToRdf {
  private static final String BIBO = "http://purl.org/ontology/bibo/";
  private static final Node DOI = NodeFactory.createURI(BIBO + "doi");
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  /** Takes the triples. */
  interface Statements {
    void add(Node subject, Node predicate, Node object);
  }

  private final Statements out;

  WorkToRdf(Statements out) {
    this.out = out;
  }

  /** Writes all but identifier and title; {@code title} is for the citation and may be empty. */
  void describe(Node node, Work work, String title) {
    work.type().flatMap(WorkToRdf::bibo).ifPresent(type -> out.add(node, RDF.type.asNode(), type));
    authors(node, work);
    work.year().ifPresent(year -> {
      // Years are of four digits from the start; a formatter would take as long to be set up as all records to be written.
      String digits = String.valueOf(10_000 + year).substring(1);
      out.add(node, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(digits, XSDDatatype.XSDgYear));
      // Few engines compare values of xsd:gYear.
      out.add(node, AIRG.year, Literals.integer(year));
    });
    work.venue().ifPresent(venue -> out.add(node, AIRG.venue, Literals.string(venue)));
    work.links().doi().ifPresent(doi -> out.add(node, DOI, Literals.string(doi)));
    work.note().ifPresent(note -> out.add(node, SKOS.note.asNode(), Literals.english(note)));
    work.links().url().flatMap(IriFactory::web).ifPresent(page -> out.add(node, PAGE, page));
    out.add(node, DCTerms.bibliographicCitation.asNode(), Literals.english(citation(work, title)));
    work.year().filter(year -> !work.authors().isEmpty()).ifPresent(year -> out.add(node, AIRG.authorYear,
        Literals.string(family(work.authors().get(0)).toLowerCase(Locale.ROOT) + " " + year)));
  }

  /** Each author as a name, for simple questions, and as a node with a position, which keeps the order. */
  private void authors(Node node, Work work) {
    for (int i = 0; i < work.authors().size(); i++) {
      Node name = Literals.string(work.authors().get(i));
      Node part = NodeFactory.createURI(node.getURI() + "#author-" + (i + 1));
      out.add(node, DCTerms.creator.asNode(), name);
      out.add(node, AIRG.authorship, part);
      out.add(part, RDF.type.asNode(), AIRG.Authorship);
      out.add(part, RDFS.label.asNode(), name);
      out.add(part, AIRG.authorName, name);
      out.add(part, AIRG.position, Literals.integer(i + 1));
    }
    if (!work.authors().isEmpty()) {
      out.add(node, AIRG.authorsOmitted, Literals.bool(work.othersOmitted()));
    }
  }

  /** The class of an entry type of BibTeX or an item type of the workbook; empty for {@code misc} and the like. */
  private static Optional<Node> bibo(String type) {
    String name = switch (type.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
      case "article", "inproceedings", "conference", "journalarticle", "conferencepaper" -> "AcademicArticle";
      case "book" -> "Book";
      case "incollection", "inbook", "booksection", "bookchapter" -> "BookSection";
      case "proceedings" -> "Proceedings";
      case "techreport", "report" -> "Report";
      case "phdthesis", "mastersthesis", "thesis" -> "Thesis";
      case "online", "electronic", "www", "webpage", "website", "blogpost" -> "Webpage";
      case "manual" -> "Manual";
      default -> "";
    };
    return Optional.of(name).filter(found -> !found.isEmpty()).map(found -> NodeFactory.createURI(BIBO + found));
  }

  private static String citation(Work work, String title) {
    List<String> parts = new ArrayList<>();
    String authors = String.join("; ", work.authors()) + (work.othersOmitted() ? "; et al." : "");
    String year = work.year().map(y -> "(" + y + ")").orElse("");
    parts.add((authors + " " + year).strip());
    parts.add(title);
    parts.add(work.venue().orElse(""));
    work.links().doi().ifPresent(doi -> parts.add("https://doi.org/" + doi));
    return parts.stream().filter(part -> !part.isEmpty())
        .reduce((before, part) -> before + (before.endsWith(".") ? " " : ". ") + part).orElse("");
  }

  /** {@code "Hubinger et al. (2019)"}. */
  static String authorYear(Work work) {
    String year = work.year().map(y -> " (" + y + ")").orElse("");
    return switch (work.authors().size() + (work.othersOmitted() ? 2 : 0)) {
      case 0 -> work.key();
      case 1 -> family(work.authors().get(0)) + year;
      case 2 -> work.authors().isEmpty() ? work.key()
          : family(work.authors().get(0)) + " and " + family(work.authors().get(1)) + year;
      default -> family(work.authors().get(0)) + " et al." + year;
    };
  }

  private static String family(String author) {
    int comma = author.indexOf(',');
    return comma < 0 ? author : author.substring(0, comma);
  }

}
