package org.airiskgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  private static final String FILLER = "some other words ".repeat(40);

  private static String excerpt(String text) {
    return new Highlighter(new StandardAnalyzer(), "privacy").excerpt(text).stream().map(SearchHit.Part::text)
        .collect(Collectors.joining());
  }

  @Test
  void passageFromTheMiddleOfATextHasAnEllipsisOnBothSides() {
    String passage = excerpt(FILLER + "privacy " + FILLER);
    assertTrue(passage.startsWith("… ") && passage.endsWith(" …") && passage.contains("privacy"), passage);
  }

  @Test
  void passageAtTheBeginningOrEndHasOneEllipsis() {
    assertTrue(excerpt("privacy " + FILLER).matches("privacy .* …"));
    assertTrue(excerpt(FILLER + "privacy").matches("… .* privacy"));
  }

  @Test
  void wholeTextHasNoEllipsis() {
    assertEquals("About privacy.", excerpt("About privacy."));
  }
}
