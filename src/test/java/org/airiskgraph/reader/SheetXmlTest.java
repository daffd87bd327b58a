package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetXmlTest {
  @Test
  void rowsAndCellsWithoutReferencesFollowEachOther() throws IOException {
    assertEquals(
        List.of(new SheetXml.Row(1, List.of("1", "2")), new SheetXml.Row(5, List.of("3")),
            new SheetXml.Row(6, List.of("4"))),
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
      ''            | 4.4999999999999998E1 | 44.999999999999998
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
  void cellAsLongAsAnyIsReadAndALongerOneRefused() throws IOException {
    assertEquals(SheetXml.LONGEST_CELL,
        rows("<row><c t='str'><v>" + "x".repeat(SheetXml.LONGEST_CELL) + "</v></c></row>").get(0).cells().get(0)
            .length());
    assertEquals("book!sheet:1:A: found a text of more than 100000 characters, which no spreadsheet holds in a cell",
        failure("<row><c t='str'><v>" + "x".repeat(SheetXml.LONGEST_CELL + 1) + "</v></c></row>"));
  }

  @Test
  void readingEndsWhereTheReaderWantsNoMore() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    SheetXml.read("book", in("<row/><row/><row/>"), xml -> {
      new SheetXml("book!sheet", List.of()).rows(xml, row -> numbers.add(row.number()) && row.number() < 2);
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

  private static List<SheetXml.Row> rows(String xml) throws IOException {
    List<SheetXml.Row> rows = new ArrayList<>();
    SheetXml.read("book", in(xml), reader -> {
      new SheetXml("book!sheet", List.of("first", "second")).rows(reader, rows::add);
      return null;
    });
    return rows;
  }

  private static String failure(String xml) {
    return assertThrows(InputException.class, () -> rows(xml)).getMessage();
  }

  private static InputStream in(String xml) {
    return new ByteArrayInputStream(("<x>" + xml + "</x>").getBytes(StandardCharsets.UTF_8));
  }
}
