package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultWriterTest {
  private static final String ROWS =
      "PREFIX ex: <http://example.org/> SELECT ?a ?b { VALUES (?a ?b) { (ex:x \"one, two\"@en) (3 UNDEF) } }";
  private static final String CONSTRUCT = "PREFIX ex: <http://example.org/> CONSTRUCT { ex:a ex:b \"c\" } WHERE {}";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      csv | `a,b\\r\\nhttp://example.org/x,"one, two"\\r\\n3,\\r\\n`
      tsv | `?a\\t?b\\n<http://example.org/x>\\t"one, two"@en\\n3\\t\\n`
      """)
  void rowsInTablesForPrograms(String form, String expected) {
    assertEquals(expected.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t"), answer(ROWS, form));
  }

  @Test
  void rowsInWordsForPeopleUseThePrefixesOfTheQuery() {
    String table = answer(ROWS, "table");
    assertTrue(table.contains("| ex:x | \"one, two\"@en |"), table);
  }

  @Test
  void rowsInJsonAndXmlKeepWhatIsUnboundApart() {
    String json = answer(ROWS, "json");
    assertTrue(json.contains("\"vars\": [ \"a\" , \"b\" ]"), json);
    assertEquals(1, json.split("\"b\": \\{", -1).length - 1, json);
    String xml = answer(ROWS, "xml");
    assertTrue(xml.contains("<literal xml:lang=\"en\">one, two</literal>"), xml);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      table | yes
      csv   | true
      tsv   | true
      json  | "boolean" : true
      xml   | <boolean>true</boolean>
      """)
  void truthIsWrittenInEveryFormForRows(String form, String expected) {
    String answer = answer("ASK {}", form);
    assertTrue(answer.contains(expected), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSTRUCT, "DESCRIBE <http://example.org/a>"})
  void graphsAreWrittenWithThePrefixesOfTheQuery(String query) {
    Graph expected = graph("<http://example.org/a> <http://example.org/b> \"c\" .", Lang.TURTLE);
    String turtle = answer(query, "turtle");
    assertTrue(graph(turtle, Lang.TURTLE).isIsomorphicWith(expected), turtle);
    assertEquals(query.equals(CONSTRUCT), turtle.contains("ex:a"), turtle);
    String json = answer(query, "jsonld");
    assertTrue(graph(json, Lang.JSONLD11).isIsomorphicWith(expected), json);
    assertEquals(turtle, answer(query, "table"));
  }

  @Test
  void formsAreKnownByNameInAnyCase() {
    assertEquals(Optional.of(ResultFormat.JSONLD), ResultFormat.of("JsonLD"));
    assertEquals(Optional.empty(), ResultFormat.of("odt"));
  }

  @Test
  void formsHoldRowsOrGraphsAndTheTableBoth() {
    List<ResultFormat> rows =
        List.of(ResultFormat.TABLE, ResultFormat.CSV, ResultFormat.TSV, ResultFormat.JSON, ResultFormat.XML);
    List<ResultFormat> graphs = List.of(ResultFormat.TABLE, ResultFormat.TURTLE, ResultFormat.JSONLD);
    List<ResultFormat> withWorkbook = new ArrayList<>(rows);
    withWorkbook.add(ResultFormat.XLSX);
    assertEquals(withWorkbook, holding(ROWS));
    assertEquals(rows, holding("ASK {}"));
    assertEquals(graphs, holding(CONSTRUCT));
    assertEquals(graphs, holding("DESCRIBE <x:y>"));
  }

  private static List<ResultFormat> holding(String query) {
    Query parsed = QueryFactory.create(query);
    return Arrays.stream(ResultFormat.values()).filter(form -> form.holds(parsed)).toList();
  }

  @Test
  void cellAsPlainTextIsALexicalFormAnAddressOrNothing() {
    Binding row = BindingFactory.binding(Var.alloc("a"), NodeFactory.createLiteralLang("one", "en"), Var.alloc("b"),
        NodeFactory.createURI("x:y"));
    assertEquals("one", ResultWriter.text(row, "a"));
    assertEquals("x:y", ResultWriter.text(row, "b"));
    assertEquals("", ResultWriter.text(row, "c"));
  }

  private static String answer(String text, String form) {
    Query query = QueryFactory.create(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Graph data = graph("<http://example.org/a> <http://example.org/b> \"c\" .", Lang.TURTLE);
    try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.wrap(data)).query(query).build()) {
      ResultWriter.write(query, execution, ResultFormat.of(form).orElseThrow(), SmallGraph.IRIS, out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Graph graph(String text, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, lang).parse(graph);
    return graph;
  }
}
