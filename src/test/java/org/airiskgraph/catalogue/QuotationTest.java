package org.airiskgraph.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationTest {
  @ParameterizedTest
  @CsvSource({
      "mod- els, models",
      "a- b- c, abc",
      "pre- and post-training, pre- and post-training",
      "an- droid, android",
      "GPT- based, GPT- based",
      "long- Term, long- Term",
      "one - two, one - two",
      "'no- ', 'no- '",
      "stra- tégie, stratégie",
  })
  void wordsThatALineEndBrokeAreJoinedAndNoOthers(String text, String readable) {
    assertEquals(readable, new Quotation(text, false).readable());
  }
}
