package org.airiskgraph.reader.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetXmlTest {
  private static final DateFormats NO_DATES = new DateFormats(new BitSet(), DateFormats.DAY_ZERO_1900);

  @Test
  void rowsAndCellsWithoutReferencesFollowEachOther() throws IOException {
    assertEquals(
        List.of(new Row(1, List.of("1", "2")), new Row(5, List.of("3")),
            new Row(6, List.of("4"))),
        rows("<row><c><v>1</v></c><c><v>2</v></c></row><row r='5'><c><v>3</v></c></row><row><c><v>4</v></c></row>"));
  }

  @Test
  void referencesSayTheColumn() throws IOException {
    List<String> cells = rows(
        "<row><c r='B1'><v>1</v></c><c><v>2</v></c><c r='z1'><v>3</v></c><c r='AA1'><v>4</v></c><c r='AC1'><v>5</v></c></row>")
        .get(0).cells();
    assertEquals(29, cells.size());
    assertEquals(List.of("", "1", "2", ""), cells.subList(0, 4));
    assertEquals(List.of("", "3", "4", "", "5"), cells.subList(24, 29));
  }

  @Test
  void columnsReachToTheLastOfExcel() throws IOException {
    assertEquals(16_384, rows("<row><c r='XFD1'><v>1</v></c></row>").get(0).cells().size());
    assertEquals(
        "book!sheet:1: found the cell reference \"XFE1\", expected one to the right of the cell before, up to column XFD",
        failure("<row><c r='XFE1'><v>1</v></c></row>"));
    assertEquals(
        "book!sheet:1: found the cell reference \"B1\", expected one to the right of the cell before, up to column XFD",
        failure("<row><c r='B1'/><c r='B1'/></row>"));
    assertEquals(
        "book!sheet:1: found the cell reference \"XFDA1\", expected one to the right of the cell before, up to column XFD",
        failure("<row><c r='XFDA1'/></row>"));
    // Its value is a small number when an int overflows.
    assertTrue(failure("<row><c r='QZJFWWCPRFXX1'/></row>").contains("up to column XFD"));
    assertEquals(List.of("", "1"), rows("<row><c r='B'><v>1</v></c></row>").get(0).cells());
    assertEquals(
        "book!sheet:1: found the cell reference \"12\", expected one to the right of the cell before, up to column XFD",
        failure("<row><c r='12'/></row>"));
  }

  @Test
  void faultsNameTheCellAsSpreadsheetsDo() {
    String message = ": found the text number \"7\", expected one below 2; the workbook is damaged";
    assertEquals("book!sheet:1:A" + message, failure("<row><c t='s'><v>7</v></c></row>"));
    assertEquals("book!sheet:1:A" + message.replace('7', '2'), failure("<row><c t='s'><v>2</v></c></row>"));
    assertEquals("book!sheet:3:Z" + message, failure("<row r='3'><c r='Z3' t='s'><v>7</v></c></row>"));
    assertEquals("book!sheet:1:AA" + message, failure("<row><c r='AA1' t='s'><v>7</v></c></row>"));
    assertEquals("book!sheet:1:BC" + message, failure("<row><c r='BC1' t='s'><v>7</v></c></row>"));
    assertEquals("book!sheet:1:A" + message.replace("7", "99999999999"),
        failure("<row><c t='s'><v>99999999999</v></c></row>"));
    assertEquals("book!sheet:2: found the row number \"x\", expected a whole number", failure("<row/><row r='x'/>"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
      t='s'         | 0                    | first
      t='s'         | 1                    | second
      t='s'         | ''                   | ''
      t='str'       | a_x0041_b            | aAb
      t='str'       | 34.0                 | 34.0
      t='b'         | 1                    | TRUE
      t='b'         | 0                    | FALSE
      t='e'         | #REF!                | #REF!
      t='n'         | 34.0                 | 34
      ''            | 34                   | 34
      ''            | 0.5                  | 0.5
      ''            | 0.50                 | 0.5
      ''            | 1E3                  | 1000
      ''            | 4.4999999999999998E1 | 45
      ''            | 1.1000000000000001   | 1.1
      ''            | 6.0999999999999996   | 6.1
      ''            | 7.0999999999999996   | 7.1
      ''            | 1E40                 | 10000000000000000000000000000000000000000
      ''            | 1E41                 | 1E41
      ''            | 1E-41                | 1E-41
      ''            | words                | words
      ''            | 0.10000000000000000000000000000000000000 | 0.1
      ''            | 0.100000000000000000000000000000000000000 | 0.100000000000000000000000000000000000000
      """)
  void valueIsTextByTheTypeOfItsCell(String type, String value, String text) throws IOException {
    assertEquals(List.of(text), rows("<row><c " + type + "><v>" + value + "</v></c></row>").get(0).cells());
  }

  @Test
  void formulaIsPassedOverAndTextInsideTheCellRead() throws IOException {
    assertEquals(List.of("3", "inner text", ""),
        rows(
            "<row><c><f>1+2</f><v>3</v></c><c t='inlineStr'><is><r><t>inner </t></r><r><t>text</t></r></is></c><c/></row>")
            .get(0).cells());
  }

  @Test
  void textLongerThanAnySpreadsheetHoldsIsCut() throws IOException {
    for (int length : new int[] {Row.LONGEST_CELL, Row.LONGEST_CELL + 1, Row.LONGEST_CELL + 2, 1 << 20}) {
      assertEquals(Math.min(length, Row.LONGEST_CELL + 1),
          rows("<row><c t='str'><v>" + "x".repeat(length) + "</v></c></row>").get(0).cells().get(0).length());
    }
  }

  @Test
  void formulaWithoutStoredValueIsMarkedAndOneWithAnEmptyTextIsEmpty() throws IOException {
    assertEquals(List.of(Row.NO_VALUE, Row.NO_VALUE, "", Row.NO_VALUE), rows("<row><c><f>A1</f></c><c><f>A1</f><v/></c>"
        + "<c t='str'><f>A1</f><v></v></c><c><f t='shared' si='0'/></c></row>").get(0).cells());
  }

  @Test
  void numberInADateStyleIsADateInBothSystems() throws IOException {
    String sheet = "<row><c s='1'><v>45878</v></c><c s='2'><v>45878.5</v></c><c s='0'><v>45878</v></c>"
        + "<c s='3'><v>45878</v></c><c s='9'><v>45878</v></c><c s='x'><v>45878</v></c><c s='1'><v>-1</v></c>"
        + "<c s='1' t='str'><v>45878</v></c></row>";
    BitSet styles = SheetXml.read("book", in("<numFmts><numFmt numFmtId='164' formatCode='m-d'/>"
        + "<numFmt numFmtId='165' formatCode='[Red]0\"days\"\\d'/></numFmts><cellStyleXfs><xf numFmtId='14'/>"
        + "</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/><xf numFmtId='165'/>"
        + "</cellXfs>"), DateFormats::styles);
    assertEquals(List.of("2025-08-09", "2025-08-09", "45878", "45878", "45878", "45878", "-1", "45878"),
        rows(sheet, new DateFormats(styles, DateFormats.DAY_ZERO_1900)).get(0).cells());
    DateFormats from1904 = new DateFormats(styles, DateFormats.DAY_ZERO_1904);
    assertEquals("2029-08-10", rows(sheet, from1904).get(0).cells().get(0));
    assertEquals(List.of("2023-08-10", "23048", "12"),
        rows("<row><c><v>43686</v></c><c><v>23048</v></c><c><v>12</v></c></row>", from1904).get(0).cells());
  }

  @ParameterizedTest
  @CsvSource({"xl/worksheets/Sheet1.xml, xl/worksheets/sheet1.xml",
      "xl/./worksheets/sheet1.xml, xl/worksheets/sheet1.xml",
      "/xl/worksheets/sheet1.xml, xl/worksheets/sheet1.xml", "xl/../xl/worksheets/sheet1.xml, xl/worksheets/sheet1.xml",
      "xl/sheet%201.xml, xl/sheet 1.xml", "xl/a+b.xml, xl/a+b.xml", "xl/100%.xml, xl/100%.xml",
      "xl\\sheet1.xml, xl/sheet1.xml", "../../sheet1.xml, sheet1.xml"})
  void partNamesAreResolvedDecodedAndComparedWithoutCase(String path, String name) {
    assertEquals(name, Relations.partName(path));
  }

  @Test
  void readingEndsWhereTheReaderWantsNoMore() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    SheetXml.read("book", in("<row/><row/><row/>"), xml -> {
      new SheetXml("book!sheet", List.of(), NO_DATES).rows(xml, row -> numbers.add(row.number()) && row.number() < 2);
      return null;
    });
    assertEquals(List.of(1, 2), numbers);
  }

  @Test
  void sharedTextsComeWithoutPronunciations() throws IOException {
    assertEquals(List.of("課きく", "a\u0001b", "plain"), SheetXml.read("book",
        in("<si><t>課</t><rPh> <t>カ</t> </rPh><t>きく</t></si><si><t>a_x0001_b</t></si><other><t>no</t></other><si><r><t>pl</t></r><r><t>ain</t></r></si>"),
        SheetXml::texts));
  }

  private static List<Row> rows(String xml) throws IOException {
    return rows(xml, NO_DATES);
  }

  private static List<Row> rows(String xml, DateFormats dates) throws IOException {
    List<Row> rows = new ArrayList<>();
    SheetXml.read("book", in(xml), reader -> {
      new SheetXml("book!sheet", List.of("first", "second"), dates).rows(reader, rows::add);
      return null;
    });
    return rows;
  }

  private static String failure(String xml) {
    XlsxException failure = assertThrows(XlsxException.class, () -> rows(xml));
    return failure.place() + ": " + failure.getMessage();
  }

  private static InputStream in(String xml) {
    return new ByteArrayInputStream(("<x>" + xml + "</x>").getBytes(StandardCharsets.UTF_8));
  }
}
