package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterBindingTest {
  private final ParameterBinding arguments = new ParameterBinding(new EntityResolver(Sample.graph(), Sample.IRIS));
  private final CannedQuery query = CannedQuery.parse("q.rq",
      """
          #+ parameters:
          #+   - risk: a risk
          #+   - domain: a domain
          #+   - most: a number
          #+   - word: in English
          #+   - since: a day
          #+   - graph: any address
          #+   - entity: one of a few
          #+   - part: an entry
          #+   - whole: a catalogue
          #+   - any: a domain, or all
          #+   - measure: a measure
          #+   - share: a share from 0 to 1
          SELECT * {
            VALUES ?risk { <https://w3id.org/airiskgraph/risk/1> } VALUES ?domain { <https://w3id.org/airiskgraph/domain/1> }
            VALUES ?entity { <https://w3id.org/airiskgraph/ontology#entity-ai> }
            VALUES ?part { <https://w3id.org/airiskgraph/catalogue/x/1> }
            VALUES ?whole { <https://w3id.org/airiskgraph/catalogue/x> }
            VALUES ?any { <https://w3id.org/airiskgraph/domain/> }
            VALUES ?measure { <https://w3id.org/airiskgraph/catalogue/act/m-1> } VALUES ?share { 0.5 }
            VALUES ?most { 3 } VALUES ?word { "some"@en } VALUES ?graph { <http://example.org/risk/> }
            VALUES ?since { "2024-01-31"^^<http://www.w3.org/2001/XMLSchema#date> } }
          """);

  @Test
  void wordsBecomeValuesOfTheKindOfTheDefault() {
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "risk/11.01.01"), value("risk", "mit1"));
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "domain/2"), value("domain", "privacy"));
    assertEquals(NodeFactory.createLiteralDT("12", XSDDatatype.XSDinteger), value("most", "12"));
    assertEquals(NodeFactory.createLiteralLang("other", "en"), value("word", "other"));
    assertEquals(NodeFactory.createLiteralDT("2020-02-29", XSDDatatype.XSDdate), value("since", "2020-02-29"));
    assertEquals(NodeFactory.createURI("urn:x:y"), value("graph", "urn:x:y"));
  }

  @Test
  void nameOfACatalogueThatIsACodeOfAnEntryTooMeansWhatTheParameterAsksFor() {
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "catalogue/act"), value("whole", "Act"));
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "catalogue/act/act"), value("part", "Act"));
  }

  @Test
  void iriOfTheOwnerMeansTheEntry() {
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "catalogue/act/act"),
        value("part", "http://law.example/act/oj"));
    Sample.failure(QueryException.Fault.NOT_FOUND, () -> value("part", "http://law.example/act"));
  }

  @Test
  void entryOfAnotherKindThanTheParameterIsCalledIsRefusedWithAdvice() {
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "catalogue/act/m-1"), value("measure", "audit twice"));
    String message = Sample.failure(QueryException.Fault.USAGE, () -> value("measure", "Art. 10"));
    assertTrue(message.contains("expected a measure, such as act/m-1"), message);
    assertTrue(message.contains("risks-of-catalogue-entry entry=act/art-10"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.01", "-0.1", "2", "1e3"})
  void numberOutsideTheRangeOfTheDescriptionIsRefused(String text) {
    Sample.failure(QueryException.Fault.USAGE, () -> value("share", text));
  }

  @Test
  void endsOfTheRangeAreTaken() {
    assertEquals("0", value("share", "0").getLiteralLexicalForm());
    assertEquals("1.0", value("share", "1.0").getLiteralLexicalForm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"human", "Human", " HUMAN ", "1", "entity-human", "airg:entity-human",
      "https://w3id.org/airiskgraph/ontology#entity-human", "person"})
  void valueOfASchemeIsFoundByAnyOfItsNames(String text) {
    assertEquals(AIRG.term("entity-human"), value("entity", text));
  }

  @Test
  void valueThatASchemeDoesNotHaveIsRefusedWithItsChoices() {
    assertEquals("parameter entity: found \"robot\", expected one of: Human, AI", usage("entity", "robot"));
    assertEquals("parameter entity: found \"airg:intent-other\", expected one of: Human, AI",
        usage("entity", "airg:intent-other"));
  }

  @Test
  void valuesComeInTheOrderGiven() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("word", "x");
    texts.put("most", "1");
    assertEquals(List.of("word", "most"), List.copyOf(arguments.of(query, texts).keySet()));
  }

  @Test
  void valueOfAnotherTypeIsRefusedWithTheTypeExpected() {
    assertEquals("parameter most: found \"many\", expected a value of type xsd:integer", usage("most", "many"));
    assertEquals("parameter since: found \"2023-02-30\", expected a value of type xsd:date",
        usage("since", "2023-02-30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no scheme", "http://a b/", "http://x/<script>", "http://x/\"", "1a:b", "urn:", "x:}{"})
  void whatIsNoAddressIsRefused(String text) {
    assertEquals("parameter graph: found \"" + text + "\", expected an IRI", usage("graph", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"risk", "most", "word", "graph"})
  void emptyValueIsRefused(String name) {
    String message = "The parameter " + name + " has no value. Give one, or leave the parameter out for its default.";
    assertEquals(message, usage(name, ""));
    assertEquals(message, usage(name, " \t"));
  }

  @Test
  void catalogueAndEntryAreToldApart() {
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "catalogue/act"), value("whole", "act"));
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "catalogue/act/art-10"), value("part", "Art. 10"));
    assertEquals("parameter whole: found the entry act/art-10, expected a catalogue, such as act",
        usage("whole", "Art. 10"));
    assertEquals("parameter part: found the whole catalogue act, expected one of its entries, such as x/1",
        usage("part", "act"));
  }

  @Test
  void allStandsForTheSchemeThatIsTheDefault() {
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "domain/"), value("any", "all"));
    assertEquals(NodeFactory.createURI(IriFactory.DEFAULT_BASE + "domain/2"), value("any", "2"));
  }

  @Test
  void entityOfAnotherKindIsRefusedWithTheKindExpected() {
    assertEquals("parameter risk: found the domain https://w3id.org/airiskgraph/domain/2, expected a risk",
        usage("risk", IriFactory.DEFAULT_BASE + "domain/2"));
    assertEquals(
        "parameter domain: found the source document https://w3id.org/airiskgraph/source/12, expected a domain",
        usage("domain", IriFactory.DEFAULT_BASE + "source/12"));
  }

  @Test
  void argumentsAreSplitAtTheirFirstEqualsSign() {
    assertEquals(Map.of("risk", "a=b", "most", "1"), ParameterBinding.split(List.of("risk=a=b", "most=1")));
    assertEquals(List.of("b", "a"), List.copyOf(ParameterBinding.split(List.of("b=1", "a=1")).keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"risk", "=risk", ""})
  void argumentWithoutNameOrValueIsRefused(String argument) {
    assertEquals("Found \"" + argument + "\", expected NAME=VALUE.",
        Sample.failure(QueryException.Fault.USAGE, () -> ParameterBinding.split(List.of(argument))));
  }

  @Test
  void argumentGivenTwiceIsRefused() {
    assertEquals("The parameter risk is given twice.", Sample.failure(QueryException.Fault.USAGE,
        () -> ParameterBinding.split(List.of("risk=1", "most=3", "risk=1"))));
  }

  @Test
  void unknownNameAndUnknownThingDiffer() {
    assertEquals(
        "the query q has no parameter rsk; it takes risk, domain, most, word, since, graph, entity, part, whole, any, measure, share",
        usage("rsk", "mit1"));
    assertTrue(usage("", "mit1").startsWith("the query q has no parameter without a name; it takes risk, "));
    assertEquals("no risk is called \"zzzzzzzzzz\"; search for a word of its name",
        Sample.failure(QueryException.Fault.NOT_FOUND, () -> value("risk", "zzzzzzzzzz")));
  }

  private Node value(String name, String text) {
    return arguments.of(query, Map.of(name, text)).get(name);
  }

  private String usage(String name, String text) {
    return Sample.failure(QueryException.Fault.USAGE, () -> value(name, text));
  }
}
