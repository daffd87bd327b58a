package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The commands {@code search} and {@code draw} over the bundled catalogue, each of which makes its index of words. */
class SearchAndDrawIT {
  @TempDir Path folder;

  @Test
  void theBestHitComesFirstWithKindIdentifierAndName() {
    Cli run = Cli.run("search", "mesa-optimization", "objectives");
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().lines().findFirst().orElse("").matches("risk +34\\.02\\.03 +Mesa-Optimization Objectives +Ji2023"),
        run.out());
    assertTrue(run.out().strip().endsWith(" found."), run.out());
  }

  @Test
  void everyWordMustOccurAtLeastAsABeginning() {
    String both = last(Cli.run("search", "decept", "align").out());
    String one = last(Cli.run("search", "decept").out());
    assertTrue(number(both) > 0 && number(both) < number(one), both + " / " + one);
  }

  @Test
  void fewerAreShownThanFound() {
    Cli run = Cli.run("search", "privacy", "-k", "3");
    assertTrue(last(run.out()).matches("\\d+ found, the best 3 shown\\."), run.out());
    assertEquals(3, run.out().lines().filter(line -> !line.startsWith(" ")).count() - 1, run.out());
  }

  @Test
  void nothingFoundIsExitOne() {
    Cli run = Cli.run("search", "qqxxyyzz");
    assertEquals(1, run.code());
    assertEquals("Nothing found.", run.out().strip());
    assertEquals(1, Cli.run("search", "+(\"*").code(), "signs of a query language are no words");
  }

  @Test
  void aTypingSlipIsToldAndFiltersAndPartsNarrowTheResults() {
    Cli slip = Cli.run("search", "halucination", "--kind", "concept", "-k", "1");
    assertEquals(0, slip.code(), slip.err());
    assertTrue(slip.out().startsWith("Did you mean \"hallucination\"?"), slip.out());
    assertTrue(slip.out().lines().skip(1).findFirst().orElse("").matches("concept +hallucination +hallucination *"),
        slip.out());
    Cli part = Cli.run("search", "deception", "--source", "Ji2023", "--domain", "7", "--offset", "1", "-k", "1",
        "--format", "csv");
    assertTrue(part.out().lines().skip(1).allMatch(line -> line.startsWith("risk,34.") && line.endsWith(",Ji2023")),
        part.out());
    Cli wrong = Cli.run("search", "deception", "--domain", "9.9");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("found \"9.9\", expected one of 1"), wrong.err());
  }

  @Test
  void aDrawnRiskIsXmlThatLeadsToIrisAndSaysItInWords() throws IOException, ParserConfigurationException, SAXException {
    Path file = folder.resolve("mesa.svg");
    Cli run = Cli.run("draw", "mesa-optimization", "-o", file.toString());
    assertEquals(0, run.code(), run.err());
    Document svg;
    try (InputStream in = Files.newInputStream(file)) {
      svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
    assertEquals("svg", svg.getDocumentElement().getNodeName());
    List<String> addresses = addresses(svg);
    assertTrue(addresses.contains("https://w3id.org/airiskgraph/domain/7.2"), addresses.toString());
    assertTrue(addresses.stream().allMatch(address -> address.startsWith("https://")), addresses.toString());
    assertTrue(addresses.stream().filter(address -> address.contains("/risk/")).count() > 10, "its related risks");
    String words = svg.getElementsByTagName("desc").item(0).getTextContent();
    assertTrue(words.startsWith("Mesa-Optimization Objectives: ") && words.contains("sub-domain: 7.2 "), words);
    assertEquals(0, svg.getElementsByTagName("script").getLength());
  }

  @Test
  void standardOutputAndCompressedFilesHoldTheSamePicture() throws IOException {
    Path plain = folder.resolve("a.svg");
    Path packed = folder.resolve("a.svg.gz");
    Cli.run("draw", "34.02.03", "-o", plain.toString());
    Cli.run("draw", "mit561", "-o", packed.toString());
    Cli out = Cli.run("draw", "https://w3id.org/airiskgraph/risk/34.02.03", "-o", "-");
    assertEquals(Files.readString(plain), out.out().strip());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertEquals(Files.readString(plain), new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatCannotBeDrawnLeavesNoFile() throws IOException {
    Path file = folder.resolve("x.svg");
    assertTrue(Cli.run("draw", "99.99.99", "-o", file.toString()).failure(1)
        .startsWith("airisk: No risk is called \"99.99.99\""));
    assertEquals("airisk: The file name x.png must end in .svg or .svg.gz.",
        Cli.run("draw", "mesa", "-o", "x.png").failure(2));
    Cli.run("draw", "34.02.03", "-o", folder.resolve("no/such/place.svg").toString()).failure(2);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    assertFalse(Files.exists(Path.of("x.png")));
  }

  private static List<String> addresses(Document svg) {
    NodeList links = svg.getElementsByTagName("a");
    return IntStream.range(0, links.getLength())
        .mapToObj(i -> links.item(i).getAttributes().getNamedItem("href").getNodeValue()).toList();
  }

  private static String last(String text) {
    List<String> lines = text.lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceFirst(" .*", ""));
  }
}
