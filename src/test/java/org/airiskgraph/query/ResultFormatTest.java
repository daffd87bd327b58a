package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResultFormatTest {
  private static RowSetRewindable rows(String query) {
    try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.create()).query(query).build()) {
      return execution.select().rewindable();
    }
  }

  private static byte[] written(RowSet rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultWriter.write(ResultSet.adapt(rows), ResultFormat.JSON, out);
    return out.toByteArray();
  }

  /** IRIs, texts with and without language, numbers, dates, blank nodes that come twice, nothing, and what needs escapes. */
  @ParameterizedTest
  @ValueSource(strings = {
      "SELECT * { VALUES (?a ?b) { (<http://example.org/a?b=c&d='e'> 'text') ('texte'@fr UNDEF) (UNDEF UNDEF) } }",
      "SELECT * { VALUES ?a { 1 1.50 1e3 true '2024-01-01'^^<http://www.w3.org/2001/XMLSchema#date> 'x'^^<http://example.org/own> } }",
      "SELECT ?a ?b ?c { BIND(BNODE() AS ?a) BIND(?a AS ?b) BIND(BNODE() AS ?c) }",
      "SELECT * { VALUES ?a { 'quote \" backslash \\\\ slash / line \\n return \\r tab \\t' '</script>' '\\u0001\\u007f\\u2028' 'é 漢 😀' '' } }",
      "SELECT * { VALUES ?a { } }",
      "SELECT ?nowhere { }"})
  void rowsInJsonAreReadBackUnchanged(String query) {
    RowSetRewindable rows = rows(query);
    byte[] json = written(rows);
    rows.reset();
    ResultSet read = ResultSetMgr.read(new ByteArrayInputStream(json), ResultSetLang.RS_JSON);
    List<String> names = read.getResultVars();
    RowSetRewindable again = RowSet.adapt(read).rewindable();
    assertEquals(rows.getResultVars().stream().map(Object::toString).toList(),
        names.stream().map(name -> "?" + name).toList());
    assertTrue(ResultsCompare.equalsByTermAndOrder(rows, again), () -> new String(json, StandardCharsets.UTF_8));
    assertEquals(rows.size(), again.size());
  }

  @Test
  void jsonIsWhatTheStandardDefines() {
    String json = new String(written(rows("SELECT * { VALUES (?a ?b) { (<http://example.org/> 'ja'@de) (UNDEF 7) } }")),
        StandardCharsets.UTF_8);
    assertEquals(
        "{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":[{\"a\":{\"type\":\"uri\",\"value\":\"http://example.org/\"},"
            + "\"b\":{\"type\":\"literal\",\"xml:lang\":\"de\",\"value\":\"ja\"}},{\"b\":{\"type\":\"literal\","
            + "\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\",\"value\":\"7\"}}]}}",
        json.replaceAll("\\s", ""));
  }

  @ParameterizedTest
  @CsvSource({"related.csv, CSV", "a.b.jsonld, JSONLD", "x.json, JSON", "x.ttl, TURTLE"})
  void fileNameGivesTheFormatOfItsSuffix(String file, ResultFormat format) {
    assertEquals(Optional.of(format), ResultFormat.ofFile(file));
  }

  @Test
  void fileNameWithoutKnownSuffixGivesNone() {
    assertEquals(Optional.empty(), ResultFormat.ofFile("related"));
    assertEquals(Optional.empty(), ResultFormat.ofFile("csv"));
  }

  @Test
  void programsGetRowsAsJsonFirstAndGraphsAsTurtleFirst() {
    assertEquals(List.of(ResultFormat.JSON, ResultFormat.CSV, ResultFormat.TSV, ResultFormat.XML),
        ResultFormat.forPrograms(QueryFactory.create("ASK {}")));
    assertEquals(List.of(ResultFormat.TURTLE, ResultFormat.JSONLD),
        ResultFormat.forPrograms(QueryFactory.create("CONSTRUCT WHERE { ?s ?p ?o }")));
  }
}
