package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.Test;

class BibTexReaderTest {
  @Test
  void entryGivesEveryFieldOfAWork() {
    Work work = read("""
        % a remark
        @inproceedings{ji2023,
          author = {Ji, Jiaming and Qiu, Tianyi and {Center for AI Safety} and others},
          title = {{AI} Alignment: A \\& B, 50\\% of
                   {it}},
          year = 2023,
          booktitle = "Proceedings of Something",
          doi = {10.1000/xyz_1},
          url = {https://example.org/a_b?c=d&e=f}
        }
        """).get("ji2023");
    assertEquals(List.of("Ji, Jiaming", "Qiu, Tianyi", "Center for AI Safety", "others"), work.authors());
    assertEquals(Optional.of("AI Alignment: A & B, 50% of it"), work.title());
    assertEquals(Optional.of(2023), work.year());
    assertEquals(Optional.of("Proceedings of Something"), work.venue());
    assertEquals(Optional.of("10.1000/xyz_1"), work.links().doi());
    assertEquals(Optional.of("https://example.org/a_b?c=d&e=f"), work.links().url());
    assertEquals(Optional.of("inproceedings"), work.type());
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    Work work = read("@misc{some2019, author = {Some}}").get("some2019");
    assertEquals(new Work("some2019", List.of("Some"), Optional.empty(), Optional.empty(),
        new Work.Links(Optional.empty(), Optional.empty()), Optional.empty(), Optional.of("misc")), work);
  }

  @Test
  void entriesKeepTheirOrder() {
    assertEquals(List.of("b", "a", "c"),
        List.copyOf(read("@misc{b, year=2001}\n@misc{a, year=2002}\n@misc{c, year=2003}").keySet()));
  }

  @Test
  void lettersOfAnyAlphabetPass() {
    assertEquals(List.of("Gipiškis, Rokas", "李, 明"),
        read("@misc{x, author={Gipiškis, Rokas and 李, 明}}").get("x").authors());
  }

  @Test
  void authorsAreSplitAtAndButNotInsideTheNameOfAnOrganisation() {
    Work work = read("""
        @misc{a, author = {{National Institute of Standards and Technology} and Lee, Ada and {Futures and Trade Board}},
          title = {The {AI} {and} us}, year = {2024}}
        """).get("a");
    assertEquals(
        List.of("National Institute of Standards and Technology", "Lee, Ada", "Futures and Trade Board"),
        work.authors());
    assertEquals(Optional.of("The AI and us"), work.title());
  }

  @Test
  void faultNamesTheLineOfItsEntry() {
    assertEquals("test.bib:3: entry b: found the year \"20x\", expected four digits",
        failure("@misc{a, year=2001}\n\n@misc{b, year={20x}}\n"));
    assertEquals("test.bib:4: the key a stands already on line 2; expected each key once",
        failure("\n@misc{a, year=2001}\n\n@book{a, year=2002}\n"));
    assertEquals("test.bib:2", failure("@misc{a, year=2001}\n@misc{b, title={x").split(": ")[0]);
  }

  @Test
  void fieldsWithNothingInThemAreAbsentAndSoAreAuthorsWithoutAName() {
    Work work = read("@misc{a, title = { }, doi = {}, author = {{} and Lee, Ada}}").get("a");
    assertEquals(Optional.empty(), work.title());
    assertEquals(Optional.empty(), work.links().doi());
    assertEquals(List.of("Lee, Ada"), work.authors());
  }

  @Test
  void byteOrderMarkAndAnEmptyFileAreNoFault() {
    assertEquals(List.of("a"), List.copyOf(read("\ufeff@misc{a, year=2001}").keySet()));
    assertEquals(Map.of(), read(""));
  }

  private static String failure(String text) {
    return assertThrows(InputException.class, () -> read(text)).getMessage();
  }

  private static Map<String, Work> read(String text) {
    return new BibTexReader().read("test.bib", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
