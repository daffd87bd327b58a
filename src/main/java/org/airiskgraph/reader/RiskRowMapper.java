package org.airiskgraph.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;

/**
 * Turns the rows of the repository's "AI Risk Database" sheet into risks, one source document after the other.
 *
 * <p>The evidence id says to which category a sub-category belongs and to which risk a passage, so rows may be sorted
 * or filtered. Where an id is used twice or leads nowhere, as in a few rows of the official workbook, the names in
 * the row decide, and only among rows of the same name the position.
 */
final class RiskRowMapper {
  /** The columns without which a sheet is not the repository's. */
  static final Set<String> REQUIRED = Set.of("Ev_ID", "Category level", "Risk category", "Risk subcategory",
      "Description", "Entity", "Intent", "Timing", "Sub-domain");

  /** All the columns that are read. */
  static final Set<String> COLUMNS = Stream.concat(REQUIRED.stream(), Stream.of("Title", "QuickRef", "Additional ev.",
      "P.Def", "p.AddEv", "Domain", "Paper_ID", "Cat_ID", "SubCat_ID", "AddEv_ID")).collect(Collectors.toSet());

  private static final Pattern FIRST_NUMBER = Pattern.compile("\\D{0,4}(\\d{1,9})");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A row that is a risk, and the passages that belong to it. */
  private record RiskRow(int position, RiskLevel level, EvidenceId id, String canonical, String name, TableRow cells,
      List<Evidence> evidence, List<String> notesOnEvidence) {

    RiskRow withId(String other) {
      return new RiskRow(position, level, id, other, name, cells, evidence, notesOnEvidence);
    }
  }

  private record Entry(EvidenceId id, TableRow cells) {}

  private final Map<String, Work> works;
  private final boolean grouped;
  private final InputProblems problems;
  private final CatalogueSink sink;
  private final ClassificationReader classifications = new ClassificationReader();
  private final Map<String, List<Entry>> documents = new LinkedHashMap<>();

  /**
   * A mapper for one sheet.
   *
   * @param works bibliographic records of the source documents, by two-digit id
   * @param grouped whether the rows of each document follow each other, so that only one document is held in memory
   */
  RiskRowMapper(Map<String, Work> works, boolean grouped, InputProblems problems, CatalogueSink sink) {
    this.works = works;
    this.grouped = grouped;
    this.problems = problems;
    this.sink = sink;
  }

  void add(TableRow row) {
    id(row).ifPresent(id -> {
      if (grouped && !documents.containsKey(id.document())) {
        finish();
      }
      documents.computeIfAbsent(id.document(), document -> new ArrayList<>()).add(new Entry(id, row));
    });
  }

  /** Sends on what was added and not yet sent. */
  void finish() {
    documents.forEach(this::send);
    documents.clear();
  }

  /** The id of a row that is neither blank nor the header once more. */
  static Optional<EvidenceId> id(TableRow row) {
    String printed = CellNormalizer.code(row.raw("Ev_ID"));
    Optional<EvidenceId> id = EvidenceId.of(printed);
    if (id.isPresent() && !id.get().isDate() || row.isBlank() || printed.equals("Ev_ID")) {
      return id;
    }
    Optional<EvidenceId> numbers = EvidenceId.ofNumbers(row);
    if (id.isEmpty() || numbers.isPresent() && !numbers.get().canonical().equals(id.get().canonical())) {
      row.problem("Ev_ID", "an evidence id such as 34.02.03 or 34.02.03.a", numbers.isPresent()
          ? "the id is made from Paper_ID, Cat_ID, SubCat_ID and AddEv_ID" : "the row is left out");
    }
    return numbers.or(() -> id);
  }

  private void send(String document, List<Entry> entries) {
    TableRow first =
        entries.stream().filter(entry -> entry.id().isDocument()).findFirst().orElse(entries.get(0)).cells();
    Optional<Work> work = Optional.ofNullable(works.get(document));
    String quickRef = first.text("QuickRef").or(() -> work.map(Work::key)).orElse(document);
    sink.accept(new SourceDocument(document, quickRef,
        first.text("Title").or(() -> work.flatMap(Work::title)).orElse(quickRef), Optional.empty(), work));
    Map<String, Integer> uses = new HashMap<>();
    List<RiskRow> risks = new ArrayList<>();
    Map<Integer, Entry> passages = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String level = level(entry);
      if (level.equals("evidence")) {
        passages.put(i, entry);
      } else if (!level.equals("paper")) {
        RiskLevel known = RiskLevel.of(level).orElseThrow();
        risks.add(new RiskRow(i, known, entry.id(), unique(entry.id(), uses), name(known, entry), entry.cells(),
            new ArrayList<>(), new ArrayList<>()));
      }
    }
    uses.forEach((id, count) -> {
      if (count > 1) {
        orderByPage(id, risks);
      }
    });
    passages.forEach((position, entry) -> place(entry, position, risks, uses));
    risks.forEach(risk -> sink.accept(risk(document, risk, risks)));
  }

  /** {@code paper}, {@code evidence} or the slug of a risk level: what the cell says, or else what the id says. */
  private static String level(Entry entry) {
    EvidenceId id = entry.id();
    String level = NO_LETTER.matcher(CellNormalizer.code(entry.cells().raw("Category level")).toLowerCase(Locale.ROOT))
        .replaceAll("");
    Optional<String> known = level.equals("paper") ? Optional.of(level)
        : level.equals("additionalevidence") ? Optional.of("evidence") : RiskLevel.of(level).map(RiskLevel::slug);
    // The official workbook has risks with the ids of passages, but no paper and no passage with the id of a risk.
    boolean fits = known.isPresent() && (!level.equals("paper") || id.isDocument())
        && (!known.get().equals("evidence") || !id.letter().isEmpty());
    if (!fits) {
      entry.cells().odd("Category level", known.isEmpty()
          ? "Paper, Risk Category, Risk Sub-Category or Additional evidence" : "a level that fits the Ev_ID");
    }
    return known.filter(level1 -> fits).orElseGet(() -> !id.letter().isEmpty() ? "evidence" : id.isDocument() ? "paper"
        : (id.item().equals("00") ? RiskLevel.CATEGORY : RiskLevel.SUBCATEGORY).slug());
  }

  private static String name(RiskLevel level, Entry entry) {
    String column = level == RiskLevel.CATEGORY ? "Risk category" : "Risk subcategory";
    return entry.cells().text(column).orElseGet(() -> {
      // Of other cells without a name it was said before why they are none.
      if (CellNormalizer.line(entry.cells().raw(column)).isEmpty()) {
        entry.cells().problem(column, "the name of the risk", "its id takes its place");
      }
      return entry.id().canonical();
    });
  }

  /** The id, with a number from the second use on. */
  private static String unique(EvidenceId id, Map<String, Integer> uses) {
    int use = uses.merge(id.canonical(), 1, Integer::sum);
    return use == 1 ? id.canonical() : id.canonical() + "-" + use;
  }

  /** Numbers the rows with one id by page, so that they keep their numbers in a sheet that is sorted by other columns. */
  private static void orderByPage(String id, List<RiskRow> risks) {
    List<RiskRow> same = risks.stream().filter(risk -> risk.id().canonical().equals(id)).toList();
    Map<RiskRow, Integer> pages = new IdentityHashMap<>();
    same.forEach(risk -> pages.put(risk, firstPage(risk, risks)));
    List<RiskRow> ordered = same.stream().sorted(Comparator.comparing(pages::get)).toList();
    for (int i = 0; i < ordered.size(); i++) {
      RiskRow risk = ordered.get(i);
      risks.set(risks.indexOf(risk), risk.withId(same.get(i).canonical()));
    }
  }

  /** The page of a risk; of a heading without one, the first page below it. */
  private static int firstPage(RiskRow risk, List<RiskRow> risks) {
    return Stream.concat(Stream.of(risk), risks.stream()
        .filter(below -> risk.level() == RiskLevel.CATEGORY && below.id().isSameCategory(risk.id())
            && isSame(risk.name(), below.cells().raw("Risk category"))))
        .map(row -> FIRST_NUMBER.matcher(CellNormalizer.page(row.cells().raw("P.Def")).orElse("")))
        .filter(Matcher::lookingAt).mapToInt(number -> Integer.parseInt(number.group(1))).min()
        .orElse(Integer.MAX_VALUE);
  }

  private static void place(Entry entry, int position, List<RiskRow> risks, Map<String, Integer> uses) {
    String canonical = unique(entry.id(), uses);
    Predicate<RiskRow> sameName = risk -> isSame(risk.name(),
        entry.cells().raw(risk.level() == RiskLevel.CATEGORY ? "Risk category" : "Risk subcategory"));
    Optional<RiskRow> risk = choose(risks, risk1 -> risk1.id().isSameRisk(entry.id()), sameName, position);
    if (risk.isEmpty()) {
      entry.cells().problem("Ev_ID", "the id of a passage whose risk is in the sheet", "the row is left out");
      return;
    }
    Optional<Quotation> wording = CellNormalizer.quotation(entry.cells().cell("Additional ev."))
        .or(() -> CellNormalizer.quotation(entry.cells().cell("Description")));
    Optional<String> page = CellNormalizer.page(entry.cells().cell("p.AddEv"))
        .or(() -> CellNormalizer.page(entry.cells().cell("P.Def")));
    entry.cells().notes().forEach(note -> risk.get().notesOnEvidence()
        .add(note.replace("of this row", "of the row " + entry.id().printed())));
    risk.get().evidence().add(new Evidence(canonical, entry.id().printed(), page, wording, List.of()));
  }

  /**
   * The risk row with the right id; among several, the one with the right name; where none has the id, one with the
   * name; and among equals the nearest above, or the first.
   */
  private static Optional<RiskRow> choose(
      List<RiskRow> risks, Predicate<RiskRow> byId, Predicate<RiskRow> byName, int position) {
    List<RiskRow> found = risks.stream().filter(byId).toList();
    if (found.size() != 1) {
      List<RiskRow> named = (found.isEmpty() ? risks : found).stream().filter(byName).toList();
      // A row below a sub-category repeats the name of its category too.
      List<RiskRow> closest = named.stream().filter(risk -> risk.level() == RiskLevel.SUBCATEGORY).toList();
      found = !closest.isEmpty() ? closest : named.isEmpty() ? found : named;
    }
    List<RiskRow> candidates = found;
    return candidates.stream().filter(risk -> risk.position() < position).reduce((a, b) -> b)
        .or(() -> candidates.stream().findFirst());
  }

  private static boolean isSame(String name, String other) {
    String letters = NO_LETTER.matcher(other).replaceAll("");
    return !letters.isEmpty() && letters.equalsIgnoreCase(NO_LETTER.matcher(name).replaceAll(""));
  }

  private Risk risk(String document, RiskRow row, List<RiskRow> risks) {
    TableRow cells = row.cells();
    Optional<String> parent = row.level() == RiskLevel.CATEGORY ? Optional.empty() : choose(risks,
        risk -> risk.level() == RiskLevel.CATEGORY && risk.id().isSameCategory(row.id()),
        risk -> risk.level() == RiskLevel.CATEGORY && isSame(risk.name(), cells.raw("Risk category")), row.position())
        .map(RiskRow::canonical);
    List<Quotation> wording = wording(row.level(), cells);
    Optional<String> page = CellNormalizer.page(cells.cell("P.Def"));
    Risk.Identity identity = new Risk.Identity(row.canonical(), row.name(), Optional.of(document), row.level(), parent,
        Optional.empty(), row.id().printed().equals(row.canonical()) ? List.of() : List.of(row.id().printed()));
    return new Risk(identity, classifications.read(cells),
        new Risk.Text(Optional.empty(), Optional.empty(), wording, page,
            Stream.concat(cells.notes().stream(), row.notesOnEvidence().stream()).toList()),
        Risk.References.none(),
        row.evidence());
  }

  /** In one row (58.03.00) the description of a category slipped into the column for sub-categories. */
  private static List<Quotation> wording(RiskLevel level, TableRow row) {
    Optional<Quotation> description = CellNormalizer.quotation(row.cell("Description"))
        .or(() -> level == RiskLevel.CATEGORY ? CellNormalizer.quotation(row.cell("Risk subcategory"))
            : Optional.empty());
    return Stream.of(description, CellNormalizer.quotation(row.cell("Additional ev."))).flatMap(Optional::stream)
        .toList();
  }
}
