package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxFaultTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      SELECT ?a, ?b { ?a ?b ?c }                | line 1, column 10: found ",", expected a variable, "(", "{", FROM or WHERE
      SELECT * { ?s ?p ?o } ORDER BY            | line 1, column 30: found the end of the query, expected an IRI, a variable, "(", ASC, DESC or something else that may stand here
      SELEC * {}                                | line 1, column 1: found "SELEC", which is no word of SPARQL
      SELECT * { ?s ?p $ }                      | line 1, column 18: found "$", which is no word of SPARQL
      SELECT * { ?s ?p "abc }                   | line 1, column 24: the query ends within a text or IRI; expected its closing mark
      SELECT * { ?s a foo:Bar }                 | line 1, column 17: the prefix foo: is not declared; add PREFIX foo: <…>
      SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }  | Non-group key variable in SELECT: ?y
      """)
  void placeFindingAndAFewOfWhatWasExpectedAreNamed(String query, String sentence) {
    assertEquals(sentence, fault(query));
  }

  @Test
  void invisibleCharacterIsNamedByItsCode() {
    assertEquals("line 1, column 1: found \"<U+0000>\", which is no word of SPARQL", fault("\0\u0001"));
  }

  @Test
  void longNameInAQueryIsCut() {
    assertTrue(fault("ASK { ?s a " + "x".repeat(5000) + ":y }").length() < 350);
  }

  private static String fault(String query) {
    return SyntaxFault.of(assertThrows(org.apache.jena.query.QueryException.class,
        () -> QueryFactory.create(query, Syntax.syntaxSPARQL_11))).toString();
  }
}
