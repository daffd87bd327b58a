package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.query.EntityResolver;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * The page of a domain, source document, work, mitigation or concept.
 *
 * @param kind what it is
 * @param id end of its IRI
 * @param iri its IRI
 * @param title what it is called
 * @param lead what it is, in a sentence or two; may be empty
 * @param fields facts, each a name with links or words
 * @param groups longer lists, each under a heading
 */
public record ResourceView(
    EntityKind kind, String id, String iri, String title, String lead, List<Field> fields, List<Group> groups) {

  /** A fact: its name, and its values; a value without address is words alone. */
  public record Field(String name, List<Hyperlink> values) {}

  /** A list under a heading. */
  public record Group(String title, List<Hyperlink> items) {}

  /** Reads the view of {@code thing}. */
  public static ResourceView of(GraphReader facts, EntityKind kind, Node thing) {
    Fields fields = new Fields();
    String title = kind == EntityKind.DOMAIN ? facts.domain(thing).label() : capital(facts.label(thing));
    fields.words("Also called", facts.texts(thing, SKOS.altLabel.asNode()));
    fields.words("Short name", facts.texts(thing, AIRG.quickRef));
    fields.words("Authors", authors(facts, thing));
    fields.words("Published", facts.texts(thing, DCTerms.issued.asNode()));
    fields.words("In", facts.texts(thing, DCTerms.publisher.asNode()));
    fields.links("Read it", Citation.elsewhere(facts, thing));
    fields.links("Part of", facts.objects(thing, SKOS.broader.asNode()).stream()
        .map(node -> kind == EntityKind.DOMAIN ? facts.domain(node) : facts.ref(node)).toList());
    fields.links("Narrower", domains(facts, thing, kind));
    fields.links("Related concepts", facts.refs(thing, SKOS.related.asNode()));
    fields.links("Category", facts.objects(thing, AIRG.mitigationCategory).stream()
        .map(node -> new Hyperlink(facts.label(node), "")).toList());
    fields.words("Evidence that it works",
        facts.objects(thing, AIRG.evidenceStrength).stream().map(facts::label).toList());
    fields.links("Acts on", facts.refs(facts.objects(thing, AIRG.actsOn).stream()
        .filter(node -> !facts.is(node, AIRG.Risk)).toList()));
    fields.links("Matches elsewhere", matches(facts, thing));
    String lead = facts.text(thing, SKOS.definition.asNode()).or(() -> facts.text(thing, AIRG.summary))
        .or(() -> facts.text(thing, DCTerms.bibliographicCitation.asNode())).orElse("");
    return new ResourceView(kind, EntityResolver.id(thing), thing.getURI(), title, lead, fields.all,
        groups(facts, thing));
  }

  private static List<Group> groups(GraphReader facts, Node thing) {
    List<Group> groups = new ArrayList<>();
    group(groups, "Risks filed here", risks(facts, AIRG.domain, thing));
    group(groups, "Risks filed here", risks(facts, AIRG.subdomain, thing));
    group(groups, "Its risks", risks(facts, AIRG.sourceDocument, thing));
    group(groups, "Risks about it", risks(facts, AIRG.concept, thing));
    group(groups, "Risks it is meant for", risks(facts, AIRG.mitigatedBy, thing));
    group(groups, "Risks that cite it", risks(facts, AIRG.cites, thing));
    group(groups, "Mitigations that act on it", facts.refs(facts.subjects(AIRG.actsOn, thing)));
    group(groups, "Mitigations that cite it", facts.refs(facts.subjects(AIRG.cites, thing).stream()
        .filter(node -> facts.is(node, AIRG.Mitigation)).toList()));
    group(groups, "Works that support it", Citation.of(facts, thing).stream()
        .map(citation -> new Hyperlink(citation.text(), citation.ref().href())).toList());
    return groups;
  }

  private static void group(List<Group> groups, String title, List<Hyperlink> items) {
    if (!items.isEmpty()) {
      groups.add(new Group(title, items));
    }
  }

  /** By identifier, so that the risks of a document stand in its own order. */
  private static List<Hyperlink> risks(GraphReader facts, Node property, Node thing) {
    return facts.subjects(property, thing).stream().filter(node -> facts.is(node, AIRG.Risk)).distinct()
        .sorted(Comparator.comparing(Node::getURI))
        .map(node -> facts.risk(node).withNote(EntityResolver.id(node) + " · " + facts.risk(node).note())).toList();
  }

  private static List<Hyperlink> domains(GraphReader facts, Node thing, EntityKind kind) {
    List<Node> narrower = facts.objects(thing, SKOS.narrower.asNode());
    return kind == EntityKind.DOMAIN
        ? narrower.stream().sorted(Comparator.comparing(Node::getURI))
            .map(node -> facts.domain(node).withNote(facts.count(AIRG.subdomain, node) + " risks")).toList()
        : facts.refs(narrower);
  }

  private static List<Hyperlink> matches(GraphReader facts, Node thing) {
    List<Hyperlink> matches = new ArrayList<>();
    List.of(SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
        .forEach(match -> facts.objects(thing, match.asNode()).stream().filter(Node::isURI).forEach(node -> matches.add(
            new Hyperlink(facts.known(node).orElse(node.getURI()), facts.places().href(node).orElse("")).withNote(
                match.getLocalName().replaceFirst("Match", " match").toLowerCase(Locale.ROOT)))));
    return matches;
  }

  /** In alphabetical order; the reference under the title keeps their own. */
  private static List<String> authors(GraphReader facts, Node thing) {
    return facts.texts(thing, DCTerms.creator.asNode());
  }

  static String capital(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static final class Fields {
    private final List<Field> all = new ArrayList<>();

    void words(String name, List<String> values) {
      links(name, values.stream().map(value -> new Hyperlink(value, "")).toList());
    }

    void links(String name, List<Hyperlink> values) {
      if (!values.isEmpty()) {
        all.add(new Field(name, values));
      }
    }
  }
}
