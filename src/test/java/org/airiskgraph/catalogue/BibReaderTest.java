package org.airiskgraph.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BibReaderTest {
  private static Map<String, Work> read(String text) {
    return new BibReader().read("b.bib", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void authorsAreSplitAtAndButNotInsideTheNameOfAnOrganisation() {
    Work work = read("""
        @misc{a, author = {{National Institute of Standards and Technology} and Lee, Ada and {Futures and Trade Board}},
          title = {The {AI} {and} us}, year = {2024}}
        """).get("a");
    assertEquals(
        List.of("National Institute of Standards and Technology", "Lee, Ada", "Futures and Trade Board"),
        work.authors());
    assertEquals("The AI and us", work.title().orElseThrow());
  }

  @Test
  void repeatedKeyIsRefusedWithBothLines() {
    CatalogueException e = assertThrows(CatalogueException.class,
        () -> read("@misc{a, year = {2020}}\n\n@misc{a, year = {2021}}\n"));
    assertTrue(e.getMessage().startsWith("b.bib:3: the key a stands already on line 1"), e.getMessage());
  }

  @Test
  void yearThatIsNoNumberNamesTheEntry() {
    CatalogueException e = assertThrows(CatalogueException.class, () -> read("@misc{a, year = {in press}}"));
    assertTrue(e.getMessage().contains("entry a: found the year \"in press\", expected four digits"), e.getMessage());
  }
}
