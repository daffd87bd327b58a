package org.airiskgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Literals;
import org.airiskgraph.graph.RelatedRisk;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * The catalogue as a workbook. Its sheets "AI Risk Database" and "Included resources" have the columns of the official
 * workbook, so that {@code --workbook} reads them; further columns and the sheets Links, Mitigations and Fits hold
 * what the official one does not have. "Description" and "Additional ev." hold quotations and never a summary.
 *
 * <p>Unlike those of other formats, the bytes are not the same each time: a workbook states when it was written.
 */
public enum WorkbookFormat implements ExportFormat {
  XLSX;

  private static final int PASSAGE_PARTS = 4;
  private static final Node DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  @Override
  public String description() {
    return "workbook that --workbook reads, with links and mitigations";
  }

  @Override
  public String ending() {
    return "xlsx";
  }

  @Override
  public void write(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException {
    GraphReader reader = new GraphReader(dataset.getDefaultGraph());
    List<Node> risks = members(reader, AIRG.Risk);
    SheetWriter.xlsx("AI Risk Graph", List.of(
        sheet("AI Risk Database", "Title 30|QuickRef 14|Ev_ID 12|Paper_ID 8|Cat_ID 8|SubCat_ID 8|AddEv_ID 8|"
            + "Category level 18|Risk category 30|Risk subcategory 30|Description 60|Additional ev. 60|P.Def 8|"
            + "p.AddEv 8|Entity 14|Intent 18|Timing 20|Domain 30|Sub-domain 40|Summary 60|Summary rests on 14|"
            + "Concepts 30|New in version 8|Notes 40", risks.stream().flatMap(risk -> rows(reader, risk))),
        sheet("Included resources", "Paper_ID 8|QuickRef 14|Title 60|Authors (full) 40|Year 8|DOI 30|URL 40",
            members(reader, AIRG.SourceDocument).stream().map(source -> source(reader, source))),
        sheet("Links", "Risk 12|Related risk 12|Rank 6|Score 8|Kind 20|Reasons 80",
            risks.stream().flatMap(risk -> links(reader, risk))),
        sheet("Mitigations", "ID 30|Name 40|Summary 70|Category 34|Strength 16|Also called 40|Acts on 40",
            members(reader, AIRG.Mitigation).stream().map(node -> mitigation(reader, node))),
        sheet("Fits", "Risk 12|Rank 6|Mitigation 30|Name 40|Because 50",
            risks.stream().flatMap(risk -> fits(reader, risk)))),
        out);
  }

  private static List<Node> members(GraphReader reader, Node type) {
    return reader.members(type).stream().sorted(Comparator.comparing(Node::getURI)).toList();
  }

  /** Columns are parted by bars, each a name and a width. */
  private static Sheet sheet(String name, String columns, Stream<List<?>> rows) {
    return new Sheet(name, Stream.of(columns.split("\\|")).map(column -> new Sheet.Column(
        column.substring(0, column.lastIndexOf(' ')), Integer.parseInt(column.substring(column.lastIndexOf(' ') + 1))))
        .toList(), rows::iterator);
  }

  /** A risk, and after it its passages. */
  private static Stream<List<?>> rows(GraphReader reader, Node risk) {
    Node parent = reader.object(risk, AIRG.parentRisk).orElse(risk);
    boolean category = !reader.object(risk, AIRG.headingLevel).equals(Optional.of(AIRG.riskSubcategory));
    String name = reader.label(risk);
    List<String> wordings = reader.texts(risk, AIRG.originalWording);
    List<Object> first = head(reader, risk, printedId(reader, risk), category ? "Risk Category" : "Risk Sub-Category");
    first.addAll(List.of(category ? name : reader.label(parent), category ? "" : name,
        wordings.stream().findFirst().orElse(""), wordings.stream().skip(1).toList(), text(reader, risk, AIRG.page), "",
        factor(reader, risk, AIRG.entity), factor(reader, risk, AIRG.intent), factor(reader, risk, AIRG.timing),
        reader.object(risk, AIRG.domain).map(domain -> reader.code(domain) + ". " + reader.label(domain)).orElse(""),
        subdomain(reader, risk), text(reader, risk, AIRG.summary),
        reader.object(risk, AIRG.summaryBasis).map(reader::label).orElse(""),
        reader.objects(risk, AIRG.concept).stream().map(reader::label).sorted().collect(Collectors.joining("; ")),
        reader.object(risk, AIRG.since).map(reader::code).orElse(""), reader.texts(risk, SKOS.note.asNode())));
    Stream<List<?>> passages = reader.objects(risk, AIRG.evidence).stream().sorted(Comparator.comparing(Node::getURI))
        .map(passage -> {
          List<Object> row = head(reader, risk, printedId(reader, passage), "Additional evidence");
          row.addAll(List.of(category ? name : reader.label(parent), category ? "" : name, "",
              text(reader, passage, AIRG.originalWording), "", text(reader, passage, AIRG.page)));
          return row;
        });
    return Stream.concat(Stream.of(first), passages);
  }

  /** The id as the repository prints it, which for two risks may be the same. */
  private static String printedId(GraphReader reader, Node node) {
    return reader.text(node, AIRG.rawIdentifier).orElseGet(() -> GraphReader.id(node));
  }

  private static List<Object> head(GraphReader reader, Node risk, String id, String level) {
    Optional<Node> source = reader.object(risk, AIRG.sourceDocument);
    List<Object> row = new ArrayList<>(List.of(source.map(reader::label).orElse(""),
        source.map(node -> reader.source(node).label()).orElse(""), id));
    String[] parts = id.replaceFirst("(?<=\\d)\\.?([a-z])$", ".$1").split("\\.");
    for (int i = 0; i < PASSAGE_PARTS; i++) {
      boolean passage = i == PASSAGE_PARTS - 1;
      row.add(i >= parts.length ? "" : passage ? parts[i].charAt(0) - 'a' + 1
          : parts[i].matches("\\d+") ? Integer.valueOf(parts[i]) : parts[i]);
    }
    row.add(level);
    return row;
  }

  /** As in {@code 2 - AI} and {@code 3 - Other}, which in our labels is "Other entity" and so on. */
  private static String factor(GraphReader reader, Node risk, Node property) {
    Node scheme = AIRG.term(property.getLocalName() + "-scheme");
    return reader.object(risk, property).map(value -> reader.code(value) + " - "
        + reader.text(value, SKOS.altLabel.asNode()).orElseGet(() -> reader.label(value)))
        .orElse(reader.objects(risk, AIRG.notCoded).contains(scheme) ? "4 - Not coded" : "");
  }

  private static String subdomain(GraphReader reader, Node risk) {
    return reader.graph().contains(risk, AIRG.excluded, Literals.bool(true)) ? "X.1 > Excluded"
        : reader.object(risk, AIRG.subdomain).map(node -> reader.code(node) + " > " + reader.label(node)).orElse("");
  }

  private static List<?> source(GraphReader reader, Node source) {
    String id = GraphReader.id(source);
    List<String> authors = reader.objects(source, AIRG.authorship).stream()
        .sorted(Comparator.comparingInt(author -> reader.number(author, AIRG.position)))
        .map(author -> text(reader, author, AIRG.authorName)).toList();
    return List.of(id.matches("\\d+") ? Integer.valueOf(id) : id, reader.source(source).label(), reader.label(source),
        String.join("; ", authors), text(reader, source, DCTerms.issued.asNode()), text(reader, source, DOI),
        text(reader, source, PAGE));
  }

  private static Stream<List<?>> links(GraphReader reader, Node risk) {
    return RelatedRisk.of(reader, risk).stream().map(link -> List.of(GraphReader.id(risk), link.risk().id(),
        link.rank(), link.score(), link.kind().label(),
        link.reasons().stream().map(RelatedRisk.Reason::text).toList()));
  }

  private static List<?> mitigation(GraphReader reader, Node node) {
    return List.of(GraphReader.id(node), reader.label(node), text(reader, node, AIRG.summary),
        reader.object(node, AIRG.mitigationCategory).map(category -> reader.domain(category).label()).orElse(""),
        reader.object(node, AIRG.evidenceStrength).map(reader::label).orElse(""),
        reader.texts(node, SKOS.altLabel.asNode()),
        reader.objects(node, AIRG.actsOn).stream().map(reader::label).sorted().toList());
  }

  private static Stream<List<?>> fits(GraphReader reader, Node risk) {
    return FittingMitigation.of(reader, risk).stream().map(fit -> List.of(GraphReader.id(risk), fit.rank(),
        fit.mitigation().id(), fit.mitigation().label(), fit.because()));
  }

  private static String text(GraphReader reader, Node node, Node property) {
    return reader.text(node, property).orElse("");
  }
}
