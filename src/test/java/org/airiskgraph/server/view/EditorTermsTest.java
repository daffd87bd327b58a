package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/** What the editor of queries completes. */
class EditorTermsTest {
  private final PageLinks links = TestLinks.of(new GraphReader(SmallGraph.graph()), SmallGraph.IRIS);

  @Test
  void termsInUseAreNamedByPrefixAndOthersLeftOut() {
    EditorTerms terms = EditorTerms.of(links, List.of(AIRG.Risk, RDFS.label.asNode(), AIRG.Risk,
        NodeFactory.createURI("http://stranger.example/p"), NodeFactory.createURI(AIRG.NS + "not/a/name")));
    List<String> names = terms.terms().stream().map(EditorTerms.Term::name).toList();
    assertEquals(1, names.stream().filter("airg:Risk"::equals).count(), names.toString());
    assertTrue(names.contains("rdfs:label"), names.toString());
    assertTrue(names.stream().noneMatch(name -> name.contains("stranger") || name.contains("/")), names.toString());
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void jsonHasPrefixesKindsAndTermsWithLabels() {
    JsonObject json = JSON.parse(EditorTerms.of(links, List.of(AIRG.Risk)).json());
    assertEquals(SmallGraph.IRIS.base(), json.getString("base"));
    assertEquals(AIRG.NS, json.getObj("prefixes").getString("airg"));
    assertTrue(json.get("kinds").getAsArray().stream().anyMatch(kind -> "risk".equals(kind.getAsString().value())));
    JsonObject risk = json.get("terms").getAsArray().stream().map(term -> term.getAsObject())
        .filter(term -> term.getString("name").equals("airg:Risk")).findFirst().orElseThrow();
    assertEquals(AIRG.Risk.getURI(), risk.getString("iri"));
    assertEquals(links.reader().label(AIRG.Risk), risk.getString("label"));
  }

  @Test
  void completionsBeginWithWhatWasTypedOrHaveItInTheNameAndAreOfTheType() {
    EditorTerms terms = EditorTerms.of(links, List.of(AIRG.Risk, AIRG.mitigatedBy));
    assertEquals("{\"results\":[{\"uri\":[\"" + AIRG.NS + "mitigatedBy\"]}]}",
        terms.completions(AIRG.NS + "mitig", "property").replaceAll("\\s", ""));
    assertEquals("{\"results\":[{\"uri\":[\"" + AIRG.NS + "Risk\"]}]}",
        terms.completions("RISK", "class").replaceAll("\\s", ""));
    assertEquals("{\"results\":[]}", terms.completions("risk", "property").replaceAll("\\s", ""));
    assertEquals(AIRG.NS, JSON.parse(terms.prefixesJson()).getString("airg"));
  }
}
