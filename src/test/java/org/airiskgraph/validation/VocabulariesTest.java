package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VocabulariesTest {
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  private final Vocabularies bundled = Vocabularies.bundled();

  @Test
  void termsAndNamespacesOfTheListsAreKnown() {
    assertTrue(bundled.has(SKOS + "prefLabel"));
    assertTrue(bundled.has(SKOS));
    assertFalse(bundled.has(SKOS + "prefLable"));
  }

  @Test
  void nearestTermIsOfTheSameVocabulary() {
    assertEquals(Optional.of(SKOS + "prefLabel"), bundled.nearest(SKOS + "prefLable"));
    assertEquals(Optional.empty(), bundled.nearest("http://example.org/prefLabel"));
  }

  @Test
  void namespaceEndsWithTheLastSeparator() {
    assertEquals(SKOS, Vocabularies.namespace(SKOS + "broader"));
    assertEquals("http://example.org/a/", Vocabularies.namespace("http://example.org/a/b"));
  }
}
