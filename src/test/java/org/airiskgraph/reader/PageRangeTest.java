package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRangeTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      2025-08-09          | 8-9
      2025-08-09T00:00:00 | 8-9
      2025-08-09 00:00:00 | 8-9
      2025/8/9            | 8-9
      08/09/2025          | 8-9
      8/9/2025            | 8-9
      09/08/2025          | 8-9
      9/8/23              | 8-9
      09.08.2023          | 8-9
      9.8.23              | 8-9
      09-08-2023          | 8-9
      12/13/2025          | 12-13
      13.12.2025          | 12-13
      9-Aug               | 8-9
      09-Aug              | 8-9
      9. Aug              | 8-9
      Aug-09              | 8-9
      Aug 9               | 8-9
      9 August 2025       | 8-9
      August 9, 2025      | 8-9
      9-Aug-25            | 8-9
      9. März             | 3-9
      9 août 2025         | 8-9
      9-ago               | 8-9
      1-May               | 1-5
      Aug-50              | 8-50
      Aug 1950            | 8-50
      1950-08-01          | 8-50
      01/08/1950          | 8-50
      08/01/1950          | 8-50
      45878               | 8-9
      45878.0             | 8-9
      """)
  void datesAreThePageRangesThatWereTyped(String cell, String page) {
    assertEquals(page, PageRange.of(cell));
  }

  @ParameterizedTest
  @CsvSource({"7", "23048", "8-9", "90-91", "8–9", "1-2-3", "xii", "12 ff.", "p. 7", "Box 3", "3 May be", "A-12",
      "2025",
      "100-200", "12/13", "Table 4.2.1", "999999999"})
  void whatIsNoDateStays(String page) {
    assertEquals(page, PageRange.of(page));
  }
}
