package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * Lists of entities as sheets, one row an entity in the order given.
 *
 * @param reader reads the graph
 * @param iris tells the kinds of entities apart
 */
public record ListSheets(GraphReader reader, IriFactory iris) {
  private static final Sheet.Column ID = new Sheet.Column("ID", 16);
  private static final Sheet.Column NAME = new Sheet.Column("Name", 36);
  private static final Sheet.Column SUMMARY = new Sheet.Column("Summary", 70);
  private static final Sheet.Column LINK = new Sheet.Column("Link", 44);

  private static Sheet.Column column(String name, int width) {
    return new Sheet.Column(name, width);
  }

  /** All entities of {@code kind} by identifier. */
  public Sheet all(EntityKind kind) {
    List<Node> nodes = AIRG.classes(kind).stream().flatMap(type -> reader.members(type).stream()).distinct()
        .sorted(Comparator.comparing(Node::getURI)).toList();
    return switch (kind) {
      case RISK -> risks(nodes);
      case MITIGATION -> mitigations(nodes);
      case WORK -> works(nodes);
      default -> entities(kind.plural(), nodes);
    };
  }

  /** The sheet Risks. */
  public Sheet risks(List<Node> risks) {
    List<Sheet.Column> columns = List.of(ID, NAME, SUMMARY, column("Source", 16), column("Page", 8),
        column("Domain", 30), column("Sub-domain", 40), column("Entity", 12), column("Intent", 14),
        column("Timing", 18), column("Since", 8), LINK);
    return new Sheet("Risks", columns, () -> risks.stream().<List<?>>map(this::risk).iterator());
  }

  private List<?> risk(Node risk) {
    List<Object> cells = new ArrayList<>(List.of(GraphReader.id(risk), reader.label(risk), text(risk, AIRG.summary),
        reader.risk(risk).note(), text(risk, AIRG.page)));
    Stream.of(AIRG.domain, AIRG.subdomain).forEach(
        property -> cells.add(reader.object(risk, property).map(node -> reader.domain(node).label()).orElse("")));
    Stream.of(AIRG.entity, AIRG.intent, AIRG.timing).forEach(property -> cells.add(label(risk, property)));
    cells.add(reader.object(risk, AIRG.since).map(reader::code).orElse(""));
    cells.add(risk.getURI());
    return cells;
  }

  /** The sheet Mitigations. */
  public Sheet mitigations(List<Node> mitigations) {
    List<Sheet.Column> columns = List.of(ID, NAME, SUMMARY, column("Category", 34), column("Strength", 16),
        column("Also called", 40), column("Acts on", 40), LINK);
    return new Sheet("Mitigations", columns, () -> mitigations.stream().<List<?>>map(node -> List.of(
        GraphReader.id(node), reader.label(node), text(node, AIRG.summary),
        reader.object(node, AIRG.mitigationCategory).map(category -> reader.domain(category).label()).orElse(""),
        label(node, AIRG.evidenceStrength), reader.texts(node, SKOS.altLabel.asNode()),
        reader.objects(node, AIRG.actsOn).stream().map(reader::label).sorted().toList(), node.getURI())).iterator());
  }

  /** The sheet Works, of works and source documents. */
  public Sheet works(List<Node> works) {
    List<Sheet.Column> columns = List.of(column("Key", 20), column("Authors", 40), column("Year", 8),
        column("Title", 60), column("Published in", 40), column("DOI", 30), column("Full text", 44), LINK);
    return new Sheet("Works", columns, () -> works.stream().<List<?>>map(this::work).iterator());
  }

  private List<?> work(Node node) {
    Reference work = Reference.of(reader, node);
    return List.of(work.key(), String.join("; ", work.authors()) + (work.others() ? " et al." : ""),
        work.year().matches("\\d+") ? Integer.valueOf(work.year()) : work.year(), work.title(), work.venue(),
        work.doi(),
        work.link().orElse(""), node.getURI());
  }

  /** Entities of any kind. */
  public Sheet entities(String name, List<Node> nodes) {
    List<Sheet.Column> columns = List.of(column("Kind", 14), ID, NAME, SUMMARY, column("Source", 16), LINK);
    return new Sheet(name, columns, () -> nodes.stream().<List<?>>map(node -> List.of(
        iris.kind(node.getURI()).map(EntityKind::path).orElse("term"), GraphReader.id(node), reader.label(node),
        Stream.of(AIRG.summary, SKOS.definition.asNode(), DCTerms.bibliographicCitation.asNode())
            .map(property -> reader.text(node, property)).flatMap(Optional::stream).findFirst().orElse(""),
        reader.object(node, AIRG.sourceDocument).map(source -> reader.source(source).label()).orElse(""),
        node.getURI())).iterator());
  }

  /** The lists on the page of an entity, by sheet: its risks, its mitigations, and its works; without empty ones. */
  public List<Sheet> of(Node entity) {
    Stream<Node> risks = Stream.of(AIRG.domain, AIRG.subdomain, AIRG.sourceDocument, AIRG.concept, AIRG.addressedBy,
        AIRG.cites).flatMap(property -> reader.subjects(property, entity).stream());
    Stream<Node> mitigations = Stream.of(AIRG.actsOn, AIRG.cites)
        .flatMap(property -> reader.subjects(property, entity).stream());
    List<Node> works = Reference.works(reader, entity);
    return Stream.of(risks(sorted(risks, AIRG.Risk)), mitigations(sorted(mitigations, AIRG.Mitigation)), works(works))
        .filter(sheet -> sheet.rows().iterator().hasNext()).toList();
  }

  private List<Node> sorted(Stream<Node> nodes, Node type) {
    return nodes.filter(node -> reader.is(node, type)).distinct().sorted(Comparator.comparing(Node::getURI)).toList();
  }

  private String text(Node node, Node property) {
    return reader.text(node, property).orElse("");
  }

  private String label(Node node, Node property) {
    return reader.object(node, property).map(reader::label).orElse("");
  }
}
