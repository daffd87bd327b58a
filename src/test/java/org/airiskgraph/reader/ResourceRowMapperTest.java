package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceRowMapperTest {
  @Test
  void everyColumnIsReadAndWhatIsNoneIsAbsent() {
    assertEquals(new Work("Ji2023", List.of("Ji, J", "O'Neil, TX"), Optional.of(2023), Optional.of("A survey"),
        new Work.Links(Optional.of("10.1/x"), Optional.of("http://x.org/a")), Optional.empty(),
        Optional.of("Preprint")),
        work(Map.of("QuickRef", "Ji2023", "Title", " A  survey", "Authors (full)", "Ji J, O'Neil TX", "Year", "2023.0",
            "DOI", "http://dx.doi.org/10.1/x",
            "URL", "http://x.org/a", "Item type", "Preprint")));
    assertEquals(
        new Work("Ji2023", List.of(), Optional.empty(), Optional.empty(),
            new Work.Links(Optional.empty(), Optional.empty()),
            Optional.empty(), Optional.empty()),
        work(Map.of("QuickRef", "Ji2023", "Year", "in press", "DOI", "none", "URL", "see DOI", "Title", " ")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Jiaming Ji, Tianyi Qiu and others
      Ji J, the World Bank
      Center for AI Safety
      """)
  void authorsOfAnotherStyleStayOneText(String authors) {
    assertEquals(List.of(authors), work(Map.of("Authors (full)", authors)).authors());
  }

  @Test
  void remarksBelowTheListAreNone() {
    ResourceRowMapper rows = new ResourceRowMapper();
    for (String number : List.of("7", "34.0", "", "* Accessed in May", "100", "7.5")) {
      rows.add(TestWorkbook.row(Map.of("Paper_ID", number)));
    }
    assertEquals(Set.of("07", "34"), rows.works().keySet());
  }

  private static Work work(Map<String, String> cells) {
    ResourceRowMapper rows = new ResourceRowMapper();
    Map<String, String> all = new java.util.HashMap<>(cells);
    all.put("Paper_ID", "34");
    rows.add(TestWorkbook.row(all));
    return rows.works().get("34");
  }
}
