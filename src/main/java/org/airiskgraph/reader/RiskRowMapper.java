package org.airiskgraph.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;

/**
 * Turns the rows of the repository's "AI Risk Database" sheet, one after the other, into risks.
 *
 * <p>Evidence and sub-categories belong to the row they stand under, whatever their ids say: in the official
 * workbook the position is right for every row and the id is not. A risk is sent on when the next one begins;
 * {@link #finish} sends the last.
 */
final class RiskRowMapper {
  /** The columns without which a sheet is not the repository's. */
  static final Set<String> REQUIRED = Set.of("Ev_ID", "Category level", "Risk category", "Risk subcategory",
      "Description", "Entity", "Intent", "Timing", "Sub-domain");

  /** All the columns that are read; the others number and count what these say. */
  static final Set<String> COLUMNS = Stream.concat(REQUIRED.stream(),
      Stream.of("Title", "QuickRef", "Additional ev.", "P.Def", "p.AddEv", "Domain")).collect(Collectors.toSet());

  /** The dot before the letter is missing in a third of the evidence rows. */
  private static final Pattern EVIDENCE_ID = Pattern.compile("(\\d{2,4})\\.(\\d\\d)\\.(\\d\\d)(?:\\.?([a-z]))?");
  private static final Pattern DOMAIN = Pattern.compile("([1-7])\\s*\\..*", Pattern.DOTALL);
  private static final Pattern SUBDOMAIN = Pattern.compile("(\\d\\.\\d|X\\.1)(\\s*>.*)?", Pattern.DOTALL);
  private static final Pattern FACTOR = Pattern.compile("([1-4])(\\s*[-–].*)?", Pattern.DOTALL);

  /** More than there are combinations of codes. */
  private static final int MOST_CODINGS = 10_000;

  private final Map<String, Work> works;
  private final CatalogueSink sink;
  private final Map<List<String>, RiskClassification> codings = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private String source = "";
  private Optional<String> category = Optional.empty();
  private Optional<Risk> pending = Optional.empty();
  private final List<Evidence> evidence = new ArrayList<>();

  /** Rows whose source documents have their bibliographic records in {@code works}, by two-digit id. */
  RiskRowMapper(Map<String, Work> works, CatalogueSink sink) {
    this.works = works;
    this.sink = sink;
  }

  void add(TableRow row) {
    Matcher id = EVIDENCE_ID.matcher(row.cell("Ev_ID").strip());
    if (!id.matches()) {
      if (row.isBlank()) {
        return;
      }
      throw row.wrong("Ev_ID", "an evidence id such as 34.02.03 or 34.02.03.a");
    }
    enter(id.group(1), row);
    String level = CellNormalizer.line(row.cell("Category level"));
    if (level.equalsIgnoreCase("Paper")) {
      return;
    }
    if (level.equalsIgnoreCase("Additional evidence")) {
      // A few of these rows carry codes as well; they would count a risk twice.
      evidence.add(evidence(id, row));
      return;
    }
    RiskLevel known = RiskLevel.of(level).orElseThrow(
        () -> row.wrong("Category level", "Paper, Risk Category, Risk Sub-Category or Additional evidence"));
    flush();
    pending = Optional.of(risk(id, known, row));
  }

  /** Sends the last risk on. */
  void finish() {
    flush();
  }

  private void flush() {
    pending.ifPresent(
        risk -> sink.risk(new Risk(risk.identity(), risk.classification(), risk.text(), risk.references(), evidence)));
    pending = Optional.empty();
    evidence.clear();
  }

  /** Begins a source document when the first row of one comes; its id is the first part of the row's. */
  private void enter(String id, TableRow row) {
    if (source.equals(id)) {
      return;
    }
    flush();
    category = Optional.empty();
    source = id;
    if (sent.add(id)) {
      String quickRef = CellNormalizer.line(row.cell("QuickRef"));
      String title = CellNormalizer.line(row.cell("Title"));
      sink.source(new SourceDocument(id, quickRef.isEmpty() ? id : quickRef, title.isEmpty() ? quickRef : title,
          Optional.empty(),
          Optional.ofNullable(works.get(id))));
    }
  }

  private Risk risk(Matcher id, RiskLevel level, TableRow row) {
    String name = CellNormalizer.line(row.cell(level == RiskLevel.CATEGORY ? "Risk category" : "Risk subcategory"));
    if (name.isEmpty()) {
      throw row.wrong(level == RiskLevel.CATEGORY ? "Risk category" : "Risk subcategory", "the name of the risk");
    }
    String canonical = canonical(id, row);
    Optional<String> parent = level == RiskLevel.CATEGORY ? Optional.empty() : category;
    if (level == RiskLevel.CATEGORY) {
      category = Optional.of(canonical);
    }
    Risk.Identity identity = new Risk.Identity(canonical, name, Optional.of(source), level, parent, Optional.empty(),
        rawId(canonical, row));
    Risk.Text text = new Risk.Text(Optional.empty(), Optional.empty(), wording(level, row),
        CellNormalizer.page(row.cell("P.Def")), List.of());
    return new Risk(identity, coding(row), text, Risk.References.none(), List.of());
  }

  /** In one row (58.03.00) the description of a category slipped into the column for sub-categories. */
  private static List<Quotation> wording(RiskLevel level, TableRow row) {
    Optional<Quotation> description = CellNormalizer.quotation(row.cell("Description"))
        .or(() -> level == RiskLevel.CATEGORY ? CellNormalizer.quotation(row.cell("Risk subcategory"))
            : Optional.empty());
    return Stream.of(description, CellNormalizer.quotation(row.cell("Additional ev."))).flatMap(Optional::stream)
        .toList();
  }

  private Evidence evidence(Matcher id, TableRow row) {
    if (pending.isEmpty()) {
      throw row.wrong("Category level", "a risk before its additional evidence");
    }
    Optional<Quotation> wording =
        CellNormalizer.quotation(row.cell("Additional ev."))
            .or(() -> CellNormalizer.quotation(row.cell("Description")));
    return new Evidence(canonical(id, row), row.cell("Ev_ID").strip(),
        CellNormalizer.page(row.cell("p.AddEv")).or(() -> CellNormalizer.page(row.cell("P.Def"))), wording, List.of());
  }

  private String canonical(Matcher id, TableRow row) {
    String plain = id.group(1) + "." + id.group(2) + "." + id.group(3) + (id.group(4) == null ? "" : "." + id.group(4));
    int use = uses.merge(plain, 1, Integer::sum);
    if (use > 9) {
      throw row.wrong("Ev_ID", "an id that is not used ten times already");
    }
    return use == 1 ? plain : plain + "-" + use;
  }

  private static List<String> rawId(String canonical, TableRow row) {
    String raw = row.cell("Ev_ID").strip();
    return raw.equals(canonical) ? List.of() : List.of(raw);
  }

  /** Rows have few different codings, so each is read once; what is damaged may have any number. */
  private RiskClassification coding(TableRow row) {
    List<String> cells = List.of(
        row.cell("Domain"), row.cell("Sub-domain"), row.cell("Entity"), row.cell("Intent"), row.cell("Timing"));
    RiskClassification known = codings.get(cells);
    if (known == null) {
      known = readCoding(row);
      if (codings.size() < MOST_CODINGS) {
        codings.put(cells, known);
      }
    }
    return known;
  }

  private static RiskClassification readCoding(TableRow row) {
    Optional<String> subdomain = Optional.of(row.cell("Sub-domain").strip()).filter(cell -> !cell.isEmpty())
        .map(cell -> {
          Matcher code = SUBDOMAIN.matcher(cell);
          if (!code.matches() || !RiskClassification.isSubdomain(code.group(1))) {
            throw row.wrong("Sub-domain", RiskClassification.EXPECTED_SUBDOMAIN + ", as in \"7.2 > AI possessing …\"");
          }
          return code.group(1);
        });
    // Domain and sub-domain say the same twice; where they differ, one of them is a slip.
    Matcher domain = DOMAIN.matcher(row.cell("Domain").strip());
    subdomain.filter(code -> domain.matches() && !code.startsWith(domain.group(1))).ifPresent(code -> {
      throw row.wrong("Domain", "the domain of sub-domain " + code);
    });
    return new RiskClassification(subdomain, factor(row, "Entity", CausalFactor.Kind.ENTITY),
        factor(row, "Intent", CausalFactor.Kind.INTENT), factor(row, "Timing", CausalFactor.Kind.TIMING));
  }

  private static Optional<CausalFactor> factor(TableRow row, String column, CausalFactor.Kind kind) {
    return Optional.of(row.cell(column).strip()).filter(cell -> !cell.isEmpty()).map(cell -> {
      Matcher code = FACTOR.matcher(cell);
      if (!code.matches()) {
        throw row.wrong(column, "a code from 1 to 4 and its name, as in \"2 - AI\"");
      }
      return kind.ofCode(Integer.parseInt(code.group(1))).orElseThrow();
    });
  }
}
