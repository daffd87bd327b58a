package org.airiskgraph.reader.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * The XML inside an {@code .xlsx} file: its list of sheets, its shared texts, and the rows of a sheet.
 *
 * <p>Cells come as text: numbers with the 15 digits that spreadsheets show, without a final {@code .0}; dates in
 * ISO form; a formula as the value stored with it, which is never computed; {@code _x0001_} as the character that it
 * encodes.
 */
final class SheetXml {
  /** Reads a whole part. */
  interface PartReader<T> {
    T from(XMLStreamReader xml) throws XMLStreamException;
  }

  /** Column XFD, Excel's last. */
  private static final int LAST_COLUMN = 16_384;

  /** Elements in each other, and namespaces declared by them, of which workbooks have about ten. */
  private static final int MOST_OPEN = 200;

  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_INDEX = 9;
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** The digits that spreadsheets show; the file holds 17. */
  private static final MathContext SHOWN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private final String place;
  private final List<String> texts;
  private final DateFormats dates;

  /** Reads rows of the sheet called {@code place} in messages, whose shared texts are {@code texts}. */
  SheetXml(String place, List<String> texts, DateFormats dates) {
    this.place = place;
    this.texts = texts;
    this.dates = dates;
  }

  /** Opens the XML of one part, without document types or anything from outside. */
  static <T> T read(String place, InputStream in, PartReader<T> reader) throws IOException {
    // Not newFactory(): another parser on the class path would be taken, with limits of its own.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // None: the bound of this class says what was found, and newer versions of Java have one of their own.
    factory.setProperty("jdk.xml.maxElementDepth", 0);
    try {
      XMLStreamReader xml = new Flat(place, factory.createXMLStreamReader(in));
      // A document type can stand nowhere but before the first element.
      while (!xml.isStartElement()) {
        if (xml.next() == XMLStreamReader.DTD) {
          throw new XlsxException(place, "found a document type (DOCTYPE), expected none in a workbook");
        }
      }
      return reader.from(xml);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      throw XlsxException.damaged(place, e);
    }
  }

  /** Passes on name and relation id of each sheet; returns whether days are counted from 1904. */
  static boolean sheets(XMLStreamReader xml, BiConsumer<String, String> sheets) throws XMLStreamException {
    boolean from1904 = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("workbookPr")) {
        from1904 = List.of("1", "true").contains(String.valueOf(xml.getAttributeValue(null, "date1904")));
      }
      if (xml.getLocalName().equals("sheet")) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          // The id's namespace differs between the transitional and the strict form.
          if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
            sheets.accept(String.valueOf(xml.getAttributeValue(null, "name")), xml.getAttributeValue(i));
          }
        }
      }
    }
    return from1904;
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

  /** Passes on one row after the other until {@code rows} returns false. */
  void rows(XMLStreamReader xml, Predicate<Row> rows) throws XMLStreamException {
    int number = 0;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
        number = number(xml, number + 1);
        if (!rows.test(cells(xml, number))) {
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
      throw new XlsxException(place + ":" + next,
          "found the row number \"" + number + "\", expected a whole number");
    }
    return Integer.parseInt(number);
  }

  private Row cells(XMLStreamReader xml, int row) throws XMLStreamException {
    Row cells = new Row(row, new ArrayList<>());
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
        break;
      }
      if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
        int column = column(xml.getAttributeValue(null, "r"), cells.cells().size(), row);
        while (cells.cells().size() < column) {
          cells.cells().add("");
        }
        cells.cells().add(cell(xml, cells, column));
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
      throw new XlsxException(place + ":" + row, "found the cell reference \""
          + reference + "\", expected one to the right of the cell before, up to column XFD");
    }
    return column - 1;
  }

  private String cell(XMLStreamReader xml, Row row, int column) throws XMLStreamException {
    String type = String.valueOf(xml.getAttributeValue(null, "t"));
    String style = xml.getAttributeValue(null, "s");
    String value = "";
    boolean formula = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = text(xml, "v");
          case "is" -> value = text(xml, "is");
          case "f" -> formula = true;
          default -> {
          }
        }
      }
    }
    row.texts().set(column, List.of("s", "str", "inlineStr").contains(type));
    row.formulas().set(column, formula);
    if (formula && value.isEmpty() && !type.equals("str")) {
      return Row.NO_VALUE;
    }
    return switch (type) {
      case "s" -> shared(value, row.number(), column);
      case "str", "inlineStr" -> unescape(value);
      case "b" -> value.equals("1") ? "TRUE" : "FALSE";
      case "null", "n" -> dates.apply(style, number(value));
      default -> value;
    };
  }

  private String where(int row, int column) {
    return place + ":" + row + ":" + Row.letters(column);
  }

  private String shared(String index, int row, int column) {
    if (index.isEmpty()) {
      return "";
    }
    if (!isIndex(index) || Integer.parseInt(index) >= texts.size()) {
      throw new XlsxException(where(row, column),
          "found the text number \"" + index + "\", expected one below " + texts.size() + "; the workbook is damaged");
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
            return text.isEmpty() ? "" : text.toString();
          }
          spoken &= !xml.getLocalName().equals("rPh");
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          if (!spoken) {
            int room = Math.min(xml.getTextLength(), Row.LONGEST_CELL + 1 - text.length());
            text.append(xml.getTextCharacters(), xml.getTextStart(), room);
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
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
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
      BigDecimal number = new BigDecimal(value).round(SHOWN_DIGITS).stripTrailingZeros();
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

  /** XML that is not nested without end: the parser looks for each name through all namespaces of the elements around it. */
  private static final class Flat extends StreamReaderDelegate {
    private final String place;
    private int elements;
    private int namespaces;

    Flat(String place, XMLStreamReader xml) {
      super(xml);
      this.place = place;
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == START_ELEMENT || event == END_ELEMENT) {
        int sign = event == START_ELEMENT ? 1 : -1;
        elements += sign;
        namespaces += sign * getNamespaceCount();
        if (elements > MOST_OPEN || namespaces > MOST_OPEN) {
          throw new XlsxException(place, "found more than " + MOST_OPEN
              + " elements in each other or namespaces at a time, as no workbook has");
        }
      }
      return event;
    }
  }
}
