package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptAnnotatorTest {
  private static final String LABELS =
      """
              PREFIX :     <https://w3id.org/airiskgraph/concept/>
              PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
              PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
              PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
              :optimization a airg:Concept ; skos:prefLabel "optimization"@en .
              :mesa-optimization a airg:Concept ; skos:prefLabel "mesa-optimization"@en ;
                skos:altLabel "learned optimization"@en ; skos:hiddenLabel "mesaoptimisation"@en .
              :learning a airg:Concept ; skos:prefLabel "learned"@en .
              :naivete a airg:Concept ; skos:prefLabel "naïveté"@en .
              :harm a airg:Concept ; skos:prefLabel "harmful behavior"@en .
              :modelling a airg:Concept ; skos:prefLabel "world modelling"@en .
              :policy a airg:Concept ; skos:prefLabel "policy"@en .
              :denial-of-service a airg:Concept ; skos:prefLabel "denial of service"@en ; skos:altLabel "DoS"@en .
              :membership-inference a airg:Concept ; skos:prefLabel "membership inference"@en .
              :attribute-inference a airg:Concept ; skos:prefLabel "attribute inference"@en .
              :chemical-weapon a airg:Concept ; skos:prefLabel "chemical weapon"@en .
              :nuclear-weapon a airg:Concept ; skos:prefLabel "nuclear weapon"@en .
              :extinction a airg:Concept ; skos:prefLabel "human extinction"@en ;
                airg:contextLabel [ a airg:ContextLabel ; rdfs:label "extinction"@en ; airg:excludes "species"@en, "animal"@en ] .
              :goal-misspecification a airg:Concept ; skos:prefLabel "goal misspecification"@en ;
                airg:contextLabel [ a airg:ContextLabel ; rdfs:label "misspecified"@en ; airg:requires "goal"@en, "reward"@en ] .
              :topic a skos:Concept ; skos:prefLabel "topic"@en .
              """;

  private final ConceptAnnotator thesaurus = new ConceptAnnotator(graph(LABELS));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Mesa-optimization is a danger.             | mesa-optimization
      MESA OPTIMIZATION                          | mesa-optimization
      mesa‑optimization                          | mesa-optimization
      mesa-optimisation                          | mesa-optimization
      learned optimisation                       | mesa-optimization
      the mesaoptimization problem               | mesa-optimization
      optimization                               | optimization
      optimizations                              | optimization
      learned to do harm                         | learning
      a naïveté of sorts                         | naivete
      a naivete of sorts                         | naivete
      harmful behaviours of agents               | harm
      harmful behavior                           | harm
      world-modeling                             | modelling
      policies                                   | policy
      """)
  void textNamesConcept(String text, String concept) {
    assertEquals(List.of(concept), found(text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reoptimization                             | part of a word
      harmful is bad behavior                    | words apart
      topic                                      | a concept of another kind
      ''                                         | nothing
      """)
  void textNamesNone(String text, String why) {
    assertEquals(List.of(), found(text), why);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      A DoS takes the service down.                    | denial-of-service
      many DoSs                                        | denial-of-service
      What systems do and does dos                     |
      attribute and membership inference               | attribute-inference membership-inference
      membership of a group, and inference             |
      chemical, biological or nuclear weapons          | chemical-weapon nuclear-weapon
      chemical plants and nuclear weapons              | nuclear-weapon
      The extinction of humanity                       | extinction
      The extinction of rare species                   |
      Misspecified rewards                             | goal-misspecification
      A misspecified model of the weather              |
      """)
  void acronymContextLabelOrCoordinatedPhraseNamesWhatItMeans(String text, String concepts) {
    assertEquals(concepts == null ? List.of() : List.of(concepts.split(" ")), found(text));
  }

  @Test
  void contextIsTheTextAroundNotOnlyTheSentence() {
    assertEquals(List.of(), thesaurus.mentions("Extinction", "Extinction. Many animals die out."));
  }

  @Test
  void mentionSaysWhichWordsWhereAndWhetherInAnExample() {
    ConceptMention mention =
        thesaurus.mentions("Attacks such as chemical or nuclear weapons.", "Attacks such as …").get(0);

    assertEquals(new ConceptMention(mention.concept(), 16, 43, "chemical or nuclear weapons", true), mention);
  }

  @Test
  void exampleEndsWhereTheClauseGoesOn() {
    assertEquals(List.of(true, false), examples("Attacks such as nuclear weapons, which harm the policy."));
    assertEquals(List.of(true, false), examples("Attacks, for instance by nuclear weapons, may harm the policy."));
    assertEquals(List.of(true, false), examples("Attacks such as nuclear weapons: the policy fails."));
    assertEquals(List.of(true, true), examples("Things such as nuclear weapons, and a policy."));
  }

  private List<Boolean> examples(String text) {
    return thesaurus.mentions(text, text).stream().map(ConceptMention::example).toList();
  }

  @Test
  void searchGoesOnBehindTheLongestLabel() {
    assertEquals(List.of("mesa-optimization", "optimization", "policy"),
        found("Learned optimization differs from optimization by policy, and learned optimization is worse."));
  }

  @Test
  void shorterLabelCountsWhereTheLongerOneBreaksOff() {
    assertEquals(List.of("learning", "policy"), found("a learned policy"));
  }

  @Test
  void concernsOfTheBundledThesaurusAreFoundUnderTheirSynonyms() {
    ConceptAnnotator bundled = new ConceptAnnotator(Ontology.stated(new IriFactory(IriFactory.DEFAULT_BASE)));

    assertEquals(List.of("goal-misgeneralization", "deceptive-alignment", "distributional-shift"),
        bundled.concepts("Goal misgeneralisation, or deceptively aligned models under distribution shift").stream()
            .map(ConceptAnnotatorTest::key).toList());
  }

  private List<String> found(String text) {
    return thesaurus.concepts(text).stream().map(ConceptAnnotatorTest::key).toList();
  }

  private static String key(Node concept) {
    return concept.getURI().substring(concept.getURI().lastIndexOf('/') + 1);
  }

  private static Graph graph(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
    return graph;
  }
}
