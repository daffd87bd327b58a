package org.airiskgraph.reader;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Restores page ranges that a spreadsheet took for dates. "8-9" becomes 9 August or 8 September, according to the
 * country; "8-50" becomes August 1950. A range never descends, so the order of day and month does not matter.
 */
final class PageRange {
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./](\\d\\d?)[-./](\\d\\d?)(?:[ T].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d\\d?)([-./])(\\d\\d?)\\2(\\d{4}|(?<=[./])\\d\\d)(?: .*)?");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d\\d?)[-. ]{0,2}(\\p{L}{3,10})\\.?(?:[- ,]{1,2}(\\d{4}|\\d\\d))?");
  private static final Pattern NAME_NUMBER = Pattern.compile("(\\p{L}{3,10})\\.?[- ]?(\\d\\d?)(?:[, -]{1,2}(\\d{4}))?");
  private static final Pattern NAME_YEAR = Pattern.compile("(\\p{L}{3,10})\\.?[- ](\\d{4})");
  private static final Pattern WHOLE = Pattern.compile("(\\d{1,9})(?:\\.0)?");

  /** Day 0 of spreadsheets: with it, days after February 1900 fall on the right date. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  /** Days of March 2023 to 2050; pages of real documents stay below, and one at 23048 is a page. */
  private static final int FIRST_DATE = 45_000;
  private static final int LAST_DATE = 55_000;

  private PageRange() {}

  /** The pages, in the form in which they were typed. */
  static String of(String page) {
    Matcher whole = WHOLE.matcher(page);
    if (whole.matches()) {
      int number = Integer.parseInt(whole.group(1));
      return number > FIRST_DATE && number < LAST_DATE ? range(DAY_ZERO.plusDays(number)) : String.valueOf(number);
    }
    Matcher yearFirst = YEAR_FIRST.matcher(page);
    if (yearFirst.matches()) {
      return range(number(yearFirst, 2), number(yearFirst, 3), number(yearFirst, 1));
    }
    Matcher yearLast = YEAR_LAST.matcher(page);
    if (yearLast.matches()) {
      return range(number(yearLast, 1), number(yearLast, 3), year(yearLast.group(4)));
    }
    return Character.isDigit(page.charAt(page.length() - 1)) || Character.isDigit(page.charAt(0)) ? named(page) : page;
  }

  private static String named(String page) {
    Matcher day = DAY_NAME.matcher(page);
    if (day.matches() && MonthNames.NUMBERS.containsKey(day.group(2).toLowerCase(Locale.ROOT))) {
      return range(number(day, 1), month(day.group(2)), day.group(3) == null ? 0 : year(day.group(3)));
    }
    Matcher year = NAME_YEAR.matcher(page);
    if (year.matches() && MonthNames.NUMBERS.containsKey(year.group(1).toLowerCase(Locale.ROOT))) {
      return range(1, month(year.group(1)), number(year, 2));
    }
    Matcher name = NAME_NUMBER.matcher(page);
    if (name.matches() && MonthNames.NUMBERS.containsKey(name.group(1).toLowerCase(Locale.ROOT))) {
      return range(month(name.group(1)), number(name, 2), 0);
    }
    return page;
  }

  private static String range(LocalDate day) {
    return range(day.getMonthValue(), day.getDayOfMonth(), day.getYear());
  }

  private static String range(int a, int b, int year) {
    // The first day of a month of the last century is what is made of "8-50".
    if (Math.min(a, b) == 1 && year >= 1930 && year < 2000) {
      return Math.max(a, b) + "-" + (year - 1900);
    }
    return Math.min(a, b) + "-" + Math.max(a, b);
  }

  /** Spreadsheets take two digits below 30 for years of this century. */
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() == 4 ? year : year < 30 ? 2000 + year : 1900 + year;
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static int month(String name) {
    return MonthNames.NUMBERS.get(name.toLowerCase(Locale.ROOT));
  }

  /** The names of the months in the languages of common spreadsheets, read when the first such page comes. */
  private static final class MonthNames {
    static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
      for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN,
          Locale.forLanguageTag("es"), Locale.forLanguageTag("pt"), Locale.forLanguageTag("nl")}) {
        for (Month month : Month.values()) {
          Stream.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)
              .map(style -> month.getDisplayName(style, locale).toLowerCase(Locale.ROOT).replace(".", ""))
              .forEach(name -> NUMBERS.putIfAbsent(name, month.getValue()));
        }
      }
    }
  }
}
