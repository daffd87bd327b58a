package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.query.CannedQuery;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermCheckTest {
  private static final String PREFIXES = """
      PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
      PREFIX airo: <https://w3id.org/airo>
      PREFIX ex:   <https://w3id.org/airiskgraph/risk/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX sh:   <http://www.w3.org/ns/shacl#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX time: <http://www.w3.org/2006/time#>
      PREFIX xsd:  <http://www.w3.org/2001/XMLSchema#>
      """;

  private final TermCheck check = new TermCheck(Vocabularies.bundled(),
      ClasspathFiles.graph("ontology/core.ttl"),
      new PrefixedNames(Prefixes.of(new IriFactory(IriFactory.DEFAULT_BASE))));

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ex:r skos:prefLable "x"         | skos:prefLable is not a term of its vocabulary. | Perhaps skos:prefLabel is meant.
      ex:r a rdfs:Datatypes           | rdfs:Datatypes is not a term of its vocabulary. | Perhaps rdfs:Datatype is meant.
      ex:r airg:summery "x"           | airg:summery is not a term of its vocabulary.   | Perhaps airg:summary is meant.
      ex:r airg:headingLevel airg:risk-group | airg:risk-group is not a term of its vocabulary. | Correct its name, or declare it in ontology/taxonomies.ttl.
      ex:r rdfs:label "1"^^xsd:int32  | xsd:int32 is not a term of its vocabulary.      | Perhaps xsd:int is meant.
      ex:r time:before ex:s           | <http://www.w3.org/2006/time#before> is not a term of its vocabulary. | Correct it, or add a list of that vocabulary's terms to vocabularies/.
      """)
  void dataWithATermThatDoesNotExist(String triple, String sentence, String advice) {
    List<Finding> findings = check.ofData(turtle(PREFIXES + triple + " ."));

    assertEquals(1, findings.size(), findings.toString());
    assertEquals(sentence, findings.get(0).sentence());
    assertEquals(advice, findings.get(0).advice());
  }

  @Test
  void valueThatDoesNotExistIsFoundAtTheFirstThatHasIt() {
    List<Finding> findings = check.ofData(turtle(PREFIXES + "ex:r airg:since airg:version-5 ."));

    assertEquals(List.of("risk:r"), findings.stream().map(Finding::where).toList());
  }

  @Test
  void prefixWithoutItsHashIsFoundInAnOntology() {
    List<Finding> findings = check.ofOntology("x.ttl", turtle(PREFIXES + "airg:Risk rdfs:subClassOf airo:Risk ."));

    assertEquals(List.of("<https://w3id.org/airoRisk> is not a term of its vocabulary."),
        findings.stream().map(Finding::sentence).toList());
  }

  @Test
  void addressOfADocumentIsNoTerm() {
    assertEquals(List.of(), check.ofData(turtle("""
        PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        <https://w3id.org/airiskgraph/work/x> foaf:page <http://www.w3.org/TR/owl2-overview/> .""")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SELECT * { ?r skos:broder/skos:broader ?d }               | skos:broder
      SELECT * { ?r a airg:Risc }                               | airg:Risc
      CONSTRUCT { ?r rdfs:lable ?l } WHERE { ?r rdfs:label ?l } | rdfs:lable
      SELECT * { ?r rdfs:label ?l FILTER(DATATYPE(?l) = xsd:strin) } | xsd:strin
      """)
  void queryWithATermThatDoesNotExist(String query, String term) {
    List<Finding> findings = check.ofQuery("q.rq", CannedQuery.parse("q.rq", PREFIXES + query));

    assertEquals(List.of(term + " is not a term of its vocabulary."),
        findings.stream().map(Finding::sentence).toList());
    assertEquals("q.rq", findings.get(0).where());
  }

  @TestFactory
  Stream<DynamicTest> eachListSaysWhatItIsAndNamesTermsOnce() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/vocabularies"))) {
      List<Path> lists = files.sorted().toList();
      assertTrue(lists.size() > 15);
      return lists.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).matches("# .*"), "a heading");
        List<String> terms = lines.stream().skip(1).filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
        assertTrue(!terms.isEmpty());
        assertEquals(terms.size(), terms.stream().distinct().count(), "each term once");
        assertEquals(List.of(), terms.stream().filter(term -> !term.matches("https?://\\S+[/#=]\\S+")).toList());
      }));
    }
  }

  private static Graph turtle(String text) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, Lang.TURTLE).parse(graph);
    return graph;
  }
}
