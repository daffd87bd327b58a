package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The ontology as a page to read, in the order and under the headings of its files.
 *
 * @param title its name
 * @param description its purpose
 * @param facts version, license and the like
 * @param forms its RDF formats
 * @param sections its terms
 */
public record OntologyView(String title, String description, List<ResourceView.Field> facts, List<Hyperlink> forms,
    List<Section> sections) {
  private static final Pattern BANNER = Pattern.compile("# (\\S.*?) -{3,}");
  private static final Pattern TERM = Pattern.compile("airg:([\\w.-]+)(?:\\s.*)?");
  private static final Map<Node, String> KINDS =
      Map.of(OWL.Class.asNode(), "ontology.a-class", OWL.ObjectProperty.asNode(),
          "ontology.a-object-property",
          OWL.DatatypeProperty.asNode(), "ontology.a-datatype-property", SKOS.ConceptScheme.asNode(),
          "ontology.a-concept-scheme",
          SKOS.Concept.asNode(), "ontology.a-concept",
          OWL2.NamedIndividual.asNode(), "ontology.a-individual");

  /** A part of a file. */
  public record Section(String id, String title, List<Term> terms) {}

  /** A class, relation, value or concept. */
  public record Term(String id, String name, String label, String kind, String definition, List<String> examples,
      List<String> notes, List<ResourceView.Field> fields) {

    /** Whether it has every word of {@code query} in its name, label or definition. */
    boolean has(String query) {
      String text = (name + " " + label + " " + definition).toLowerCase(Locale.ROOT);
      return Stream.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(text::contains);
    }
  }

  /**
   * Reads the page.
   *
   * @param files the ontology's files as text
   * @param uses the members of each class and the statements with each property
   * @param query words that a term must have in its name, label or definition; empty for all terms
   */
  public static OntologyView of(PageLinks links, List<String> files, Map<Node, Long> uses, String query,
      List<Hyperlink> forms) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    Node ontology = NodeFactory.createURI(AIRG.ONTOLOGY);
    List<ResourceView.Field> header = new ArrayList<>();
    ResourceView.field(header, texts.get("field.version"), links.texts(ontology, OWL2.versionInfo.asNode()));
    ResourceView.field(header, texts.get("field.namespace"), List.of(new Hyperlink(AIRG.NS, "")));
    ResourceView.field(header, texts.get("field.license"), links.to(ontology, DCTerms.license.asNode()).stream()
        .map(link -> new Hyperlink(link.href(), link.href())).toList());
    ResourceView.field(header, texts.get("field.how-to-cite"),
        links.texts(ontology, DCTerms.bibliographicCitation.asNode()));
    List<Section> sections = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    files.forEach(file -> sections(links, file, uses, sections, shown));
    return new OntologyView(reader.label(ontology), reader.text(ontology, DCTerms.description.asNode()).orElse(""),
        header, forms,
        sections.stream().map(section -> new Section(section.id(), section.title(),
            section.terms().stream().filter(term -> term.has(query)).toList()))
            .filter(section -> !section.terms().isEmpty()).toList());
  }

  private static void sections(PageLinks links, String file, Map<Node, Long> uses, List<Section> sections,
      Set<String> shown) {
    file.lines().forEach(line -> {
      Matcher banner = BANNER.matcher(line);
      Matcher term = TERM.matcher(line);
      if (banner.matches()) {
        sections.add(new Section("section-" + (sections.size() + 1), banner.group(1), new ArrayList<>()));
      } else if (term.matches() && !sections.isEmpty() && shown.add(term.group(1))) {
        sections.get(sections.size() - 1).terms().add(term(links, uses, term.group(1)));
      }
    });
  }

  private static Term term(PageLinks links, Map<Node, Long> uses, String name) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    Node node = AIRG.term(name);
    List<ResourceView.Field> fields = new ArrayList<>();
    ResourceView.field(fields, texts.get("ontology.domain"), types(links, node, RDFS.domain.asNode()));
    ResourceView.field(fields, texts.get("field.range"), types(links, node, RDFS.range.asNode()));
    ResourceView.field(fields, texts.get("field.in-domain-of"), users(links, node, RDFS.domain.asNode()));
    ResourceView.field(fields, texts.get("field.in-range-of"), users(links, node, RDFS.range.asNode()));
    ResourceView.field(fields, texts.get("field.subclass-of"), others(links, node, RDFS.subClassOf.asNode()));
    ResourceView.field(fields, texts.get("field.subproperty-of"), others(links, node, RDFS.subPropertyOf.asNode()));
    ResourceView.field(fields, texts.get("field.inverse-of"), others(links, node, OWL.inverseOf.asNode()));
    String used = SchemaView.used(links, uses, node);
    ResourceView.field(fields, texts.get("field.used-in"),
        used.isEmpty() ? List.of() : List.of(new Hyperlink(used, "")));
    ResourceView.field(fields, texts.get("field.matches"),
        ResourceView.MATCHES.stream().flatMap(match -> others(links, node, match).stream()).toList());
    ResourceView.field(fields, texts.get("field.in-scheme"), links.to(node, SKOS.inScheme.asNode()));
    ResourceView.field(fields, texts.get("field.broader"), links.to(node, SKOS.broader.asNode()));
    ResourceView.field(fields, texts.get("field.code"), links.texts(node, SKOS.notation.asNode()));
    String kind = reader.objects(node, RDF.type.asNode()).stream().map(KINDS::get).filter(k -> k != null).sorted()
        .findFirst().orElse("ontology.a-term");
    return new Term(name, "airg:" + name, reader.label(node), texts.get(kind),
        reader.text(node, SKOS.definition.asNode()).orElse(""),
        reader.texts(node, SKOS.example.asNode()), reader.texts(node, SKOS.scopeNote.asNode()), fields);
  }

  private static List<Hyperlink> users(PageLinks links, Node type, Node domainOrRange) {
    return SchemaView.properties(links.reader(), type, domainOrRange).stream().map(links::to).toList();
  }

  /** Named classes, those of a union, or the datatype that a restriction narrows. */
  private static List<Hyperlink> types(PageLinks links, Node term, Node property) {
    return SchemaView.types(links.reader(), term, property).stream().map(type -> type(links, type)).toList();
  }

  /** Terms that another one leads to; a class that is only described, by a restriction, has no name to show. */
  private static List<Hyperlink> others(PageLinks links, Node term, Node property) {
    return links.reader().objects(term, property).stream().filter(Node::isURI).map(node -> type(links, node))
        .sorted(Comparator.comparing(Hyperlink::label)).toList();
  }

  /** Our own terms by their label, those of others by their prefix and name. */
  private static Hyperlink type(PageLinks links, Node type) {
    String uri = type.getURI();
    String name =
        uri.startsWith(AIRG.NS) ? links.reader().label(type) : links.reader().graph().getPrefixMapping().shortForm(uri);
    return new Hyperlink(name, links.address(uri));
  }
}
