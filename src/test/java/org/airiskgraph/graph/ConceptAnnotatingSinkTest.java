package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class ConceptAnnotatingSinkTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static final Ontology ONTOLOGY = Ontology.read(IRIS);

  @Test
  void conceptsInExamplesAndFurtherPassagesAreMentionsAndOthersAreSubjects() {
    Graph graph = tagged("Hallucination", "Crimes such as phishing become easier, and phishing is only one of them.",
        List.of(), List.of("crime"), "Some users commit extortion.");
    assertEquals(List.of("hallucination"), concepts(graph, AIRG.concept));
    assertEquals(List.of("extortion", "phishing"), concepts(graph, AIRG.mentionsConcept));
    assertEquals("07.01.00 mentions phishing", label(graph, "phishing"));
    assertEquals("07.01.00 is about hallucination", label(graph, "hallucination"));
  }

  @Test
  void subjectElsewhereOrStatedByThePersonWhoReadItIsNoMention() {
    Graph graph = tagged("Phishing", "Crimes such as phishing and extortion become easier.", List.of("extortion"),
        List.of("crime"), "Phishing again.");
    assertEquals(List.of("extortion", "phishing"), concepts(graph, AIRG.concept));
    assertEquals(List.of(), concepts(graph, AIRG.mentionsConcept));
  }

  @Test
  void generalConceptsInTheWordingOfASourceAreMentionsUnlessTheNameOrASummaryHasThem() {
    String wording =
        "Robots in hospitals and AI agents in education are exposed to phishing, and their security suffers.";
    Graph graph = tagged("Loss of security", "", wording, List.of(), List.of(), List.of(), "");
    assertEquals(List.of("phishing", "security"), concepts(graph, AIRG.concept));
    assertEquals(List.of("ai-agent", "education", "embodied-ai", "health-care"),
        concepts(graph, AIRG.mentionsConcept));
    assertEquals(List.of("ai-agent"), concepts(tagged("Loss", "AI agents fail.", List.of(), List.of(), ""),
        AIRG.concept));
  }

  @Test
  void conceptsThatOnlyTheWordingBesideASummaryNamesAreMentions() {
    Graph graph = tagged("Loss of security", "Attackers send phishing mails.", "Phishing leads to extortion.",
        List.of(), List.of(), List.of(), "");
    assertEquals(List.of("phishing", "security"), concepts(graph, AIRG.concept));
    assertEquals(List.of("extortion"), concepts(graph, AIRG.mentionsConcept));
  }

  @Test
  void conceptsThatTheRecordCallsMentionsAreMentionsAlsoIfTheNameHasThemOrNoTextDoes() {
    Graph graph = tagged("Phishing and extortion", "", "", List.of(), List.of("phishing", "deepfake"), List.of(), "");
    assertEquals(List.of("extortion"), concepts(graph, AIRG.concept));
    assertEquals(List.of("deepfake", "phishing"), concepts(graph, AIRG.mentionsConcept));
  }

  private static Graph tagged(String name, String summary, List<String> concepts, List<String> notConcepts,
      String passage) {
    return tagged(name, summary, "", concepts, List.of(), notConcepts, passage);
  }

  private static Graph tagged(String name, String summary, String wording, List<String> concepts,
      List<String> mentions, List<String> notConcepts, String passage) {
    Graph graph = GraphFactory.createDefaultGraph();
    Optional<String> none = Optional.empty();
    Risk risk = new Risk(
        new Risk.Identity("07.01.00", name, Optional.of("07"), RiskLevel.CATEGORY, none, none, List.of()),
        new RiskClassification(none, Optional.empty(), Optional.empty(), Optional.empty()),
        new Risk.Text(Optional.of(summary), Optional.empty(), List.of(new Quotation(wording, true)),
            none, List.of()),
        new Risk.References(List.of(), concepts, mentions, notConcepts, List.of(), List.of()),
        List.of(new Evidence("07.01.00.a", "07.01.00.a", none, Optional.of(new Quotation(passage, true)), List.of())));
    new ConceptAnnotatingSink(IRIS, ONTOLOGY, new CatalogueToRdf(IRIS, ONTOLOGY, StreamRDFLib.graph(graph)))
        .accept(risk);
    return graph;
  }

  private static List<String> concepts(Graph graph, Node property) {
    return graph.find(Node.ANY, property, Node.ANY).mapWith(triple -> GraphReader.id(triple.getObject())).toList()
        .stream().sorted().toList();
  }

  private static String label(Graph graph, String concept) {
    return new GraphReader(graph).label(IRIS.partOfRisk(IRIS.risk("07.01.00"), "concept-" + concept));
  }
}
