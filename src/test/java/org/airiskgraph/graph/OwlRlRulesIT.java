package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.apache.jena.reasoner.rulesys.Rule;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ontology implies, in the graph that is served, against Jena's rule engine. */
class OwlRlRulesIT {
  /** The W3C's rules, as the engine reads them; two-step chains are all the ontology has. */
  private static final String OWL_RL = """
      @prefix owl:  <http://www.w3.org/2002/07/owl#>.
      @prefix rdf:  <http://www.w3.org/1999/02/22-rdf-syntax-ns#>.
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#>.
      [spo1: (?x ?p ?y) (?p rdfs:subPropertyOf ?q) notBNode(?q) -> (?x ?q ?y)]
      [inv1: (?x ?p ?y) (?p owl:inverseOf ?q) notLiteral(?y) -> (?y ?q ?x)]
      [inv2: (?x ?q ?y) (?p owl:inverseOf ?q) notLiteral(?y) -> (?y ?p ?x)]
      [symp: (?x ?p ?y) (?p rdf:type owl:SymmetricProperty) -> (?y ?p ?x)]
      [trp:  (?x ?p ?y) (?y ?p ?z) (?p rdf:type owl:TransitiveProperty) -> (?x ?p ?z)]
      [spo2: (?p owl:propertyChainAxiom ?l) (?l rdf:first ?a) (?l rdf:rest ?m) (?m rdf:first ?b)
             (?m rdf:rest rdf:nil) (?x ?a ?y) (?y ?b ?z) -> (?x ?p ?z)]
      [sco:  (?x rdf:type ?c) (?c rdfs:subClassOf ?d) notBNode(?d) -> (?x rdf:type ?d)]
      [eqc1: (?x rdf:type ?c) (?c owl:equivalentClass ?d) notBNode(?d) -> (?x rdf:type ?d)]
      [eqc2: (?x rdf:type ?d) (?c owl:equivalentClass ?d) notBNode(?c) -> (?x rdf:type ?c)]
      """;

  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static DatasetGraph dataset;
  private static Graph served;

  @BeforeAll
  static void build() {
    dataset = RiskGraphBuilder.build(CatalogueInputs.bundled(), IRIS, new LinkOptions(2));
    served = dataset.getDefaultGraph();
  }

  @Test
  void reasonerFindsNothingToAddToTheOntology() {
    Graph ontology = dataset.getGraph(IRIS.graph("ontology"));

    assertEquals(Set.of(), missing(reason(ontology, skosAxioms())));
  }

  @Test
  void reasonerFindsNothingToAddToASampleOfRisks() {
    Graph ontology = dataset.getGraph(IRIS.graph("ontology"));
    Graph sample = sample("34.02.03", "53.01.06", "60.01.01", "01.01.00");
    assertTrue(sample.size() > 300, "a sample with links, reasons, evidence, steps and works");

    assertEquals(Set.of(), missing(reason(schema(ontology), sample)));
  }

  @Test
  void reasonerWouldMissWhatIsTakenOut() {
    Graph sample = sample("34.02.03");
    Triple domain = served.find(IRIS.risk("34.02.03"), AIRG.domain, Node.ANY).next();
    sample.delete(domain);

    assertTrue(reason(schema(dataset.getGraph(IRIS.graph("ontology"))), sample).contains(domain));
  }

  @Test
  void eachTripleStandsOnceInTheServedGraph() {
    Set<Triple> seen = new HashSet<>();
    Set<Triple> twice = new HashSet<>();
    served.find().forEachRemaining(triple -> {
      if (!seen.add(triple)) {
        twice.add(triple);
      }
    });

    assertEquals(Set.of(), twice);
    assertEquals(seen.size(), served.size());
  }

  private static InfGraph reason(Graph schema, Graph data) {
    Graph all = GraphFactory.createDefaultGraph();
    GraphUtil.addInto(all, schema);
    GraphUtil.addInto(all, data);
    GraphUtil.addInto(all, skosAxioms());
    GenericRuleReasoner reasoner = new GenericRuleReasoner(Rule.parseRules(Rule.rulesParserFromReader(
        new java.io.BufferedReader(new java.io.StringReader(OWL_RL)))));
    reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
    InfGraph inferred = reasoner.bind(all);
    inferred.prepare();
    return inferred;
  }

  /** Deductions about things with IRIs that the served graph does not hold. */
  private static Set<String> missing(InfGraph inferred) {
    Set<String> missing = new TreeSet<>();
    inferred.getDeductionsGraph().find().forEachRemaining(triple -> {
      boolean anonymous = triple.getSubject().isBlank() || triple.getObject().isBlank();
      if (!anonymous && !served.contains(triple)) {
        missing.add(triple.toString());
      }
    });
    return missing;
  }

  /** What SKOS says of its own properties, as far as the files use them. */
  private static Graph skosAxioms() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString("""
        PREFIX owl:  <http://www.w3.org/2002/07/owl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        skos:prefLabel rdfs:subPropertyOf rdfs:label .
        skos:topConceptOf rdfs:subPropertyOf skos:inScheme ; owl:inverseOf skos:hasTopConcept .
        skos:broader rdfs:subPropertyOf skos:broaderTransitive ; owl:inverseOf skos:narrower .
        skos:narrower rdfs:subPropertyOf skos:narrowerTransitive .
        skos:broaderTransitive a owl:TransitiveProperty .
        skos:narrowerTransitive a owl:TransitiveProperty .
        skos:related a owl:SymmetricProperty .
        skos:closeMatch a owl:SymmetricProperty .
        skos:relatedMatch a owl:SymmetricProperty .
        skos:broadMatch owl:inverseOf skos:narrowMatch .
        """, Lang.TURTLE).parse(graph);
    return graph;
  }

  /** The ontology without its SKOS hierarchies, which the engine need not climb again for each risk. */
  private static Graph schema(Graph ontology) {
    Graph schema = GraphFactory.createDefaultGraph();
    ontology.find().filterDrop(triple -> triple.getPredicate().getURI().startsWith(SKOS.uri)
        && !triple.getSubject().toString().startsWith(IRIS.base() + "domain")).forEachRemaining(schema::add);
    return schema;
  }

  /** All that the served graph says of these risks and, two steps on, of what they lead to. */
  private static Graph sample(String... risks) {
    Graph sample = GraphFactory.createDefaultGraph();
    Collection<Node> open = new ArrayList<>();
    for (String risk : risks) {
      open.add(IRIS.risk(risk));
    }
    for (int step = 0; step < 3; step++) {
      Collection<Node> next = new HashSet<>();
      for (Node node : open) {
        served.find(node, Node.ANY, Node.ANY).forEachRemaining(triple -> {
          sample.add(triple);
          String iri = triple.getObject().isURI() ? triple.getObject().getURI() : "";
          if (iri.startsWith(IRIS.base()) && iri.matches(".*/(evidence|source)/.*|.*#.*")) {
            next.add(NodeFactory.createURI(iri));
          }
        });
      }
      open = next;
    }
    return sample;
  }
}
