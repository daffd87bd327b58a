package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.query.ReferenceFormat;
import org.airiskgraph.query.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiteViewTest {
  private static CiteView work(List<String> authors, boolean others) {
    return new CiteView(
        new Reference("work-x", "", authors, others, "Risks & 100% more", "2019", "arXiv", "", "10.1/x", ""));
  }

  @Test
  void riskIsAnEntryOfTheGraphFromItsSource() {
    CiteView cite = CiteView.of(TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS), EntityKind.RISK,
        SmallGraph.IRIS.risk("01.01.01"));
    assertEquals(
        "AI Risk Graph contributors. (n.d.). Hidden goals (risk 01.01.01). AI Risk Graph. Based on the AI Risk "
            + "Repository (Slattery et al., 2024, https://doi.org/10.48550/arXiv.2408.12622), from Doe2024, “A survey of "
            + "harms”, p. 12. https://w3id.org/airiskgraph/risk/01.01.01",
        cite.apa());
    assertTrue(
        cite.bibtex().startsWith("@misc{airiskgraph-risk-01.01.01,\n  author = {{AI Risk Graph contributors}},"));
  }

  @Test
  void sourceIsCitedAsItself() {
    CiteView cite = CiteView.of(TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS), EntityKind.SOURCE,
        SmallGraph.IRIS.source("1"));
    assertEquals("Doe, J., Abel, A., et al. (n.d.). A survey of harms. ", cite.apa());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Ji, Jiaming | Ji, J.", "Saeri, A. K. | Saeri, A. K.", "OECD | OECD",
      "Le Cun, Jean-Paul Éric | Le Cun, J.-P. É."})
  void givenNamesAreInitials(String author, String expected) {
    assertEquals(expected, CiteView.initials(author));
  }

  @Test
  void lastAuthorComesAfterAnAmpersandAndMoreThanTwentyAreCut() {
    assertTrue(work(List.of("A, B", "C, D", "E, F"), false).apa().startsWith("A, B., C, D., & E, F. (2019). Risks"));
    List<String> many = IntStream.rangeClosed(1, 25).mapToObj(i -> "N" + i + ", X").toList();
    assertTrue(work(many, false).apa().contains("N19, X., … N25, X. (2019)"), work(many, false).apa());
    assertTrue(work(List.of(), false).apa().startsWith("Risks & 100% more. (2019). arXiv. https://doi.org/10.1/x"));
  }

  @Test
  void bibtexEscapesWhatTexReads() {
    assertEquals("""
        @misc{work-x,
          author = {A, B and {OECD} and others},
          title = {{Risks \\& 100\\% more}},
          year = {2019},
          howpublished = {arXiv},
          doi = {10.1/x}
        }
        """, work(List.of("A, B", "OECD"), true).bibtex());
  }

  @Test
  void risHasALineForEachAuthor() {
    assertEquals(
        "TY  - GEN\r\nID  - work-x\r\nAU  - A, B\r\nAU  - OECD\r\nTI  - Risks & 100% more\r\nPY  - 2019\r\nPB  - arXiv\r\n"
            + "DO  - 10.1/x\r\nER  - \r\n",
        ReferenceFormat.RIS.write(List.of(work(List.of("A, B", "OECD"), false).work())));
  }
}
