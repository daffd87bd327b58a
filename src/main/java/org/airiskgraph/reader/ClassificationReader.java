package org.airiskgraph.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.RiskClassification;

/** Reads the codes of a row. A code that is unknown is kept as a note. */
final class ClassificationReader {
  private static final Pattern DOMAIN = Pattern.compile("[1-7](?:\\D.*)?");
  private static final Pattern SUBDOMAIN = Pattern.compile("(\\d\\.\\d|[Xx]\\.\\d)(?:\\D.*)?");
  private static final Pattern FACTOR = Pattern.compile("([1-4])(?:\\D.*)?");

  /** More than there are combinations of codes. */
  private static final int MOST_KNOWN = 10_000;

  /** Rows have few different combinations of codes, so each is read once; damaged files may have any number. */
  private final Map<List<String>, RiskClassification> known = new HashMap<>();

  RiskClassification read(TableRow row) {
    List<String> cells =
        List.of(row.raw("Domain"), row.raw("Sub-domain"), row.raw("Entity"), row.raw("Intent"), row.raw("Timing"));
    RiskClassification seen = known.get(cells);
    if (seen != null) {
      return seen;
    }
    int notes = row.notes().size();
    Optional<String> subdomain = subdomain(row);
    RiskClassification read = new RiskClassification(domain(row, subdomain), subdomain,
        factor(row, "Entity", CausalFactor.Kind.ENTITY), factor(row, "Intent", CausalFactor.Kind.INTENT),
        factor(row, "Timing", CausalFactor.Kind.TIMING));
    if (row.notes().size() == notes && known.size() < MOST_KNOWN) {
      known.put(cells, read);
    }
    return read;
  }

  private static Optional<String> subdomain(TableRow row) {
    String cell = CellNormalizer.code(row.cell("Sub-domain"));
    Matcher code = SUBDOMAIN.matcher(cell);
    Optional<String> known = code.matches() ? Optional.of(code.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    // The number 7.0 loses its zero in a spreadsheet.
    known = known.or(() -> cell.matches("[1-7]") ? Optional.of(cell + ".0") : Optional.empty())
        .filter(RiskClassification::isSubdomain);
    if (known.isEmpty() && !CellNormalizer.saysNothing(cell)) {
      row.odd("Sub-domain", RiskClassification.EXPECTED_SUBDOMAIN + ", as in \"7.2 > AI possessing …\"");
    }
    return known;
  }

  /** Domain and sub-domain say the same twice; where they differ, the sub-domain counts. */
  private static Optional<String> domain(TableRow row, Optional<String> subdomain) {
    String cell = CellNormalizer.code(row.cell("Domain"));
    if (CellNormalizer.saysNothing(cell)) {
      return Optional.empty();
    }
    Matcher code = DOMAIN.matcher(cell);
    if (!code.matches()) {
      row.odd("Domain", "the code of a domain, 1 to 7, and its name");
      return Optional.empty();
    }
    Optional<String> domain = Optional.of(cell.substring(0, 1));
    boolean differs = subdomain.filter(sub -> !sub.equals(RiskClassification.OTHER) && !sub.startsWith(domain.get()))
        .isPresent();
    if (differs) {
      row.odd("Domain", "the domain of sub-domain " + subdomain.get());
      return Optional.empty();
    }
    return domain;
  }

  private static Optional<CausalFactor> factor(TableRow row, String column, CausalFactor.Kind kind) {
    String cell = CellNormalizer.code(row.cell(column));
    if (CellNormalizer.saysNothing(cell)) {
      return Optional.empty();
    }
    Matcher code = FACTOR.matcher(cell);
    Optional<CausalFactor> factor = code.matches() ? kind.ofCode(Integer.parseInt(code.group(1)))
        : kind.ofSlug(cell.toLowerCase(Locale.ROOT).replace(' ', '-'));
    if (factor.isEmpty()) {
      row.odd(column, "a code from 1 to 4 and its name, as in \"2 - AI\"");
    }
    return factor;
  }
}
