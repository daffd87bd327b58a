package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueDirectoryReaderTest {
  @TempDir Path folder;

  @Test
  void worksMitigationsAndRisksOfAllFilesAreSentAndFoldersPassedOver() throws IOException {
    Files.writeString(folder.resolve("bibliography.bib"), "@misc{doe2024, title = {A}}");
    Files.writeString(folder.resolve("mitigations.yaml"),
        "mitigations:\n  - id: keep-logs\n    name: Keep logs\n    summary: They help.\n    category: \"4.1\"\n    strength: limited\n");
    Files.createDirectories(folder.resolve("risks/old.yaml"));
    Files.writeString(folder.resolve("risks/01.yaml"), """
        source:
          id: "01"
          quickref: Doe2024
          title: A
          work: doe2024
        risks:
          - id: 01.01.00
            name: First
            level: category
            subdomain: "7.2"
        """);
    List<String> faults = new ArrayList<>();
    Collected read = new Collected();
    CatalogueDirectoryReader.read(new Directory(folder), read, fault -> faults.add(fault.getMessage()));
    assertEquals(List.of(), faults);
    assertEquals(List.of("doe2024"), read.works.stream().map(Work::key).toList());
    assertEquals(List.of("keep-logs"), read.mitigations.stream().map(Mitigation::id).toList());
    assertEquals(List.of("01.01.00"), read.ids());
  }
}
