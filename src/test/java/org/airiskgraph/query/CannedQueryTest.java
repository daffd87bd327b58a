package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CannedQueryTest {
  private static final String TWO =
      """
          #+ summary: " Numbers up to a most "
          #+ description: >-
          #+   One row
          #+   a number.
          #+ tags:
          #+   - numbers
          #+   - 7
          #+ parameters:
          #+   - most: the greatest
          #+   - least: the smallest
          SELECT ?n { VALUES ?least { 2 } VALUES ?most { 4 } VALUES ?n { 1 2 3 4 5 } FILTER (?n >= ?least && ?n <= ?most) } ORDER BY ?n
          """;

  @Test
  void headerGivesSummaryDescriptionTagsAndParametersInItsOrder() {
    CannedQuery query = CannedQuery.parse("queries/numbers.rq", TWO);
    assertEquals("numbers", query.name());
    assertEquals("Numbers up to a most", query.summary());
    assertEquals("One row a number.", query.description());
    assertEquals(List.of("numbers", "7"), query.tags());
    assertEquals(List.of(new CannedQuery.Parameter("most", "the greatest", number(4)),
        new CannedQuery.Parameter("least", "the smallest", number(2))), query.parameters());
    assertEquals(TWO, query.text());
  }

  @Test
  void withoutHeaderTheFileNameIsTheSummary() {
    CannedQuery query = CannedQuery.parse("ask.rq", "ASK {}");
    assertEquals("ask", query.summary());
    assertEquals("", query.description());
    assertEquals(List.of(), query.tags());
    assertEquals(List.of(), query.parameters());
  }

  @Test
  void keysOfOtherProgramsAreNoFault() {
    assertEquals("ask",
        CannedQuery.parse("ask.rq", "#+ endpoint: http://a.example/\n#+ method: GET\nASK {}").summary());
  }

  @Test
  void allFaultsOfAFileAreNamedAtOnce() {
    assertEquals("q.rq:3:4: found the key \"tag\"; did you mean tags? q.rq:5:8: found \"a\", expected a parameter as"
        + " \"name: what it means\". q.rq:6:5: not SPARQL 1.1: found the end of the query, expected",
        usage(() -> CannedQuery.parse("q.rq", "# ours\n#+ summary: x\n#+ tag: [y]\n#+ parameters:\n#+   - a\nASK {"))
            .replaceFirst("(?s)(.*expected).*", "$1"));
  }

  @Test
  void headerEndsWithTheFirstLineOfTheQuery() {
    assertEquals("ask", CannedQuery.parse("ask.rq", "ASK {}\n#+ summary: too late").summary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n%s", "# a note\n%s", "\uFEFF%s", "\r\n\r\n%s", "\uFEFF# a note\r\n\n%s"})
  void headerMayFollowBlankLinesCommentsAndAByteOrderMark(String frame) {
    String text = frame.formatted(TWO);
    assertEquals("Numbers up to a most", CannedQuery.parse("numbers.rq", text).summary());
    CannedQuery windows = CannedQuery.parse("numbers.rq", text.replaceAll("\r?\n", "\r\n"));
    assertEquals(CannedQuery.parse("numbers.rq", TWO).parameters(), windows.parameters());
    assertEquals(List.of("2", "3", "4"), answer(windows.query()));
  }

  @ParameterizedTest
  @CsvSource({"numbers.rq, numbers", "a/b/numbers.rq, numbers", "C:\\files\\numbers.rq, numbers", "numbers, numbers",
      "a.rq.rq, a.rq", "axrq, axrq"})
  void nameIsThatOfTheFileWithoutFolderAndEnding(String file, String name) {
    assertEquals(name, CannedQuery.parse(file, "ASK {}").name());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      SELECT * WHERE { ?s ?p }                         | q.rq:1:24: not SPARQL 1.1: found "}", expected an IRI, a variable, a value, "(" or "["
      ASK { FILTER (1 = 1) } SELECT                    | q.rq:1:24: not SPARQL 1.1: found "SELECT", expected
      SELECT * { ?s a airg:Risk }                      | q.rq:1:17: not SPARQL 1.1: the prefix airg: is not declared; add PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
      #+ summary: [                                    | q.rq:1:14: not YAML:
      #+ just words                                    | q.rq:1:4: found "just words", expected lines such as "#+ summary: …"
      #+ - a list                                      | q.rq:1:4: found a list, expected lines such as "#+ summary: …"
      #+ sumary: x                                     | q.rq:1:4: found the key "sumary"; did you mean summary?
      #+ tags: one                                     | q.rq:1:10: found "one", expected a list
      #+ parameters: [{a: b, c: d}]                    | q.rq:1:17: found a mapping, expected a parameter as "name: what it means"
      #+ parameters: [a]                               | q.rq:1:17: found "a", expected a parameter as "name: what it means"
      #+ parameters: [{x: y}]                          | q.rq:1:17: the parameter x has no default; expected VALUES ?x { … } with one value in the query
      """)
  void faultNamesTheFileAndWhatWasExpected(String text, String message) {
    String found = usage(() -> CannedQuery.parse("q.rq", text.startsWith("#") ? text + "\nASK {}" : text));
    assertTrue(found.startsWith(message), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VALUES ?x { 1 2 }", "VALUES ?x { }", "VALUES ?x { UNDEF }", "VALUES (?x ?y) { (1 2) }",
      "BIND (1 AS ?x)"})
  void onlyOneValueOfOneVariableIsADefault(String pattern) {
    String found =
        usage(() -> CannedQuery.parse("q.rq", "#+ parameters:\n#+   - x: something\nSELECT * { " + pattern + " }"));
    assertTrue(found.startsWith("q.rq:2:8: the parameter x has no default"), found);
  }

  @Test
  void valuesTakeThePlaceOfDefaults() {
    CannedQuery query = CannedQuery.parse("numbers.rq", TWO);
    assertEquals(List.of("2", "3", "4"), answer(query.with(Map.of())));
    assertEquals(List.of("2", "3"), answer(query.with(Map.of("most", number(3)))));
    assertEquals(List.of("3", "4", "5"), answer(query.with(Map.of("most", number(9), "least", number(3)))));
    assertEquals(List.of("2", "3", "4"), answer(query.query()), "the query itself stays as it is");
    assertNotSame(query.query(), query.with(Map.of()), "nor can a caller change it");
  }

  @Test
  void valuesAtTheEndOfTheQueryAreDefaultsToo() {
    CannedQuery query = CannedQuery.parse("q.rq",
        """
            #+ parameters:
            #+   - most: the greatest
            SELECT ?n { VALUES ?n { 1 2 3 } FILTER EXISTS { VALUES (?most ?x) { (1 1) (2 2) } } BIND (?most AS ?m) } VALUES ?most { 2 }
            """);
    assertEquals(number(2), query.parameter("most").defaultValue());
    Query bound = query.with(Map.of("most", number(9)));
    assertEquals(number(9), bound.getValuesData().get(0).get("most"));
    assertEquals(1, bound.getValuesData().size());
    assertEquals(number(2), query.query().getValuesData().get(0).get("most"));
  }

  @Test
  void valuesOfOtherVariablesAtTheEndStayAsTheyAre() {
    CannedQuery query = CannedQuery.parse("q.rq", """
        #+ parameters:
        #+   - least: the smallest
        SELECT ?n { VALUES ?least { 2 } FILTER (?n >= ?least) } VALUES ?n { 1 2 3 }
        """);
    assertEquals(3, query.with(Map.of("least", number(3))).getValuesData().size());
  }

  @Test
  void valueNoQueryKnowsIsRefusedWithThoseItKnows() {
    assertEquals("the query numbers has no parameter mst; it takes most, least",
        usage(() -> CannedQuery.parse("numbers.rq", TWO).with(Map.of("mst", number(1)))));
    assertEquals("the query ask has no parameter x; it takes none",
        usage(() -> CannedQuery.parse("ask.rq", "ASK {}").with(Map.of("x", number(1)))));
  }

  private static String usage(org.junit.jupiter.api.function.Executable call) {
    return Sample.failure(QueryException.Fault.USAGE, call);
  }

  private static List<String> answer(Query query) {
    List<String> values = new ArrayList<>();
    try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.create()).query(query).build()) {
      execution.select().forEachRemaining(row -> values.add(ResultWriter.text(row, "n")));
    }
    return values;
  }

  private static Node number(int value) {
    return NodeFactory.createLiteralDT(String.valueOf(value), XSDDatatype.XSDinteger);
  }
}
