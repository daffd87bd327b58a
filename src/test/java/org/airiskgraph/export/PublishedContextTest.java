package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.reader.InputException;
import org.junit.jupiter.api.Test;

class PublishedContextTest {
  private static final String CONTEXT = """
      {
        "@context": {
          "@version": 1.1,
          "airg": "https://w3id.org/airiskgraph/ontology#",
          "Risk": "airg:Risk",
          "rank": {"@id": "airg:rank"}
        }
      }
      """;

  private static List<String> faults(String text) {
    List<String> faults = new ArrayList<>();
    PublishedContext.of(text, fault -> faults.add(fault.getMessage()));
    return faults;
  }

  private static String refused(String text) {
    return assertThrows(InputException.class, () -> faults(text)).getMessage();
  }

  @Test
  void contextWithoutFaultHasTermsByIri() {
    assertEquals(List.of(), faults(CONTEXT));
    assertEquals("rank", PublishedContext.of(CONTEXT, fault -> {
    }).terms().get("https://w3id.org/airiskgraph/ontology#rank").name());
  }

  @Test
  void textThatIsNotJsonNamesLineAndColumn() {
    assertEquals("ontology/context.jsonld:5:10: not JSON: found STRING, expected COMMA; look at the end of the line"
        + " before, too", refused(CONTEXT.replace("ontology#\",", "ontology#\"")));
    assertTrue(refused("").startsWith("ontology/context.jsonld"), refused(""));
    assertTrue(refused("{").startsWith("ontology/context.jsonld:1:"), refused("{"));
  }

  @Test
  void documentWithoutContextIsRefused() {
    String expected =
        "ontology/context.jsonld:1: found no \"@context\", expected an object with it, an object of terms";
    assertEquals(expected, refused("{}"));
    assertEquals(expected, refused("[]"));
    assertEquals(expected, refused("{\"@context\": \"https://example.org/\"}"));
  }

  @Test
  void allTermsWithAFaultAreNamedWithTheirLines() {
    assertEquals(List.of(
        "ontology/context.jsonld:5: the term \"Risk\" has the prefix arg:, which the context does not declare; expected a"
            + " line such as \"arg\": \"http://www.example.org/terms#\"",
        "ontology/context.jsonld:6: the term \"rank\" has no \"@id\"; expected one with the IRI of the term, such as"
            + " \"airg:rank\""),
        faults(CONTEXT.replace("airg:Risk", "arg:Risk").replace("\"@id\"", "\"id\"")));
  }

  @Test
  void termMayHaveItsIriInFull() {
    assertEquals(List.of(), faults(CONTEXT.replace("airg:rank", "https://example.org/terms#rank")));
  }
}
