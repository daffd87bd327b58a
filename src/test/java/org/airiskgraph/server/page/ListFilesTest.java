package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.ReferenceFormat;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.Texts;
import org.junit.jupiter.api.Test;

class ListFilesTest {
  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  @Test
  void formatIsThatOfTheSuffixOrElseOfTheMediaType() {
    assertEquals(Optional.of(ResultFormat.CSV), ListFiles.format("/domain/7.csv", "text/html"));
    assertEquals(Optional.of(ResultFormat.CSV), ListFiles.format("/domain/7", "text/csv"));
    assertEquals(Optional.empty(), ListFiles.format("/domain/7.1", "text/html"));
    assertEquals(Optional.empty(), ListFiles.format("/domain/7.xml", "text/html"));
    assertEquals(Optional.of(ReferenceFormat.BIBTEX), ListFiles.references("/work/a.bib", "text/html"));
  }

  @Test
  void stemLosesOnlyASuffixOfAFile() {
    assertEquals("/domain/7", ListFiles.stem("/domain/7.csv"));
    assertEquals("/domain/7.1", ListFiles.stem("/domain/7.1"));
    assertEquals("/work/a", ListFiles.stem("/work/a.bib"));
  }

  @Test
  void fileWithoutAListAndAListThatIsNotThereAreRefused() {
    PageRequest plain = new PageRequest("/x.csv", Map.of(), "text/csv", "");
    PageRequest other = new PageRequest("/x.csv", Map.of("list", "y"), "text/csv", "");
    for (PageRequest request : List.of(plain, other)) {
      assertThrows(QueryException.class, () -> ListFiles.file(TEXTS, "x", List.of(), ResultFormat.CSV, request));
    }
  }

  @Test
  void linksKeepTheFilterAndOfferReferencesWhereThereAreSome() throws IOException {
    List<String> plain =
        ListFiles.links(TEXTS, "/domain/7", "q=a", false).stream().map(Hyperlink::href).toList();
    assertEquals(List.of("/domain/7.csv?q=a", "/domain/7.csv?q=a&bom=1", "/domain/7.xlsx?q=a", "/domain/7.json?q=a"),
        plain);
    assertTrue(ListFiles.links(TEXTS, "/domain/7", "", true).stream().map(Hyperlink::href).toList()
        .contains("/domain/7.bib"));
  }
}
