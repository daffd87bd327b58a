package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLocationsTest {
  @TempDir Path folder;

  @Test
  void recordAndWhatItRefersToAreFoundAtTheirLineAndColumn() throws IOException {
    Files.createDirectory(folder.resolve("risks"));
    Files.writeString(folder.resolve("risks/01.yaml"), """
        source:
          id: "01"
          work: doe2024
        risks:
          - name: First
            id: 01.01.00
            cites: [doe2024, roe2020]
          - id: 01.02.00
            cites:
              - roe2020
        """);
    Files.writeString(folder.resolve("bibliography.bib"), """
        % remarks
        @misc{doe2024,
          title = {A}}
          @ article {  roe2020 , title = {B}}
        """);
    Files.writeString(folder.resolve("notes.txt"), "id: nobody");
    SourceLocations places = SourceLocations.in(new Directory(folder));
    assertEquals(place("risks/01.yaml:2:7"), places.of("01"));
    assertEquals(place("risks/01.yaml:3:9"), places.of("01", "doe2024"));
    assertEquals(place("risks/01.yaml:6:9"), places.of("01.01.00"));
    assertEquals(place("risks/01.yaml:7:22"), places.of("01.01.00", "roe2020"));
    assertEquals(place("risks/01.yaml:10:9"), places.of("01.02.00", "roe2020"));
    assertEquals(place("bibliography.bib:2:7"), places.of("doe2024"));
    assertEquals(place("bibliography.bib:4:16"), places.of("roe2020"));
    assertEquals(Optional.empty(), places.of("nobody"));
    assertEquals(Optional.empty(), places.of("01.02.00", "doe2024"));
  }

  private Optional<String> place(String file) {
    return Optional.of(folder + "/" + file);
  }
}
