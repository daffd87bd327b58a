package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReaderTest {
  private static final String PAGE =
      """
          Back to the list
          7. AI System Safety, Failures, & Limitations2 - Post-deployment

          Runaway thermostat

          A controller heats the house because nobody told it when to stop (Frost, 2020).

          It was right by its own lights.

          Source: MIT AI Risk Repositorymit9001

          ENTITY

          2 - AI

          INTENT

          2 - Unintentional

          TIMING

          2 - Post-deployment

          Risk ID

          mit9001

          Domain lineage

          7. AI System Safety, Failures, & Limitations

          375 mapped risks

          7.3 > Lack of capability or robustness

          Mitigation strategy

          1. **Add an Upper Bound** Fit a *hard* limit of 30. degrees (Source 4). 2. **Ask a Human** Ring someone (Frost, 2020) when in doubt (Sources 1 and 3).
          """;

  @TempDir Path folder;

  @Test
  void officialPageIsMesaOptimizationWithThreeMeasures() {
    Collected read = new Collected();
    new PageReader(new InputProblems(Optional.empty())).read(Shared.page(), read);
    Risk risk = read.risk("mit561");
    assertEquals("Mesa-Optimization Objectives", risk.name());
    assertEquals(new RiskClassification(Optional.of("7.2"), Optional.of(CausalFactor.ENTITY_AI),
        Optional.of(CausalFactor.INTENT_INTENTIONAL),
        Optional.of(CausalFactor.TIMING_OTHER)), risk.classification());
    assertTrue(risk.text().wording().get(0).text().startsWith("The learned policy may pursue inside objectives"));
    assertTrue(risk.text().wording().get(0).text().endsWith("(Hubinger et al., 2019c)."));
    assertEquals(
        List.of("Implement Robust Inner Alignment Mechanisms",
            "Instrument and Audit Internal States via Interpretability",
            "Restrict Task Scope and Validate for Generalization Failure"),
        read.mitigations.stream().map(Mitigation::name).toList());
    assertEquals(read.mitigations.stream().map(Mitigation::id).toList(),
        risk.references().steps().stream().map(MitigationStep::mitigation).toList());
    assertEquals(List.of("Source 7, 11", "Source 2, 4, 16, 20", "Source 3; Source 2, 11"),
        risk.references().steps().stream().map(measure -> measure.reference().orElse("")).toList());
    assertFalse(risk.references().steps().get(0).wording().orElseThrow().contains("*"));
    assertTrue(risk.text().notes().get(0).contains("not from the repository"), "whose words they are");
  }

  @Test
  void textPageGivesEveryField() throws IOException {
    Risk risk = read("page.txt", PAGE).risk("mit9001");
    assertEquals("Runaway thermostat", risk.name());
    assertEquals(
        "A controller heats the house because nobody told it when to stop (Frost, 2020). It was right by its own lights.",
        risk.text().wording().get(0).text());
    assertEquals("7.3", risk.classification().subdomain().orElseThrow());
    assertEquals(CausalFactor.INTENT_UNINTENTIONAL, risk.classification().intent().orElseThrow());
    assertEquals(List.of(
        new MitigationStep("add-an-upper-bound", Optional.of("Fit a hard limit of 30. degrees (Source 4)."),
            Optional.of("Source 4")),
        new MitigationStep("ask-a-human", Optional.of("Ring someone (Frost, 2020) when in doubt (Sources 1 and 3)."),
            Optional.of("Sources 1 and 3"))),
        risk.references().steps());
  }

  @Test
  void htmlPageGivesTheSame() throws IOException {
    String html =
        """
            <!DOCTYPE html><html><head><title>7. Not the name</title><script>var x = "ENTITY";</script></head><body>
            <div><span>7. AI System Safety, Failures, &amp; Limitations</span><span>2 - Post-deployment</span></div>
            <h1>Runaway thermostat</h1>
            <p>A controller heats the house because nobody told it when to stop (Frost, 2020).</p><p>It was right by its own lights.</p>
            <p>Source: MIT AI Risk Repository<b>mit9001</b></p>
            <dl><dt>Entity</dt><dd>2 - AI</dd><dt>Intent</dt><dd>2 - Unintentional</dd><dt>Timing</dt><dd>2 - Post-deployment</dd>
            <dt>Risk ID</dt><dd>mit9001</dd></dl>
            <h2>Domain lineage</h2><p>7. AI System Safety, Failures, &amp; Limitations</p><p>375 mapped risks</p><p>7.3 &gt; Lack of capability or robustness</p>
            <h2>Mitigation strategy</h2>
            <ol><li><strong>Add an Upper Bound</strong> Fit a hard limit of 30. degrees (Source 4).</li>
            <li><strong>Ask a Human</strong> Ring someone (Frost, 2020) when in doubt (Sources 1 and 3).</li></ol>
            </body></html>
            """;
    assertEquals(read("page.txt", PAGE).risks, read("page.html", html).risks);
  }

  @Test
  void sectionsMayStandInAnyOrder() throws IOException {
    int lineage = PAGE.indexOf("Domain lineage");
    int measures = PAGE.indexOf("Mitigation strategy");
    String moved = PAGE.substring(0, lineage) + PAGE.substring(measures) + "\n" + PAGE.substring(lineage, measures);
    assertEquals(read("page.txt", PAGE).risks, read("moved.txt", moved).risks);
  }

  @Test
  void listOfAPageGivesAMeasureForEachItemAndNoneForListsWithin() throws IOException {
    String measures = "<h2>Mitigation strategy</h2><ol><li><b>First</b> Do this.</li><li><b>Second</b></li>"
        + "<li><b>\u201cThird\u201d step</b> Do: <ol><li><b>look</b> twice</li><li><b>leap</b></li></ol></li><li><b>Fourth</b> End.</li></ol>";
    String html = "<html><body>" + PAGE.substring(0, PAGE.indexOf("Mitigation")).lines()
        .map(line -> "<p>" + line.replace("&", "&amp;").replace("7.3 >", "7.3 &gt;") + "</p>")
        .collect(Collectors.joining()) + measures + "</body></html>";
    assertEquals(List.of(
        new MitigationStep("first", Optional.of("Do this."), Optional.empty()),
        new MitigationStep("second", Optional.empty(), Optional.empty()),
        new MitigationStep("third-step", Optional.of("Do: look twice leap"), Optional.empty()),
        new MitigationStep("fourth", Optional.of("End."), Optional.empty())),
        read("list.html", html).risk("mit9001").references().steps());
  }

  @Test
  void lineEndsAndByteOrderMarkDoNotMatter() throws IOException {
    assertEquals(read("a.txt", PAGE).risks, read("b.txt", "\ufeff" + PAGE.replace("\n", "\r\n")).risks);
  }

  @Test
  void pageWithoutMeasuresOrDescriptionIsStillARisk() throws IOException {
    String bare = PAGE.substring(0, PAGE.indexOf("Mitigation")).replaceAll("(?s)A controller.*?lights.", "-");
    Risk risk = read("bare.txt", bare).risk("mit9001");
    assertEquals(List.of(), risk.references().steps());
    assertEquals(List.of(), risk.text().wording());
  }

  @Test
  void whatIsWrongIsNamedWithFileFoundAndExpected() {
    assertEquals(
        "page.txt, below ENTITY: found \"9 - Ghost\", expected a code from 1 to 4 and its name, as in \"2 - AI\"",
        error(PAGE.replaceFirst("2 - AI\n", "9 - Ghost\n")));
    assertEquals("page.txt: found no line \"Risk ID\", expected it with an identifier such as mit561 below",
        error(PAGE.replace("Risk ID", "Number")));
    assertTrue(error(PAGE.replace("7.3 > ", "7.9 > "))
        .startsWith("page.txt: found the sub-domain \"7.9\", expected a sub-domain code"));
    assertTrue(error("<html><body>Sign in</body></html>").startsWith("page.txt: found no line \"Risk ID\""));
    assertTrue(error(PAGE.replaceFirst("7\\. AI.*", "Safety"))
        .startsWith("page.txt: found no line that begins with a domain"));
    assertTrue(error(PAGE.replaceFirst("(?s)Runaway.*?ENTITY", "ENTITY"))
        .startsWith("page.txt: found no line that begins with a domain"));
    assertTrue(error(PAGE.substring(0, PAGE.indexOf("mit9001\n\nDomain")))
        .startsWith("page.txt: found no line \"Risk ID\", expected it"));
    assertTrue(error("").startsWith("page.txt: found no line"));
  }

  @Test
  void pageInAnyEncodingGivesTheSame() throws IOException {
    String page = PAGE.replace("house", "ho\u00fcse");
    String html = "<html><head><meta charset='iso-8859-1'></head><body><p>"
        + page.strip().replace(">", "&gt;").replaceAll("\n+", "</p><p>").replace("\u00fc", "\u00fc")
        + "</p></body></html>";
    Collected plain = read("plain.txt", page);
    for (Path file : List.of(
        Files.write(folder.resolve("latin.txt"), page.getBytes(StandardCharsets.ISO_8859_1)),
        Files.write(folder.resolve("latin.html"), html.getBytes(StandardCharsets.ISO_8859_1)),
        Files.write(folder.resolve("wide.txt"), page.getBytes(StandardCharsets.UTF_16)),
        Files.write(folder.resolve("little.txt"), page.getBytes(StandardCharsets.UTF_16LE)))) {
      Collected read = new Collected();
      new PageReader(new InputProblems(Optional.empty())).read(file, read);
      assertEquals(plain.risks, read.risks, file.toString());
    }
  }

  @Test
  void headsInMarkdownOrSplitByAnEditorGiveTheSame() throws IOException {
    List<Risk> plain = read("plain.txt", PAGE).risks;
    assertEquals(plain, read("single.txt", PAGE.replace("**", "*").replace("a *hard*", "a hard")).risks);
    assertEquals(plain, read("underscores.txt", PAGE.replace("**", "__")).risks);
    assertEquals(plain, read("brackets.txt", PAGE.replaceAll("(\\d)\\. \\*\\*", "$1) **")).risks);
    assertEquals(plain, read("labels.txt", PAGE.replaceAll("(?m)^(ENTITY|INTENT|TIMING|Risk ID)\\n+", "$1: ")).risks);
    assertEquals(plain,
        read("markdown.txt", PAGE.replaceAll("(?m)^(ENTITY|Risk ID|Mitigation strategy)$", "### **$1**")).risks);
    assertEquals(plain, read("split.html", "<p>" + PAGE.strip().replace(">", "&gt;").replaceAll("\n+", "</p><p>")
        .replace("**Ask a Human**", "<strong>Ask </strong><strong>a Human</strong>")
        .replace("**Add an Upper Bound**", "<b>Add an</b><b> Upper Bound</b>") + "</p>").risks);
  }

  @Test
  void strategyOfWhichNoStepCanBeReadIsReported() throws IOException {
    String bare = PAGE.replace("**", "");
    assertTrue(
        error(bare).startsWith("page.txt, below Mitigation strategy: found \"1. Add an Upper Bound Fit a *hard*"),
        error(bare));
    List<String> warnings = new java.util.ArrayList<>();
    InputProblems problems = new InputProblems(Optional.of(warnings::add));
    Collected read = new Collected();
    new PageReader(problems).read(Files.writeString(folder.resolve("bare.txt"), bare.replaceFirst("2 - AI\n", "AI\n")),
        read);
    problems.report();
    assertEquals(2, warnings.size(), warnings.toString());
    assertEquals(Optional.empty(), read.risk("mit9001").classification().entity());
    assertEquals(List.of(), read.risk("mit9001").references().steps());
  }

  private String error(String page) {
    InputException error = assertThrows(InputException.class, () -> read("page.txt", page));
    return error.getMessage().replace(folder + "/", "");
  }

  private Collected read(String name, String page) throws IOException {
    Collected read = new Collected();
    new PageReader(new InputProblems(Optional.empty())).read(Files.writeString(folder.resolve(name), page), read);
    return read;
  }

  @Test
  void fileThatIsNoPageBecauseOfItsSizeIsNotRead() throws IOException {
    Path file = folder.resolve("page.html");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((16L << 20) + 1);
    }
    String message =
        assertThrows(InputException.class,
            () -> new PageReader(new InputProblems(Optional.empty())).read(file, new Collected()))
            .getMessage();
    assertTrue(message.contains("expected a page of at most 16777216"), message);
  }
}
