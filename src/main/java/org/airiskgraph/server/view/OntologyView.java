package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The ontology as a page to read, in the order and under the headings of its files.
 *
 * @param title what it is called
 * @param description what it is for
 * @param facts version, licence and the like
 * @param forms where it can be had as data
 * @param sections its terms
 */
public record OntologyView(String title, String description, List<ResourceView.Field> facts, List<Hyperlink> forms,
    List<Section> sections) {
  private static final Pattern BANNER = Pattern.compile("# (\\S.*?) -{3,}");
  private static final Pattern TERM = Pattern.compile("airg:([\\w.-]+)(?:\\s.*)?");
  private static final Map<Node, String> KINDS = Map.of(OWL.Class.asNode(), "class", OWL.ObjectProperty.asNode(),
      "relation",
      OWL.DatatypeProperty.asNode(), "value", SKOS.ConceptScheme.asNode(), "scheme", SKOS.Concept.asNode(), "concept",
      OWL2.NamedIndividual.asNode(), "individual");

  /** A part of a file. */
  public record Section(String id, String title, List<Term> terms) {}

  /** A class, relation, value or concept. */
  public record Term(String id, String name, String label, String kind, String definition, List<String> examples,
      List<String> notes, List<ResourceView.Field> fields) {}

  /** Reads the page; {@code files} are the ontology's files as text. */
  public static OntologyView of(GraphReader facts, List<String> files, List<Hyperlink> forms) {
    Node ontology = NodeFactory.createURI(AIRG.ONTOLOGY);
    List<ResourceView.Field> header = new ArrayList<>();
    field(header, "Version",
        facts.texts(ontology, OWL2.versionInfo.asNode()).stream().map(v -> new Hyperlink(v, "")).toList());
    field(header, "Address", List.of(new Hyperlink(AIRG.NS, "")));
    field(header, "Licence", facts.refs(ontology, DCTerms.license.asNode()).stream()
        .map(ref -> new Hyperlink(ref.href(), ref.href())).toList());
    field(header, "How to cite",
        facts.texts(ontology, DCTerms.bibliographicCitation.asNode()).stream().map(v -> new Hyperlink(v, "")).toList());
    List<Section> sections = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    files.forEach(file -> sections(facts, file, sections, shown));
    return new OntologyView(facts.label(ontology), facts.text(ontology, DCTerms.description.asNode()).orElse(""),
        header, forms,
        sections.stream().filter(section -> !section.terms().isEmpty()).toList());
  }

  private static void sections(GraphReader facts, String file, List<Section> sections, Set<String> shown) {
    file.lines().forEach(line -> {
      Matcher banner = BANNER.matcher(line);
      Matcher term = TERM.matcher(line);
      if (banner.matches()) {
        sections.add(new Section("section-" + (sections.size() + 1), banner.group(1), new ArrayList<>()));
      } else if (term.matches() && !sections.isEmpty() && shown.add(term.group(1))) {
        sections.get(sections.size() - 1).terms().add(term(facts, term.group(1)));
      }
    });
  }

  private static Term term(GraphReader facts, String name) {
    Node node = AIRG.term(name);
    List<ResourceView.Field> fields = new ArrayList<>();
    field(fields, "Domain", types(facts, node, RDFS.domain.asNode()));
    field(fields, "Range", types(facts, node, RDFS.range.asNode()));
    field(fields, "Kind of", others(facts, node, RDFS.subClassOf.asNode()));
    field(fields, "Narrows", others(facts, node, RDFS.subPropertyOf.asNode()));
    field(fields, "Inverse", others(facts, node, OWL.inverseOf.asNode()));
    field(fields, "Matches",
        List.of(SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
            .stream().flatMap(match -> others(facts, node, match.asNode()).stream()).toList());
    field(fields, "In scheme", facts.refs(node, SKOS.inScheme.asNode()));
    field(fields, "Broader", facts.refs(node, SKOS.broader.asNode()));
    field(fields, "Code",
        facts.texts(node, SKOS.notation.asNode()).stream().map(code -> new Hyperlink(code, "")).toList());
    String kind = facts.objects(node, RDF.type.asNode()).stream().map(KINDS::get).filter(k -> k != null).sorted()
        .findFirst().orElse("term");
    return new Term(name, "airg:" + name, facts.label(node), kind,
        facts.text(node, SKOS.definition.asNode()).orElse(""),
        facts.texts(node, SKOS.example.asNode()), facts.texts(node, SKOS.scopeNote.asNode()), fields);
  }

  /** Named classes, those of a union, or the datatype that a restriction narrows. */
  private static List<Hyperlink> types(GraphReader facts, Node term, Node property) {
    List<Hyperlink> refs = new ArrayList<>();
    for (Node type : facts.objects(term, property)) {
      if (type.isURI()) {
        refs.add(type(facts, type));
      }
      facts.objects(type, OWL.unionOf.asNode()).forEach(
          list -> GraphList.members(new GNode(facts.graph(), list)).forEach(member -> refs.add(type(facts, member))));
      facts.objects(type, OWL2.onDatatype.asNode()).forEach(datatype -> refs.add(type(facts, datatype)));
    }
    return refs;
  }

  /** Terms that another one leads to; a class that is only described, by a restriction, has no name to show. */
  private static List<Hyperlink> others(GraphReader facts, Node term, Node property) {
    return facts.objects(term, property).stream().filter(Node::isURI).map(node -> type(facts, node))
        .sorted(Comparator.comparing(Hyperlink::label)).toList();
  }

  /** Our own terms by their label, those of others by their prefix and name. */
  private static Hyperlink type(GraphReader facts, Node type) {
    String uri = type.getURI();
    String name = uri.startsWith(AIRG.NS) ? facts.label(type) : facts.graph().getPrefixMapping().shortForm(uri);
    return new Hyperlink(name, facts.places().href(type).orElse(""));
  }

  private static void field(List<ResourceView.Field> fields, String name, List<Hyperlink> values) {
    if (!values.isEmpty()) {
      fields.add(new ResourceView.Field(name, values));
    }
  }
}
