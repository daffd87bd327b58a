package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertEquals(List.of("Ji, Jiaming", "Qiu, Tianyi", "Center for AI Safety"), work.authors());
    assertEquals(true, work.othersOmitted());
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

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      M{\\"u}ller, J{\\"o}rg                   | Müller, Jörg
      Garc{\\'\\i}a, Mar{\\'{\\i}}a             | García, María
      Nov{\\'a}k, Ji{\\v{r}}{\\'\\i}            | Novák, Jiří
      {\\O}rsted, S{\\o}ren                   | Ørsted, Søren
      Gipi{\\v s}kis                          | Gipiškis
      na{\\"\\i}ve Fa\\c{c}ades Fa{\\c c}ade     | naïve Façades Façade
      Erd\\H{o}s, Nguy{\\~{\\^e}}n, \\L{}ukasz    | Erdős, Nguyễn, Łukasz
      {\\AA}ngstr\\"om stra{\\ss}e              | Ångström straße
      Hidden \\emph{search} of \\textbf{AI}     | Hidden search of AI
      50\\% of \\$5 \\& a\\_b \\#1 \\{x\\}           | 50% of $5 & a_b #1 {x}
      {AI}---a survey, 1990--2030, x-y        | AI—a survey, 1990–2030, x-y
      we don't know~yet ``quoted''            | we don't know yet “quoted”
      $\\alpha$-test a_b                       | alpha -test a_b
      caf\\'e caf\\'{e} un{bal                 | café café unbal
      """)
  void latexBecomesUnicode(String latex, String text) {
    assertEquals(text, LatexText.decode(latex.strip()).strip());
  }

  @Test
  void bracesWithoutEndAreDecodedInBoundedDepth() {
    assertEquals("", LatexText.decode("{".repeat(200_000)));
    assertEquals("", LatexText.decode("\\'".repeat(200_000)).replaceAll("[\\u0300-\\u036f'\\\\]", ""));
  }

  @Test
  void fieldsOfBiblatexAndDoisInAnyFormAreRead() {
    Map<String, Work> works = read("""
        @online{doe2032, author = {Doe, Jane and others}, date = {2032-05-17}, journaltitle = {Letters of Nothing},
          eprint = {2402.00001}, eprinttype = {arxiv}, doi = {doi:10.1234/search\\_2}}
        @article{a, year = {2031}, doi = {https://doi.org/10.1234/wander.1}, url = {https://example.org/a\\_b?x=\\%7E2}}
        @article{b, year = {2031}, doi = {http://dx.doi.org/10.1234/X}}
        @report{c, date = {2030/2031}, institution = {Office}, doi = {10.1234/y}}
        """);
    Work doe = works.get("doe2032");
    assertEquals(Optional.of(2032), doe.year());
    assertEquals(Optional.of("Letters of Nothing"), doe.venue());
    assertEquals(List.of("Doe, Jane"), doe.authors());
    assertEquals(true, doe.othersOmitted());
    assertEquals(Optional.of("https://arxiv.org/abs/2402.00001"), doe.links().url());
    assertEquals(List.of("10.1234/search_2", "10.1234/wander.1", "10.1234/X", "10.1234/y"),
        works.values().stream().map(work -> work.links().doi().orElse("")).toList());
    assertEquals(Optional.of("https://example.org/a_b?x=%7E2"), works.get("a").links().url());
    assertEquals(Optional.of(2030), works.get("c").year());
  }

  @Test
  void fieldThatCannotBeUsedCostsOnlyItself() {
    List<String> warnings = new java.util.ArrayList<>();
    InputProblems problems = new InputProblems(Optional.of(warnings::add));
    Map<String, Work> works = new BibTexReader(problems).read("test.bib", new ByteArrayInputStream("""
        @book{roe, title = {In press}, year = {in press}, doi = {none}}
        @book{doe, title = {Later}, year = {forthcoming}}
        @book{roe, title = {Twice}}
        """.getBytes(StandardCharsets.UTF_8)));
    problems.report();
    assertEquals(List.of("roe", "doe"), List.copyOf(works.keySet()));
    assertEquals(Optional.of("In press"), works.get("roe").title());
    assertEquals(3, warnings.size(), warnings.toString());
    assertEquals(true,
        warnings.contains("test.bib:1: entry roe: found the year \"in press\", expected four digits; the work "
            + "has no year (the first of 2 such cases)"),
        warnings.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      author = {Roe}, title = {T}, year = 2020                       | ``
      author = {Roe}, title = {T}, yaer = 2020                       | t.bib:1: entry roe: the field "yaer" is not read; did you mean year?
      authro = {Roe}, title = {T}, date = {2020-01}                  | t.bib:1: entry roe: the field "authro" is not read; did you mean author?
      author = {Roe}, titel = {T}, year = 2020                       | t.bib:1: entry roe: the field "titel" is not read; did you mean title?
      author = {Roe}, title = {T}                                    | t.bib:1: entry roe has no year; add the field year, or a note that says why it has none
      title = {T}, year = 2020                                       | t.bib:1: entry roe has no author; add the field author, or a note that says why it has none
      author = {Roe}, year = 2020                                    | t.bib:1: entry roe has no title; add the field title, or a note that says why it has none
      author = {Roe}, year = 2020, note = {Not identified}           | ``
      editor = {Roe}, title = {T}, year = 2020                       | ``
      author = {Roe}, title = {T}, year = 2020, pages = 1, volume = 2, annote = {x}, urldate = {2020}, month = 1 | ``
      author = {Roe}, title = {T}, crossref = {doe}}@book{doe, title = {B}, editor = {E}, year = 2020 | ``
      """)
  void misspelledAndMissingFieldsAreSuspected(String fields, String suspicion) {
    List<String> found = new java.util.ArrayList<>();
    new BibTexReader(InputProblems.toEach(new CatalogueDirectoryReader.Listing() {
      @Override
      public void fault(InputException fault) {
        throw fault;
      }

      @Override
      public void suspicion(InputException suspicion) {
        found.add(suspicion.getMessage());
      }
    })).read("t.bib", new ByteArrayInputStream(("@misc{roe, " + fields + "}").getBytes(StandardCharsets.UTF_8)));
    assertEquals(suspicion, String.join("", found));
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
    return new BibTexReader(new InputProblems(Optional.empty())).read("test.bib",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void textThatIsNoBibliographyIsGivenUpRatherThanKeptInMemory() {
    InputStream endless = new InputStream() {
      private int left = 65 << 20;

      @Override
      public int read() {
        return left-- > 0 ? ' ' : -1;
      }

      @Override
      public int read(byte[] bytes, int from, int length) {
        int count = Math.min(left, length);
        Arrays.fill(bytes, from, from + count, (byte) ' ');
        left -= count;
        return count > 0 ? count : -1;
      }
    };
    assertEquals("x.bib: found more than 67108864 characters, expected a bibliography",
        assertThrows(InputException.class,
            () -> new BibTexReader(new InputProblems(Optional.empty())).read("x.bib", endless))
            .getMessage());
  }
}
