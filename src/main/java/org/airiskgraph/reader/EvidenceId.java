package org.airiskgraph.reader;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An id of the repository's workbook.
 *
 * @param document number of the source document, at least two digits
 * @param category number of the risk category, two digits
 * @param item number of the sub-category, two digits; {@code "00"} for the category itself
 * @param letter letter of an additional passage, or empty
 * @param printed the id as it is in the workbook
 */
record EvidenceId(String document, String category, String item, String letter, String printed) {
  /** The dot before the letter is missing in a third of the evidence rows. */
  private static final Pattern ID = Pattern.compile("(\\d{1,4})\\.(\\d{1,2})\\.(\\d{1,2})(?:\\.?([A-Za-z]))?");

  /** Where a spreadsheet took the id 01.02.03 for the date 1 February 2003. */
  private static final Pattern DATE = Pattern.compile("(\\d\\d)[./](\\d\\d)[./]20(\\d\\d)");
  private static final Pattern ISO_DATE = Pattern.compile("20(\\d\\d)-(\\d\\d)-(\\d\\d)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})(?:\\.0)?");

  /** The id in a text without invisible characters, if it is one. */
  static Optional<EvidenceId> of(String text) {
    Matcher id = ID.matcher(text);
    if (id.matches()) {
      String letter = id.group(4) == null ? "" : id.group(4).toLowerCase(java.util.Locale.ROOT);
      return Optional.of(new EvidenceId(two(id.group(1)), two(id.group(2)), two(id.group(3)), letter, text));
    }
    Matcher date = DATE.matcher(text);
    if (date.matches()) {
      return Optional.of(new EvidenceId(date.group(1), date.group(2), date.group(3), "", text));
    }
    Matcher iso = ISO_DATE.matcher(text);
    return iso.matches()
        ? Optional.of(new EvidenceId(iso.group(3), iso.group(2), iso.group(1), "", text)) : Optional.empty();
  }

  /** Whether a spreadsheet made a date of it, so that its parts may be in another order. */
  boolean isDate() {
    return DATE.matcher(printed).matches() || ISO_DATE.matcher(printed).matches();
  }

  /** Whether it is the id of a source document as a whole. */
  boolean isDocument() {
    return category.equals("00") && item.equals("00") && letter.isEmpty();
  }

  /** The id from the columns that number document, category, sub-category and passage. */
  static Optional<EvidenceId> ofNumbers(TableRow row) {
    Optional<Integer> document = number(row, "Paper_ID");
    Optional<Integer> category = number(row, "Cat_ID");
    boolean isPaper = CellNormalizer.code(row.raw("Category level")).equalsIgnoreCase("Paper");
    if (document.isEmpty() || category.isEmpty() && !isPaper) {
      return Optional.empty();
    }
    int passage = number(row, "AddEv_ID").orElse(0);
    String letter = passage >= 1 && passage <= 26 ? String.valueOf((char) ('a' + passage - 1)) : "";
    String id = two(String.valueOf(document.get())) + "." + two(String.valueOf(category.orElse(0))) + "."
        + two(String.valueOf(number(row, "SubCat_ID").orElse(0))) + (letter.isEmpty() ? "" : "." + letter);
    return of(id);
  }

  private static Optional<Integer> number(TableRow row, String column) {
    Matcher number = NUMBER.matcher(CellNormalizer.code(row.raw(column)));
    return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  /** The form with dots, {@code 34.02.03.a}. */
  String canonical() {
    return document + "." + category + "." + item + (letter.isEmpty() ? "" : "." + letter);
  }

  /** Whether both name the same risk, whatever passage of it. */
  boolean isSameRisk(EvidenceId other) {
    return isSameCategory(other) && item.equals(other.item);
  }

  boolean isSameCategory(EvidenceId other) {
    return category.equals(other.category) && document.equals(other.document);
  }
}
