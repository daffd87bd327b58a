package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

/** What words of texts say, learned from a small catalogue. */
class SubdomainWordsTest {
  private static final Node PRIVACY = Linked.IRIS.domain("2.1");
  private static final Node FRAUD = Linked.IRIS.domain("4.3");

  private static SubdomainWords learned(String concepts) {
    String risks = IntStream.range(100, 200).mapToObj(i -> """
        r:%1$d a airg:Risk ; rdfs:label "Leaked diaries %1$d" ; airg:subdomain d:2.1 ; airg:concept c:leak .
        r:%1$d.1 a airg:Risk ; rdfs:label "Forged invoices %1$d" ; airg:subdomain d:4.3 ; airg:concept c:forgery .
        r:%1$d.2 a airg:Risk ; rdfs:label "Burned diesel %1$d" ; airg:subdomain d:6.6 .
        """.formatted(i)).collect(Collectors.joining());
    Graph graph = Turtle.graph(risks + concepts);
    RiskTable table = new RiskTable(graph);
    List<Node> subdomains = List.of(PRIVACY, FRAUD, Linked.IRIS.domain("6.6"));
    int[] filed = table.values(AIRG.subdomain).stream().mapToInt(own -> subdomains.indexOf(own.get(0))).toArray();
    return new SubdomainWords(graph, table, subdomains, filed);
  }

  @Test
  void wordsOfRisksSpeakForTheirSubdomainInAllForms() {
    SubdomainWords.Evidence said = learned("").of("The LEAK of a diary");
    assertTrue(said.sums()[0] > 0 && said.sums()[1] < 0, said.toString());
    assertEquals(said.sums()[0], said.most());
  }

  @Test
  void examplesAndLabelsOfConceptsSpeakForTheSubdomainsOfTheirRisks() {
    SubdomainWords words = learned("""
        c:leak a <https://w3id.org/airiskgraph/ontology#Concept> ; skos:altLabel "eavesdropping" .
        c:forgery skos:example "Grandson on the phone wants cash" .
        c:unused skos:example "Thunderstorm" .""");
    assertTrue(words.of("eavesdropping").sums()[0] > 0);
    assertTrue(words.of("wants cash").sums()[1] > 0);
    assertEquals(List.of(), words.of("thunderstorm").words());
  }

  @Test
  void definitionOfASubdomainSpeaksForIt() {
    assertTrue(learned("d:4.3 skos:definition \"Swindle\" .").of("swindles").sums()[1] > 0);
  }

  @Test
  void textWithoutKnownWordsSaysNothing() {
    assertArrayEquals(new double[4], learned("").of("qqxxyyzz zzyyxx").sums());
    assertEquals(0, learned("").of("").most());
  }

  @Test
  void pairOfWordsOfSpeechSpeaksForTheSubdomainOfItsExamples() {
    SubdomainWords words = learned("""
        c:leak skos:example "She was turned down at the door" .
        c:forgery skos:example "Down went the price as he turned" .""");
    double[] pair = words.of("turned down").sums();
    assertTrue(pair[0] > 2 * pair[1], Arrays.toString(pair));
    assertEquals(2, words.of("turned down").words().size());
  }

  @Test
  void sentenceOfEverydayTroubleIsNotRelatedAndOneOfARiskIs() {
    SubdomainWords words = learned("");
    assertTrue(words.of("Rain came through the ceiling of the shop").related() < 0);
    assertTrue(words.of("Leaked diaries").related() > 0);
  }

  @Test
  void repeatedWordCountsOnce() {
    SubdomainWords words = learned("");
    assertArrayEquals(words.of("diaries").sums(), words.of("diary diaries diary").sums());
  }

  @Test
  void longTextSaysHardlyMoreThanTenOfItsWords() {
    String many = IntStream.range(0, 40).mapToObj(i -> "" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "xq")
        .collect(Collectors.joining(" "));
    SubdomainWords words = learned("c:leak skos:example \"" + many + "\" .");
    double ten = words.of(many.substring(0, many.indexOf("akxq"))).most();
    // Ten words are nine pairs.
    assertEquals(ten, words.of(many).most(), ten / 10);
    assertTrue(ten > words.of(many.substring(0, many.indexOf("afxq"))).most());
  }

  @Test
  void wordsAreShownAsTypedAndCommonOnesLast() {
    SubdomainWords words = learned(
        """
        c:forgery skos:example "Somebody begins badly" , "Counterfeit vouchers" , "Somebody sells it" , "Somebody" .""");
    assertEquals(List.of("VOUCHER", "Somebody"), words.of("Somebody had a VOUCHER").words(1));
    assertEquals(List.of(), words.of("Somebody had a VOUCHER").words(0));
  }
}
