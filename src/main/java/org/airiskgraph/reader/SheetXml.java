package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML inside an {@code .xlsx} file: its list of sheets, its shared texts, and the rows of a sheet.
 *
 * <p>Cells come as text. Numbers lose the {@code .0} that spreadsheets store them with; a formula counts as
 * the value stored with it and is never evaluated; {@code _x0001_} becomes the character it stands for.
 */
final class SheetXml {
  /** A row with its number, from 1, and its cells from column A; blank cells are empty texts. */
  record Row(int number, List<String> cells) {}

  /** What reads a whole part. */
  interface Reading<T> {
    T from(XMLStreamReader xml) throws XMLStreamException;
  }

  /** Excel stops at 32,767 characters and Google Sheets at 50,000. */
  static final int LONGEST_CELL = 100_000;

  /** Column XFD, Excel's last. */
  private static final int LAST_COLUMN = 16_384;

  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_INDEX = 9;
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final String place;
  private final List<String> texts;

  /** Rows of the sheet called {@code place} in messages, whose shared texts are {@code texts}. */
  SheetXml(String place, List<String> texts) {
    this.place = place;
    this.texts = texts;
  }

  /** Opens the XML of one part, without document types or anything from outside. */
  static <T> T read(String place, InputStream in, Reading<T> reading) throws IOException {
    // Not newFactory(): another parser on the class path would be taken, with limits of its own.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      // A document type can stand nowhere but before the first element.
      while (!xml.isStartElement()) {
        if (xml.next() == XMLStreamReader.DTD) {
          throw new InputException(place, "found a document type (DOCTYPE), expected none in a workbook");
        }
      }
      return reading.from(xml);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      throw new InputException(place, "damaged workbook: " + InputException.reason(e), e);
    }
  }

  /** Hands on name and relation id of each sheet. */
  static Void sheets(XMLStreamReader xml, BiConsumer<String, String> sheets) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("sheet")) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          // The id's namespace differs between the transitional and the strict form.
          if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
            sheets.accept(String.valueOf(xml.getAttributeValue(null, "name")), xml.getAttributeValue(i));
          }
        }
      }
    }
    return null;
  }

  /** The shared texts, by index. */
  static List<String> texts(XMLStreamReader xml) throws XMLStreamException {
    List<String> texts = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
        texts.add(unescape(text(xml, "si")));
      }
    }
    return texts;
  }

  /** Hands on row after row until one is answered with false. */
  void rows(XMLStreamReader xml, Predicate<Row> rows) throws XMLStreamException {
    int number = 0;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
        number = number(xml, number + 1);
        if (!rows.test(new Row(number, cells(xml, number)))) {
          return;
        }
      }
    }
  }

  private int number(XMLStreamReader xml, int next) {
    String number = xml.getAttributeValue(null, "r");
    if (number == null) {
      return next;
    }
    if (!isIndex(number)) {
      throw new InputException(place + ":" + next,
          "found the row number " + InputException.quote(number) + ", expected a whole number");
    }
    return Integer.parseInt(number);
  }

  private List<String> cells(XMLStreamReader xml, int row) throws XMLStreamException {
    List<String> cells = new ArrayList<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
        break;
      }
      if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
        int column = column(xml.getAttributeValue(null, "r"), cells.size(), row);
        while (cells.size() < column) {
          cells.add("");
        }
        cells.add(cell(xml, row, column));
      }
    }
    return cells;
  }

  /** Index of the column in a reference such as {@code "AB12"}; cells without one follow each other. */
  private int column(String reference, int next, int row) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)) && column <= LAST_COLUMN; i++) {
      column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
    }
    if (column <= next || column > LAST_COLUMN) {
      throw new InputException(place + ":" + row, "found the cell reference "
          + InputException.quote(reference) + ", expected one to the right of the cell before, up to column XFD");
    }
    return column - 1;
  }

  private static String letters(int column) {
    return column < 26 ? String.valueOf((char) ('A' + column)) : letters(column / 26 - 1) + letters(column % 26);
  }

  private String cell(XMLStreamReader xml, int row, int column) throws XMLStreamException {
    String type = String.valueOf(xml.getAttributeValue(null, "t"));
    String value = "";
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("c")) {
          break;
        }
        if (event == XMLStreamReader.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "v" -> value = text(xml, "v");
            case "is" -> value = text(xml, "is");
            case "f" -> text(xml, "f");
            default -> {
            }
          }
        }
      }
    } catch (TooLong e) {
      throw new InputException(where(row, column),
          "found a text of more than " + LONGEST_CELL + " characters, which no spreadsheet holds in a cell", e);
    }
    return switch (type) {
      case "s" -> shared(value, row, column);
      case "str", "inlineStr" -> unescape(value);
      case "b" -> value.equals("1") ? "TRUE" : "FALSE";
      case "null", "n" -> number(value);
      default -> value;
    };
  }

  private String where(int row, int column) {
    return place + ":" + row + ":" + letters(column);
  }

  private String shared(String index, int row, int column) {
    if (index.isEmpty()) {
      return "";
    }
    if (!isIndex(index) || Integer.parseInt(index) >= texts.size()) {
      throw new InputException(where(row, column), "found the text number " + InputException.quote(index)
          + ", expected one below " + texts.size() + "; the workbook is damaged");
    }
    return texts.get(Integer.parseInt(index));
  }

  /** The text up to the end of {@code element}, without the pronunciations that Japanese cells carry. */
  private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean spoken = false;
    // The parser refuses a document that ends before its elements do.
    while (true) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> spoken |= xml.getLocalName().equals("rPh");
        case XMLStreamReader.END_ELEMENT -> {
          if (xml.getLocalName().equals(element)) {
            return text.toString();
          }
          spoken &= !xml.getLocalName().equals("rPh");
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          if (!spoken) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          }
          if (text.length() > LONGEST_CELL) {
            throw new TooLong();
          }
        }
        default -> {
        }
      }
    }
  }

  private static boolean isIndex(String number) {
    return !number.isEmpty() && number.length() <= LONGEST_INDEX && isDigits(number);
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** {@code "34.0"} is 34; what is no number stays as it stands. */
  private static String number(String value) {
    if (value.endsWith(".0")) {
      return value.substring(0, value.length() - 2);
    }
    if (value.length() > LONGEST_NUMBER || isDigits(value)) {
      return value;
    }
    try {
      BigDecimal number = new BigDecimal(value).stripTrailingZeros();
      return Math.abs(number.scale()) > LONGEST_NUMBER ? value : number.toPlainString();
    } catch (NumberFormatException e) {
      return value;
    }
  }

  /** Characters that XML cannot hold are written {@code _x0001_} (ECMA-376, part 1, section 22.9.2.19). */
  private static String unescape(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return ESCAPE.matcher(text)
        .replaceAll(escape -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  /** A text that a reader gives up on; says no more, because only the caller knows the place. */
  private static final class TooLong extends XMLStreamException {}
}
