package org.airiskgraph.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.CoveringEntry;
import org.airiskgraph.graph.DerivedMeasure;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;

/**
 * A risk register to work on: a sheet with a row for each risk and empty columns for a person's judgment, a sheet with
 * the references, and one about the register itself.
 *
 * @param reader reads the graph
 * @param iris base of its instances
 * @param today the date that the register bears
 */
public record RiskRegister(GraphReader reader, IriFactory iris, LocalDate today) {
  /** The column by which a row is recognized. */
  public static final String ID = "ID";
  /** The names of the sheets, in their order. */
  public static final List<String> SHEETS = List.of("Register", "References", "About");
  /** The title of the workbook. */
  public static final String TITLE = "AI risk register";
  private static final int MOST_MITIGATIONS = 12;
  private static final int MOST_ENTRIES = 8;

  /** A column that the graph fills. */
  private record Filled(Sheet.Column column, String explanation, Function<RiskCard, ?> value) {}

  /** A column that a person fills. */
  private record Blank(Sheet.Column column, String explanation) {}

  private static final List<Blank> BLANK = List.of(
      new Blank(new Sheet.Column("Likelihood", 14,
          List.of("1 Rare", "2 Unlikely", "3 Possible", "4 Likely", "5 Almost certain")),
          "Yours: how likely the risk is in your setting. The list can be overridden."),
      new Blank(new Sheet.Column("Impact", 14, List.of("1 Negligible", "2 Minor", "3 Moderate", "4 Major", "5 Severe")),
          "Yours: how much harm it would do. The list can be overridden."),
      new Blank(new Sheet.Column("Owner", 18), "Yours: who answers for the risk."),
      new Blank(new Sheet.Column("Status", 14, List.of("Open", "In treatment", "Accepted", "Closed", "Not applicable")),
          "Yours: where the treatment is. The list can be overridden."),
      new Blank(new Sheet.Column("Notes", 40), "Yours."));

  /** The columns that the graph fills, in their order. */
  private List<Filled> filled() {
    return List.of(
        filled(ID, 11, "The repository's evidence id: document, category, risk.", card -> card.risk().id()),
        filled("Risk", 30, "Its name in the source document.", card -> card.risk().label()),
        filled("Summary", 60, "What it is, in this project's words.", card -> card.summary().orElse("")),
        filled("Summary rests on", 14, "What the summary was written from: the document's description, further "
            + "passages of it, or the name alone.", card -> card.basis().orElse("")),
        filled("Source", 40, "The document from which the repository took the risk.",
            card -> card.source().map(source -> source.label() + ": " + source.note()).orElse("")),
        filled("Page", 8, "Page of the source document.", card -> card.page().orElse("")),
        filled("Domain", 24, "Domain of the repository's taxonomy.", card -> card.classification().excluded()
            ? "excluded by the repository" : label(card.classification().domain())),
        filled("Sub-domain", 28, "Sub-domain of the same taxonomy.", card -> label(card.classification().subdomain())),
        filled("Entity", 12, "Who causes it: a human, an AI, or other.", card -> factor(card, 0)),
        filled("Intent", 14, "Whether the cause acts on purpose.", card -> factor(card, 1)),
        filled("Timing", 18, "Before or after deployment.", card -> factor(card, 2)),
        filled("Mitigations", 70, "Measures that fit, best first, at most " + MOST_MITIGATIONS
            + ": in brackets how well the effect is shown, and why the measure fits.", this::mitigations),
        filled("References", 60, "What the passage cites; the sheet References has all.", RiskCard::cites),
        filled("Other catalogues", 60, "Entries of other catalogues that concern the risk, best first, at most "
            + MOST_ENTRIES + ": in brackets how that is known.", this::entries),
        filled("Derived measures", 60, "Measures of the MIT AI Risk Mitigation Database and other catalogues that may "
            + "address the risk. The program derived them from common concepts and no person reviewed them: take them "
            + "as ideas, after the mitigations.", this::derived),
        filled("In repository since", 12, "Date of the version of the repository that first has the risk.",
            card -> card.since().map(Entity::note).<Object>map(RiskRegister::date).orElse("")),
        filled("Link", 40, "Its permanent address.", card -> card.risk().iri()));
  }

  private static Filled filled(String name, int width, String explanation, Function<RiskCard, ?> value) {
    return new Filled(new Sheet.Column(name, width), explanation, value);
  }

  private static String label(Optional<Entity> entity) {
    return entity.map(Entity::label).orElse("");
  }

  private static String factor(RiskCard card, int index) {
    return label(card.classification().factors().get(index).value());
  }

  private static Object date(String day) {
    return day.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(day) : day;
  }

  private List<String> entries(RiskCard card) {
    return CoveringEntry.ofRisk(reader, NodeFactory.createURI(card.risk().iri())).stream().limit(MOST_ENTRIES)
        .map(covering -> covering.catalogue().label() + ": " + covering.entry().label() + " (" + covering.because()
            + ")")
        .toList();
  }

  private List<String> derived(RiskCard card) {
    return DerivedMeasure.ofRisk(reader, NodeFactory.createURI(card.risk().iri())).stream()
        .map(derived -> derived.catalogue().label() + ": " + derived.measure().label() + " (derived, "
            + derived.because() + ")")
        .toList();
  }

  private List<String> mitigations(RiskCard card) {
    List<String> lines = card.mitigations().stream().limit(MOST_MITIGATIONS).map(FittingMitigation::line).toList();
    int more = card.mitigations().size() - MOST_MITIGATIONS;
    return more > 0 ? Stream.concat(lines.stream(), Stream.of("and " + more + " more")).toList() : lines;
  }

  /** The sheets of a register of {@code risks}, in their order. */
  public List<Sheet> sheets(List<Node> risks) {
    return sheets(risks, new EarlierRegister(
        Stream.concat(Stream.of(ID), BLANK.stream().map(blank -> blank.column().name())).toList(), List.of()));
  }

  /**
   * The sheets of a register that begins with the rows of an earlier one, each with the cells of its person; rows
   * that are about no risk of the graph stay as they are. The other {@code risks} follow.
   */
  public List<Sheet> sheets(List<Node> risks, EarlierRegister earlier) {
    List<Filled> filled = filled();
    List<String> names = filled.stream().map(column -> column.column().name()).toList();
    int[] own = earlier.own(names);
    List<Sheet.Column> columns = new ArrayList<>(filled.stream().map(Filled::column).toList());
    columns.addAll(earlier.columns(own, BLANK.stream().map(Blank::column).toList()));
    Set<Node> known =
        earlier.rows().stream().flatMap(row -> row.risk().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Node> added = risks.stream().filter(risk -> !known.contains(risk)).toList();
    Iterable<List<?>> rows = () -> Stream.<List<?>>concat(earlier.rows().stream().map(row -> {
      List<Object> cells = new ArrayList<>(row.risk().isPresent() ? row(filled, row.risk().get())
          : earlier.cells(row, names));
      cells.addAll(EarlierRegister.cells(row, own));
      return cells;
    }), added.stream().map(risk -> row(filled, risk))).iterator();
    List<Node> all = Stream.concat(known.stream(), added.stream()).toList();
    return List.of(new Sheet(SHEETS.get(0), columns, rows), references(all), about(filled, all.size()));
  }

  /** Which cells of a person differ from what the graph fills in, as a sentence; empty if none does. */
  public String replaced(EarlierRegister earlier) {
    List<Filled> filled = filled().stream().skip(1).filter(column -> earlier.columns().stream()
        .anyMatch(column.column().name()::equalsIgnoreCase)).toList();
    List<String> names = filled.stream().map(column -> column.column().name()).toList();
    int cells = 0;
    String first = "";
    for (EarlierRegister.Row row : earlier.rows()) {
      List<?> fresh = row.risk().<List<?>>map(risk -> row(filled, risk)).orElse(List.of());
      List<?> old = earlier.cells(row, names);
      for (int i = 0; i < fresh.size(); i++) {
        if (!line(fresh.get(i)).equals(line(old.get(i)))) {
          first = cells++ == 0 ? "row " + row.number() + ", column " + names.get(i) : first;
        }
      }
    }
    return cells == 0 ? ""
        : (cells == 1 ? "1 cell of the graph's columns that differs from the graph is replaced: "
            : cells + " cells of the graph's columns that differ from the graph are replaced, the first: ") + first
            + ". Keep your own words in columns of your own.";
  }

  private static String line(Object cell) {
    String text = cell instanceof List<?> lines
        ? lines.stream().map(String::valueOf).collect(Collectors.joining(" ")) : String.valueOf(cell);
    return text.replaceAll("\\s+", " ").strip();
  }

  private List<?> row(List<Filled> filled, Node risk) {
    RiskCard card = RiskCard.of(reader, risk);
    return filled.stream().map(column -> column.value().apply(card)).toList();
  }

  /** Source documents and cited works, by citation, each with the risks that they belong to. */
  private Sheet references(List<Node> risks) {
    SortedMap<Node, Set<String>> documents = new TreeMap<>(Comparator.comparing(Node::getURI));
    SortedMap<Node, Set<String>> works = new TreeMap<>(documents);
    for (Node risk : risks) {
      String id = GraphReader.id(risk);
      reader.objects(risk, AIRG.sourceDocument)
          .forEach(document -> documents.computeIfAbsent(document, key -> new TreeSet<>()).add(id));
      reader.objects(risk, AIRG.cites).forEach(work -> works.computeIfAbsent(work, key -> new TreeSet<>()).add(id));
    }
    List<Sheet.Column> columns = List.of(new Sheet.Column("Key", 16), new Sheet.Column("What", 16),
        new Sheet.Column("Reference", 90), new Sheet.Column("Year", 8), new Sheet.Column("Link", 40),
        new Sheet.Column("Risks", 40));
    Stream<List<?>> rows =
        Stream.concat(documents.entrySet().stream().map(entry -> reference("source document", entry)),
            works.entrySet().stream().map(entry -> reference("cited work", entry)));
    return new Sheet(SHEETS.get(1), columns, rows.toList());
  }

  private List<?> reference(String what, Map.Entry<Node, Set<String>> entry) {
    Reference work = Reference.of(reader, entry.getKey());
    String citation = reader.text(entry.getKey(), DCTerms.bibliographicCitation.asNode())
        .orElseGet(() -> reader.label(entry.getKey()));
    return List.of(work.key(), what, citation, work.year().isEmpty() ? "" : Integer.valueOf(work.year()),
        work.link().orElse(""), String.join(", ", entry.getValue()));
  }

  private Sheet about(List<Filled> filled, int risks) {
    Node catalogue = iris.graph("catalogue");
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("Title", TITLE));
    rows.add(List.of("Risks", risks));
    rows.add(List.of("Written on", today));
    reader.text(catalogue, OWL2.versionInfo.asNode())
        .ifPresent(version -> rows.add(List.of("Version of the repository", version)));
    reader.text(catalogue, DCTerms.license.asNode()).ifPresent(license -> rows.add(List.of("License", license)));
    rows.add(List.of("Origin", "Identifiers, names and codes: MIT AI Risk Repository, https://airisk.mit.edu/. "
        + "Summaries and mitigations: AI Risk Graph."));
    rows.add(List.of("How to cite", "Slattery, P., Saeri, A. K., Grundy, E. A. C., Graham, J., Noetel, M., Uuk, R., "
        + "Dao, J., Pour, S., Casper, S., & Thompson, N. (2024). The AI Risk Repository. "
        + "https://doi.org/10.48550/arXiv.2408.12622"));
    rows.add(List.of("Read again", "Give this file to \"airisk register --update\" to bring the columns of the graph "
        + "up to date and keep yours."));
    filled.forEach(column -> rows.add(List.of("Column " + column.column().name(), column.explanation())));
    BLANK.forEach(column -> rows.add(List.of("Column " + column.column().name(), column.explanation())));
    return new Sheet(SHEETS.get(2), List.of(new Sheet.Column("What", 30), new Sheet.Column("Content", 100)), rows);
  }
}
