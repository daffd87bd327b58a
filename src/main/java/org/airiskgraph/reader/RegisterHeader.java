package org.airiskgraph.reader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the columns of a register that describe risks, by their names. */
final class RegisterHeader {
  /** Names of columns that describe risks, as {@link TableHeader#key}; English first, then German, French, Spanish, Italian, Portuguese and Dutch. */
  private static final Set<String> NAMES = Set.of("risk", "risks", "riskname", "risktitle", "title", "name", "threat",
      "hazard", "event", "riskevent", "riskstatement", "issue", "scenario", "usecase", RegisterReader.TEXT,
      "description",
      "riskdescription", "descriptionofrisk", "detail", "details", "summary", "shortdescription", "problem",
      "risiko", "risikobezeichnung", "bezeichnung", "titel", "gefahr", "beschreibung", "risikobeschreibung",
      "risque", "intitulé", "titre", "descriptiondurisque", "riesgo", "título", "descripción",
      "descripcióndelriesgo", "rischio", "titolo", "descrizione", "risco", "descrição", "omschrijving", "beschrijving");
  /** More names, taken where none of the others is there: a word of these, and none of {@link #NO_TEXT}. */
  private static final Set<String> LOOSE = Set.of("risk", "risks", "failure mode", "what could go wrong",
      "potential harm", "harm", "threat", "threats", "hazard", "hazards", "event", "scenario", "use case", "issue",
      "finding",
      "findings");

  /** Words in the names of columns about a risk that do not tell it. */
  private static final Set<String> NO_TEXT = Set.of("id", "no", "nr", "number", "ref", "code", "level", "score",
      "owner", "rating", "category", "class", "type", "status", "date", "priority", "value", "register", "response",
      "treatment", "tolerance", "appetite", "likelihood", "probability", "impact", "severity", "manager", "area",
      "residual", "inherent", "gross", "net", "high", "low", "current", "target", "mitigation", "control", "controls",
      "rank", "matrix", "by");
  /** An explanation after a name: Risk description (what could go wrong). */
  private static final Pattern NOTE = Pattern.compile("[(\\[]([^()\\[\\]]*)[)\\]]\\s*$");
  /** Shorter words are no explanation but a scale: Risk (L x I). */
  private static final Pattern WORD = Pattern.compile("\\p{L}{4}");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern CASE_CHANGE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
  /** Longer cells are sentences, not names of columns. */
  private static final int MOST_WORDS = 8;

  private final List<String> wanted;

  /** @param wanted names of the columns to take texts from; empty to find them */
  RegisterHeader(List<String> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /** The columns of {@code row} that hold texts, if it is a header. */
  Set<Integer> textColumns(List<String> row) {
    List<String> keys = row.stream().map(TableHeader::key).toList();
    List<String> bare = row.stream().map(RegisterHeader::withoutNote).map(TableHeader::key).toList();
    if (wanted.isEmpty()) {
      return isNumbered(row) ? Set.of()
          : IntStream.range(0, keys.size()).filter(i -> NAMES.contains(keys.get(i)) || NAMES.contains(bare.get(i)))
              .boxed().collect(Collectors.toCollection(LinkedHashSet::new));
    }
    Set<Integer> found = wanted.stream().map(TableHeader::key)
        .map(name -> keys.contains(name) ? keys.indexOf(name) : bare.indexOf(name)).collect(Collectors.toSet());
    return found.contains(-1) ? Set.of() : found;
  }

  private static String withoutNote(String name) {
    Matcher note = NOTE.matcher(name);
    return note.find() && WORD.matcher(note.group(1)).find()
        && words(note.group(1)).stream().noneMatch(NO_TEXT::contains)
            ? name.substring(0, note.start())
            : name;
  }

  /** Whether the row begins with a number, as a row of data does whose other cells may be "Risk", "Issue" or the like. */
  private static boolean isNumbered(List<String> row) {
    return row.stream().filter(cell -> !cell.isBlank()).findFirst()
        .filter(cell -> NUMBER.matcher(cell.strip()).matches()).isPresent();
  }

  /** The columns of {@code row} that hold texts by a name that only suggests it; a row with one cell is a banner. */
  static Set<Integer> suggestedColumns(List<String> row) {
    return row.stream().filter(cell -> !cell.isBlank()).count() < 2 || isNumbered(row) ? Set.of()
        : IntStream.range(0, row.size()).filter(i -> suggests(row.get(i))).boxed()
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean suggests(String name) {
    List<String> words = words(name);
    String all = " " + String.join(" ", words) + " ";
    return words.size() <= MOST_WORDS && words.stream().noneMatch(NO_TEXT::contains)
        && LOOSE.stream().anyMatch(part -> all.contains(" " + part + " "));
  }

  private static List<String> words(String name) {
    return List.of(OTHER.matcher(CASE_CHANGE.matcher(name).replaceAll(" ")).replaceAll(" ").strip()
        .toLowerCase(Locale.ROOT).split(" "));
  }
}
