package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryWalkerTest {
  /** Each query has the constant "here" or the property urn:here at another place. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      in a filter       | SELECT * { ?s ?p ?o FILTER (?o = "here") }
      in EXISTS         | SELECT * { ?s ?p ?o FILTER EXISTS { ?s <urn:here> ?x } }
      in nested EXISTS  | SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?x FILTER NOT EXISTS { ?x <urn:here> ?y } } }
      in an aggregate   | SELECT (COUNT(IF(?o = "here", 1, 2)) AS ?n) { ?s ?p ?o }
      in HAVING         | SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (MAX(?o) = "here")
      in GROUP BY       | SELECT ?x { ?s ?p ?o } GROUP BY (CONCAT(?o, "here") AS ?x)
      in ORDER BY       | SELECT ?s { ?s ?p ?o } ORDER BY (?o = "here")
      in SELECT         | SELECT (CONCAT(?o, "here") AS ?x) { ?s ?p ?o }
      in VALUES         | SELECT * { VALUES ?s { "here" } }
      in a subquery     | SELECT * { { SELECT (COUNT(IF(?o = "here", 1, 2)) AS ?n) { ?s ?p ?o } } }
      in OPTIONAL       | SELECT * { OPTIONAL { ?s <urn:here> ?o } }
      in UNION          | SELECT * { { ?s ?p ?o } UNION { ?s <urn:here>+ ?o } }
      in MINUS          | SELECT * { ?s ?p ?o MINUS { ?s <urn:here> ?o } }
      in GRAPH          | SELECT * { GRAPH ?g { ?s <urn:here> ?o } }
      in BIND           | SELECT * { ?s ?p ?o BIND (CONCAT(?o, "here") AS ?x) }
      """)
  void findsAConstantWhereverItIs(String place, String query) {
    Set<String> found = new TreeSet<>();
    new QueryWalker() {
      @Override
      void constant(Node node) {
        if (node.isLiteral()) {
          found.add(node.getLiteralLexicalForm());
        }
      }

      @Override
      void triples(ElementPathBlock block) {
        block.getPattern().forEach(path -> {
          if (path.toString().contains("urn:here")) {
            found.add("here");
          }
        });
      }
    }.visit(QueryFactory.create(query));
    assertEquals(true, found.contains("here"), place);
  }
}
