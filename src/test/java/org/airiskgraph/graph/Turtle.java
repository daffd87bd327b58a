package org.airiskgraph.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

/** Small graphs as tests write them down. */
public final class Turtle {
  private static final String PREFIXES = """
      PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX r: <https://w3id.org/airiskgraph/risk/>
      PREFIX s: <https://w3id.org/airiskgraph/source/>
      PREFIX c: <https://w3id.org/airiskgraph/concept/>
      PREFIX m: <https://w3id.org/airiskgraph/mitigation/>
      PREFIX w: <https://w3id.org/airiskgraph/work/>
      PREFIX d: <https://w3id.org/airiskgraph/domain/>
      """;

  private Turtle() {}

  /** The graph that {@code text} states; the prefixes need not be given. */
  public static Graph graph(String text) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(PREFIXES + text, Lang.TURTLE).parse(graph);
    return graph;
  }
}
