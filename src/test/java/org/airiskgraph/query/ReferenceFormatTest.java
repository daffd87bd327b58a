package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.Work;
import org.airiskgraph.reader.BibTexReader;
import org.airiskgraph.reader.InputProblems;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFormatTest {
  private static Reference reference(String key, String type, String title, String venue) {
    return new Reference(key, type, List.of("Doe, Jo", "Ørsted, Åse", "Research and Development Office"), true, title,
        "2024", venue, "a note", "10.1/x_y", "https://example.org/a_b?c=d&e=%20");
  }

  private static Map<String, Work> read(List<Reference> references) {
    String bib = ReferenceFormat.BIBTEX.write(references);
    return new BibTexReader(new InputProblems(Optional.empty())).read("t.bib",
        new ByteArrayInputStream(bib.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Risks & rewards: 100% of #1", "C_1 costs $5", "A {brace} alone: {",
      "tilde ~ caret ^ back\\slash",
      "mésa-optimización 優化 🤖", "“Quoted” \"text\"", "@misc{evil, title = {x}}"})
  void textOfBibTexIsReadBackAsItWas(String title) {
    Work work = read(List.of(reference("k", "Book", title, "A & B Press"))).get("k");
    assertEquals(Optional.of(title), work.title());
    assertEquals(Optional.of("A & B Press"), work.venue());
    assertEquals(List.of("Doe, Jo", "Ørsted, Åse", "Research and Development Office"), work.authors());
    assertTrue(work.othersOmitted());
    assertEquals(new Work.Links(Optional.of("10.1/x_y"), Optional.of("https://example.org/a_b?c=d&e=%20")),
        work.links());
  }

  @ParameterizedTest
  @CsvSource({"Book,Press,book,BOOK,publisher", "Report,Office,techreport,RPRT,institution",
      "AcademicArticle,Nature,article,JOUR,journal", "BookSection,Handbook,incollection,CHAP,booktitle",
      "AcademicArticle,Proceedings of CHI,inproceedings,CONF,booktitle",
      "AcademicArticle,Artificial General Intelligence (AGI 2011),inproceedings,CONF,booktitle",
      "Thesis,Uni,phdthesis,THES,school", "'',arXiv,misc,GEN,howpublished"})
  void typeAndFieldFollowTheKindOfWork(String type, String venue, String entry, String ris, String field)
      throws ParseException {
    List<Reference> one = List.of(reference("k", type, "T", venue));
    BibTeXDatabase database = new BibTeXParser().parse(new StringReader(ReferenceFormat.BIBTEX.write(one)));
    BibTeXEntry read = database.resolveEntry(new Key("k"));
    assertEquals(entry, read.getType().getValue());
    assertEquals(venue, read.getField(new Key(field)).toUserString());
    assertTrue(ReferenceFormat.RIS.write(one).startsWith("TY  - " + ris + "\r\n"));
  }

  @Test
  void keysAreUniqueAndPlain() {
    List<Reference> same =
        List.of(reference("O'Neil 2016", "Book", "A", ""), reference("O'Neil 2016", "Book", "B", ""));
    assertEquals(List.of("O_Neil_2016", "O_Neil_2016-2"), List.copyOf(read(same).keySet()));
  }

  @Test
  void risIsRecordsOfTaggedLinesEndedByErThatNoTextCanBreak() {
    String ris = ReferenceFormat.RIS.write(List.of(reference("a", "Book", "Two\r\nER  - \r\nlines", "P"),
        reference("b", "", "Next", "")));
    String[] records = ris.split("ER  - \r\n");
    assertEquals(2, records.length);
    for (String record : records) {
      List<String> lines = record.strip().lines().toList();
      assertTrue(lines.get(0).startsWith("TY  - "), record);
      lines.forEach(line -> assertTrue(line.matches("[A-Z][A-Z0-9]  - \\S.*"), line));
      assertEquals(3, lines.stream().filter(line -> line.startsWith("AU  - ")).count());
    }
    assertTrue(records[0].contains("TI  - Two ER - lines\r\n"), records[0]);
  }
}
