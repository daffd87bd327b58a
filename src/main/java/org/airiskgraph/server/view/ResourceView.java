package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * The page of a domain, source document, work, mitigation or concept.
 *
 * @param kind its kind
 * @param id what follows the kind in its IRI
 * @param iri its IRI
 * @param title its name
 * @param lead its definition, summary or reference; may be empty
 * @param fields facts, each a name with links or words
 * @param groups longer lists, each under a heading
 */
public record ResourceView(
    EntityKind kind, String id, String iri, String title, String lead, List<Field> fields, List<HyperlinkList> groups) {
  static final List<Node> MATCHES = List.of(SKOS.exactMatch.asNode(), SKOS.closeMatch.asNode(),
      SKOS.broadMatch.asNode(), SKOS.narrowMatch.asNode(), SKOS.relatedMatch.asNode());

  private static final int LONGEST_ADDRESS = 50;

  /** What notes in the catalogue quote where the workbook's description only says that there is none. */
  private static final String NO_DESCRIPTION = "\"None provided.\"";

  /** The address of the list of its risks with filters; empty for kinds by which the list has none. */
  public String filtered() {
    return switch (kind) {
      case CONCEPT, MITIGATION, SOURCE -> "/repository?" + kind.path() + "=" + id;
      case DOMAIN -> "/repository?" + (id.contains(".") ? "subdomain=" : "domain=") + id;
      default -> "";
    };
  }

  /** A fact: its name and its values; a value without an address is text. */
  public record Field(String name, List<Hyperlink> values, boolean isAuthors) {
    public Field(String name, List<Hyperlink> values) {
      this(name, values, false);
    }
  }

  /** Reads the view of {@code resource}. */
  public static ResourceView of(PageLinks links, EntityKind kind, Node resource) {
    GraphReader reader = links.reader();
    String title =
        kind == EntityKind.DOMAIN ? reader.domain(resource).label() : Phrases.capitalized(reader.label(resource));
    String lead = reader.text(resource, SKOS.definition.asNode()).or(() -> reader.text(resource, AIRG.summary))
        .or(() -> reader.text(resource, DCTerms.description.asNode())).orElse("");
    return new ResourceView(kind, links.iris().id(resource), resource.getURI(), title, lead,
        fields(links, kind, resource), groups(links, resource));
  }

  private static List<Field> fields(PageLinks links, EntityKind kind, Node resource) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    List<Field> fields = new ArrayList<>();
    ExternalCatalogueView.fields(links, resource).forEach((name, values) -> field(fields, name, values));
    IncidentView.fields(links, resource).forEach((name, values) -> field(fields, name, values));
    texts(fields, texts.get("field.also-called"), reader.texts(resource, SKOS.altLabel.asNode()));
    texts(fields, texts.get("field.short-name"), reader.texts(resource, AIRG.quickRef));
    String authors = Citation.authors(reader, resource);
    if (!authors.isEmpty()) {
      fields.add(new Field(texts.get("field.authors"), List.of(new Hyperlink(authors, "")), true));
    }
    texts(fields, texts.get("field.published"), reader.texts(resource, DCTerms.issued.asNode()));
    texts(fields, texts.get("field.published-in"), reader.texts(resource, AIRG.venue));
    if (kind != EntityKind.INCIDENT) {
      field(fields, texts.get(kind == EntityKind.CATALOGUE ? "field.web-page" : "field.full-text"),
          Citation.elsewhere(links, resource));
    }
    field(fields, texts.get(kind == EntityKind.DOMAIN ? "field.domain" : "field.broader"),
        broader(links, kind, resource));
    texts(fields, texts.get("field.new-in-version"), reader.since(resource)
        .map(version -> texts.get("resource.since", version.label(), version.note())).stream().toList());
    if (kind == EntityKind.DOMAIN) {
      texts(fields, texts.get("field.risks"), domainCounts(links, resource));
    }
    field(fields, texts.get(kind == EntityKind.DOMAIN ? "field.sub-domains" : "field.narrower"),
        narrower(links, kind, resource));
    field(fields, texts.get(kind == EntityKind.CATALOGUE ? "field.related-entries" : "field.related-concepts"),
        links.to(resource, SKOS.related.asNode()));
    texts(fields, texts.get("field.category"), labels(reader, resource, AIRG.mitigationCategory));
    texts(fields, texts.get("field.strength-of-evidence"), labels(reader, resource, AIRG.evidenceStrength));
    field(fields, texts.get("field.applies-to"),
        links.toAll(reader.entities(reader.objects(resource, AIRG.actsOn).stream()
            .filter(node -> !reader.is(node, AIRG.Risk)).toList())));
    field(fields, texts.get("field.matches-in-other-vocabularies"), matches(links, resource));
    return fields;
  }

  /** The number of risks filed here, and of those that are also coded and described, with what each counts. */
  private static List<String> domainCounts(PageLinks links, Node domain) {
    GraphReader reader = links.reader();
    List<Node> filed = Stream.of(AIRG.domain, AIRG.subdomain)
        .flatMap(property -> reader.subjects(property, domain).stream()).distinct().toList();
    List<Node> coded = filed.stream().filter(risk -> reader.object(risk, AIRG.subdomain).isPresent()
        && Stream.of(AIRG.entity, AIRG.intent, AIRG.timing)
            .allMatch(factor -> reader.object(risk, factor).isPresent()))
        .toList();
    long described = coded.stream().filter(risk -> isDescribed(reader, risk)).count();
    long remarks = coded.stream().filter(risk -> !isDescribed(reader, risk)
        && reader.texts(risk, SKOS.note.asNode()).stream().anyMatch(note -> note.contains(NO_DESCRIPTION))).count();
    return List.of(links.texts().get("resource.filed", filed.size()),
        links.texts().get("resource.coded", described + remarks, remarks));
  }

  private static boolean isDescribed(GraphReader reader, Node risk) {
    return reader.object(risk, AIRG.summaryBasis).map(AIRG.term("basis-description")::equals)
        .orElseGet(() -> reader.text(risk, AIRG.originalWording).isPresent());
  }

  private static List<HyperlinkList> groups(PageLinks links, Node resource) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    List<HyperlinkList> groups = new ArrayList<>();
    ExternalCatalogueView.groups(links, resource).forEach((title, items) -> group(groups, title, items));
    group(groups, texts.get("group.risks-in-this-domain"), risks(links, AIRG.domain, resource));
    group(groups, texts.get("group.risks-in-this-sub-domain"), risks(links, AIRG.subdomain, resource));
    group(groups, texts.get("group.risks-from-this-document"), risks(links, AIRG.sourceDocument, resource));
    group(groups, texts.get("group.risks-with-this-concept"), risks(links, AIRG.concept, resource));
    group(groups, texts.get("group.risks-that-mention-this-concept-in-passing"),
        risks(links, AIRG.mentionsConcept, resource));
    group(groups, texts.get("group.risks-with-a-neighboring-concept"), neighboring(links, resource));
    group(groups, texts.get("group.risks-that-it-addresses"), addressed(links, resource));
    group(groups, texts.get("group.risks-that-cite-it"), risks(links, AIRG.cites, resource));
    group(groups, texts.get("group.applicable-mitigations"),
        links.toAll(reader.entities(reader.subjects(AIRG.actsOn, resource))));
    group(groups, texts.get("group.mitigations-that-cite-it"),
        links.toAll(reader.entities(reader.subjects(AIRG.cites, resource).stream()
            .filter(node -> reader.is(node, AIRG.Mitigation)).toList())));
    IncidentView.groups(links, resource).forEach((title, items) -> group(groups, title, items));
    group(groups, texts.get("group.cited-works"), Citation.of(links, resource).stream()
        .map(citation -> new Hyperlink(citation.text(), citation.work().href())).toList());
    return groups;
  }

  private static List<String> labels(GraphReader reader, Node resource, Node property) {
    return reader.objects(resource, property).stream().map(reader::label).toList();
  }

  private static void texts(List<Field> fields, String name, List<String> values) {
    field(fields, name, values.stream().map(value -> new Hyperlink(value, "")).toList());
  }

  static void field(List<Field> fields, String name, List<Hyperlink> values) {
    if (!values.isEmpty()) {
      fields.add(new Field(name, values));
    }
  }

  private static void group(List<HyperlinkList> groups, String title, List<Hyperlink> items) {
    if (!items.isEmpty()) {
      groups.add(new HyperlinkList(new Hyperlink(title, ""), items));
    }
  }

  /** By identifier, which is the order of the source document. */
  private static List<Hyperlink> risks(PageLinks links, Node property, Node value) {
    GraphReader reader = links.reader();
    return reader.subjects(property, value).stream().filter(node -> reader.is(node, AIRG.Risk)).distinct()
        .sorted(Comparator.comparing(Node::getURI)).map(reader::risk)
        .map(risk -> links.to(risk.withNote(risk.id() + " · " + risk.note()))).toList();
  }

  /** Risks with a narrower, related or broader concept and not with this one, the narrower concepts first. */
  private static List<Hyperlink> neighboring(PageLinks links, Node concept) {
    GraphReader reader = links.reader();
    Set<Node> shown = new HashSet<>(reader.subjects(AIRG.concept, concept));
    shown.addAll(reader.subjects(AIRG.mentionsConcept, concept));
    return Stream.of(SKOS.narrower, SKOS.related, SKOS.broader)
        .flatMap(property -> reader.objects(concept, property.asNode()).stream().sorted(
            Comparator.comparing(reader::label)))
        .filter(neighbor -> reader.is(neighbor, AIRG.Concept))
        .flatMap(neighbor -> reader.subjects(AIRG.concept, neighbor).stream().sorted(Comparator.comparing(Node::getURI))
            .filter(risk -> reader.is(risk, AIRG.Risk) && shown.add(risk))
            .map(risk -> links.to(reader.risk(risk).withNote(
                GraphReader.id(risk) + " · " + reader.risk(risk).note() + " · " + reader.label(neighbor)))))
        .toList();
  }

  /** The risks that a mitigation fits, the best first, each with the reason. */
  private static List<Hyperlink> addressed(PageLinks links, Node mitigation) {
    GraphReader reader = links.reader();
    record Fit(Node risk, FittingMitigation fit, double score) {}
    return reader.subjects(AIRG.addressedBy, mitigation).stream()
        .flatMap(risk -> FittingMitigation.of(reader, risk).stream()
            .filter(fit -> fit.mitigation().iri().equals(mitigation.getURI()))
            .map(fit -> new Fit(risk, fit, reader.decimal(NodeFactory.createURI(risk.getURI() + "#" + fit.fragment()),
                AIRG.score))))
        .sorted(Comparator.comparingDouble(Fit::score).reversed().thenComparing(fit -> fit.risk.getURI()))
        .map(fit -> links.to(reader.risk(fit.risk)
            .withNote(GraphReader.id(fit.risk) + " · " + reader.risk(fit.risk).note() + " · " + fit.fit.because())))
        .toList();
  }

  private static List<Hyperlink> broader(PageLinks links, EntityKind kind, Node resource) {
    return kind == EntityKind.DOMAIN
        ? links.toAll(
            links.reader().objects(resource, SKOS.broader.asNode()).stream().map(links.reader()::domain).toList())
        : links.to(resource, SKOS.broader.asNode());
  }

  private static List<Hyperlink> narrower(PageLinks links, EntityKind kind, Node resource) {
    GraphReader reader = links.reader();
    return kind != EntityKind.DOMAIN ? links.to(resource, SKOS.narrower.asNode())
        : reader.objects(resource, SKOS.narrower.asNode()).stream().sorted(Comparator.comparing(Node::getURI))
            .map(node -> links.to(reader.domain(node).withNote(
                links.texts().count("risk", reader.count(AIRG.subdomain, node)))))
            .toList();
  }

  private static List<Hyperlink> matches(PageLinks links, Node resource) {
    List<Hyperlink> found = new ArrayList<>();
    for (Node match : MATCHES) {
      String note = links.texts().get("match." + match.getLocalName().toLowerCase(Locale.ROOT));
      // Mitigations are a list of their own on the pages of entries.
      links.reader().objects(resource, match).stream().filter(Node::isURI)
          .filter(node -> !links.reader().is(node, AIRG.Mitigation))
          .map(node -> match(links, resource, node, note)).forEach(entity -> found.add(links.to(entity)));
    }
    return found;
  }

  /** An entry of a catalogue is, where that was published, what it is called here. */
  private static Entity match(PageLinks links, Node resource, Node other, String note) {
    GraphReader reader = links.reader();
    Optional<String> label = reader.statedLabel(other);
    Optional<String> catalogue = reader.object(other, SKOS.inScheme.asNode()).map(reader::label);
    if (label.isPresent()) {
      return new Entity(other.getURI(), label.get(), note + catalogue.map(name -> " · " + name).orElse(""));
    }
    String address = shortened(other.getURI());
    return reader.is(resource, AIRG.CatalogueEntry)
        ? new Entity(other.getURI(), reader.label(resource), note + " · " + address)
        : new Entity(other.getURI(), address, note);
  }

  /** {@code w3id.org/dpv/ai#AGI}; of a long address its host and its end. */
  static String shortened(String iri) {
    String address = iri.replaceFirst("^https?://(www\\.)?", "");
    return address.length() <= LONGEST_ADDRESS ? address
        : address.replaceFirst("^([^/]*/).*[/#=]([^/#=]+[/#=]?)$", "$1…/$2");
  }
}
