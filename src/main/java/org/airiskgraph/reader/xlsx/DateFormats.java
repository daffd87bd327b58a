package org.airiskgraph.reader.xlsx;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The cell styles that show a number as a date (ECMA-376, part 1, sections 18.8.30 and 18.8.31).
 *
 * @param styles indices of the cell styles
 * @param dayZero the day with the number 0; it differs between the two date systems
 */
record DateFormats(BitSet styles, LocalDate dayZero) {
  /** With it, days after February 1900 fall on the right date. */
  static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);
  static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

  /** Days of March 2023 to 2050 in the 1904 system. */
  private static final double FIRST_1904 = 43_538;
  private static final double LAST_1904 = 53_538;

  /** 31 December 9999 in the 1900 system. */
  private static final double LAST_DAY = 2_958_465;

  /** Spreadsheets take 255 characters; the time to look for what begins and does not end grows with the square. */
  private static final int LONGEST_CODE = 1000;

  /** Literal text, escaped characters, colors and locales in a format code. */
  private static final Pattern NO_CODE = Pattern.compile("\"[^\"]*+\"|\\\\.|_.|\\[[^]]*+]");
  private static final Pattern DATE_CODE = Pattern.compile("(?i).*[dy].*", Pattern.DOTALL);

  /** Reads the part with the styles. */
  static BitSet styles(XMLStreamReader xml) throws XMLStreamException {
    BitSet formats = new BitSet();
    formats.set(14, 18);
    formats.set(22);
    formats.set(27, 37);
    formats.set(50, 59);
    BitSet styles = new BitSet();
    boolean cellStyles = false;
    int style = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        return styles;
      }
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> formats.set(index(xml.getAttributeValue(null, "numFmtId")),
              isDate(xml.getAttributeValue(null, "formatCode")));
          case "cellXfs" -> cellStyles = true;
          case "xf" -> {
            if (cellStyles) {
              styles.set(style++, formats.get(index(xml.getAttributeValue(null, "numFmtId"))));
            }
          }
          default -> {
          }
        }
      }
    }
    return styles;
  }

  private static boolean isDate(String formatCode) {
    return formatCode != null && formatCode.length() <= LONGEST_CODE
        && DATE_CODE.matcher(NO_CODE.matcher(formatCode).replaceAll("")).matches();
  }

  /** An index bounded to what files really hold; anything else counts as 0. */
  private static int index(String value) {
    return value != null && value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
  }

  /** The number as an ISO date, if the style of the cell shows dates; otherwise the number as it is. */
  String apply(String style, String number) {
    boolean styled = style != null && styles.get(index(style));
    if (!styled && dayZero.equals(DAY_ZERO_1900)) {
      return number;
    }
    try {
      double days = Double.parseDouble(number);
      // In the rare 1904 system a number of these years is a date whose style was lost.
      if (!styled && (days < FIRST_1904 || days > LAST_1904 || days != Math.rint(days))) {
        return number;
      }
      return days >= 0 && days <= LAST_DAY ? dayZero.plusDays((long) days).toString() : number;
    } catch (NumberFormatException e) {
      return number;
    }
  }
}
