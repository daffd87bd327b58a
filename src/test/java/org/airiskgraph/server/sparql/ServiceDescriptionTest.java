package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.Test;

class ServiceDescriptionTest {
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private final Node endpoint = NodeFactory.createURI("https://example.org/sparql");
  private final DatasetGraph dataset = DatasetGraphFactory.create(SmallGraph.graph());

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }

  @Test
  void endpointHasItsLanguageAndTheFormatsOfTheW3c() {
    GraphReader reader = new GraphReader(ServiceDescription.of(dataset, endpoint.getURI()));
    assertTrue(reader.is(endpoint, sd("Service")));
    assertEquals(List.of(sd("SPARQL11Query")), reader.objects(endpoint, sd("supportedLanguage")));
    Set<String> formats = reader.objects(endpoint, sd("resultFormat")).stream().map(GraphReader::id)
        .collect(Collectors.toSet());
    assertEquals(Set.of("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
        "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG"), formats);
  }

  @Test
  void eachGraphHasItsNameAndItsNumberOfTriples() {
    Node name = SmallGraph.IRIS.graph("catalogue");
    dataset.addGraph(name, SmallGraph.graph());
    Graph graph = ServiceDescription.of(dataset, endpoint.getURI());
    GraphReader reader = new GraphReader(graph);
    Node content = reader.object(endpoint, sd("defaultDataset")).orElseThrow();
    Node unnamed = reader.object(content, sd("defaultGraph")).orElseThrow();
    assertEquals(SmallGraph.graph().size(), reader.number(unnamed, VOID.triples.asNode()));
    Node named = reader.object(content, sd("namedGraph")).orElseThrow();
    assertEquals(List.of(name), reader.objects(named, sd("name")));
    assertEquals(SmallGraph.graph().size(),
        reader.number(reader.object(named, sd("graph")).orElseThrow(), VOID.triples.asNode()));
  }
}
