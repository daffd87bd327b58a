package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
  @ParameterizedTest
  @ValueSource(strings = {
      "SELECT ?a ?b { VALUES (?a ?b) { (<http://example.org/ä> 'x'@en-GB) (UNDEF 3) ('' 1.50) ('a' UNDEF) } }",
      "SELECT * { VALUES ?text { 'tab\\tline\\nquote\\\"back\\\\slash\\u0001' '😀 é' '</script>' } }",
      "SELECT ?a ?b ?c { BIND(BNODE('one') AS ?a) BIND(?a AS ?b) BIND(BNODE() AS ?c) }",
      "SELECT ?a { VALUES ?a { true '07'^^<http://www.w3.org/2001/XMLSchema#integer> 'x'^^<http://example.org/type> } }",
      "SELECT ?a { VALUES ?a { } }",
      "SELECT ?nothing { {} UNION {} }",
      "SELECT ?a { ?a ?b ?c FILTER(false) }",
  })
  void jenaReadsTheRowsThatWereWritten(String query) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonRows.write(rows(query), out);
    ResultSet read = ResultSetMgr.read(new ByteArrayInputStream(out.toByteArray()), ResultSetLang.RS_JSON);
    RowSet found = RowSet.adapt(read);
    RowSet expected = rows(query);
    String json = out.toString(StandardCharsets.UTF_8);
    assertEquals(expected.getResultVars(), found.getResultVars(), json);
    assertTrue(ResultsCompare.equalsByTermAndOrder(expected, found), json);
  }

  private static RowSet rows(String query) {
    try (QueryExec execution =
        QueryExec.dataset(DatasetGraphFactory.create()).query(QueryFactory.create(query)).build()) {
      return execution.select().materialize();
    }
  }
}
