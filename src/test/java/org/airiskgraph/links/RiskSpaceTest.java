package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.airiskgraph.graph.ConceptMention;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.TestServer;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Free texts among the risks of the bundled catalogue. */
class RiskSpaceTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static RiskSpace space;

  @BeforeAll
  static void read() {
    space = new RiskSpace(TestServer.dataset().getDefaultGraph());
  }

  private static TextRanking rank(String text, Set<Node> expected) {
    Map<Node, Double> about = new HashMap<>();
    for (ConceptMention mention : space.mentions(text)) {
      about.merge(mention.concept(), space.weight(mention), Math::max);
    }
    return space.rank(about, text, expected, 10);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Fraudsters clone the voice of a relative and ask for money | 4.3",
      "Data centers with a high energy consumption | 6.6",
      "Membership inference shows who was in the training data | 2.1,2.2",
      "The robot resists shutdown | 7.1,7.2", "Essays written by a machine are handed in at school | 4.3",
      "Deepfakes of a minister before the election | 4.1"})
  void firstSubdomainIsThatOfTheText(String text, String codes) {
    String first = GraphReader.id(rank(text, Set.of()).subdomains().get(0).subdomain());
    assertTrue(List.of(codes.split(",")).contains(first), first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prompt injection in e-mails leaks files", "Loan refused without a reason", "hallucination",
      "causal",
      "DEEPFAKES of a minister, and hate speech and hate speech and hate speech", "electricity"})
  void reasonsAddUpToTheScoreAndScoresFall(String text) {
    List<TextRanking.Near> risks = rank(text, Set.of()).risks();
    assertEquals(10, risks.size());
    for (TextRanking.Near near : risks) {
      double sum = near.reasons().stream().mapToDouble(Link.Reason::weight).sum();
      assertEquals(near.score(), sum, 0.0003, near.reasons().toString());
      assertTrue(near.score() > 0 && near.score() <= 1, text);
    }
    assertTrue(IntStream.range(1, 10).allMatch(i -> risks.get(i - 1).score() >= risks.get(i).score()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?!…", "Asbestos in the cellar of the town hall", "qqxxyyzz", "the of and",
      "All is fine with the printer", "机器学习",
      "risks", "AI", "model", "-5% drop", "The AI system has new risks", "Snow load on the roof of the gym"})
  void nothingIsCloseToOtherTexts(String text) {
    TextRanking ranking = rank(text, Set.of());
    assertEquals(List.of(), ranking.risks());
    assertEquals(List.of(), ranking.subdomains());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Nurses confirm each alert of the monitor without reading | 5.1",
      "The customs officer shrugs: computer says no, he cannot say why | 7.4",
      "Locked in with one provider of slot machines | 6.1",
      "Annotators abroad earn less than the wage of cleaners | 6.2"})
  void textThatNamesNoConceptIsUnderstoodByExampleSentences(String text, String code) {
    List<String> first = rank(text, Set.of()).subdomains().stream().limit(2)
        .map(suggested -> GraphReader.id(suggested.subdomain())).toList();
    assertTrue(first.contains(code), first.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Mood of clerks is tracked | 2.1",
      "Weights were stolen from the server of the model | 2.2"})
  void textThatContainsNoLabelIsUnderstoodByWordsOfSome(String text, String code) {
    assertEquals(List.of(), space.mentions(text));
    List<String> first = rank(text, Set.of()).subdomains().stream().limit(2)
        .map(suggested -> GraphReader.id(suggested.subdomain())).toList();
    assertTrue(first.contains(code), first.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Grandmother lost her savings to a fake grandson on a video call | 4.3",
      "Glacier survey drones burn more diesel than the helicopters did | 6.6",
      "Two pricing engines on the same marketplace raise fares in step | 7.6"})
  void textThatNamesNoConceptIsUnderstoodByWhatItsWordsSpeakFor(String text, String code) {
    TextRanking.Suggested first = rank(text, Set.of()).subdomains().get(0);
    assertEquals(code, GraphReader.id(first.subdomain()));
    assertTrue(first.share() > 0.8, first.toString());
    assertFalse(first.words().isEmpty());
    assertTrue(List.of(text.split(" ")).containsAll(first.words()), first.toString());
  }

  @Test
  void longTextOnAnythingElseDoesNotSpeakForASubdomain() {
    TextRanking ranking = rank("""
        The home side won the cup on Saturday in front of a large crowd. The keeper saved a penalty in the first half,
        and the captain scored twice after the break, once with a header from a corner. The visitors had most of the
        ball but their strikers were out of form. The coach praised the defenders and said that they had grown during
        the season. Fans sang in the rain until the referee blew the whistle. Next week they travel to the coast, where
        the pitch is heavy and the wind strong. Tickets are sold out. The bus leaves at nine.""", Set.of());
    assertTrue(ranking.subdomains().stream().allMatch(suggested -> suggested.share() < 0.9), ranking.toString());
  }

  @Test
  void emotionRecognitionIsFoundNotOnlyAsSurveillance() {
    assertEquals(List.of("emotion-recognition"),
        space.mentions("Mood detection in meetings").stream().map(mention -> GraphReader.id(mention.concept()))
            .toList());
    assertEquals("2.1", GraphReader.id(rank("Mood detection in meetings", Set.of()).subdomains().get(0).subdomain()));
  }

  @Test
  void placeOfUseAloneDoesNotLeadToOneSubdomain() {
    TextRanking ranking = rank("chatbot", Set.of());
    assertFalse(ranking.risks().isEmpty());
    assertTrue(ranking.risks().stream().noneMatch(near -> near.reasons().stream()
        .anyMatch(reason -> reason.words().startsWith("like the nearest"))), ranking.risks().toString());
  }

  @Test
  void expectedSubdomainCountsMore() {
    String text = "Wrong answers of the assistant harm people";
    Node overreliance = IRIS.domain("5.1");
    double before = share(rank(text, Set.of()), overreliance);
    double after = share(rank(text, Set.of(overreliance)), overreliance);
    assertTrue(before > 0 && after > before && after < 1, before + " " + after);
  }

  private static double share(TextRanking ranking, Node subdomain) {
    return ranking.subdomains().stream().filter(suggested -> suggested.subdomain().equals(subdomain))
        .mapToDouble(TextRanking.Suggested::share).sum();
  }

  @Test
  void sharesOfSubdomainsAddUpToOneAndNoneIsForLeftovers() {
    List<TextRanking.Suggested> all = rank("privacy of patients", Set.of()).subdomains();
    assertEquals(1, all.stream().mapToDouble(TextRanking.Suggested::share).sum(), 1e-9);
    assertFalse(all.stream().anyMatch(suggested -> suggested.subdomain().getURI().endsWith(".0")));
  }

  @Test
  void textDoesNotChangeTheSpace() {
    TextRanking first = rank("cascading failure of agents", Set.of());
    rank("unheard words zyxw become no part of the space", Set.of());
    assertEquals(first, rank("cascading failure of agents", Set.of()));
    assertNotEquals(first, rank("cascading failure of agents zyxw", Set.of()), "an unknown word lowers the coverage");
  }
}
