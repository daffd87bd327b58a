package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged input is read or refused in one line that names the file; nothing else ever comes out of a reader. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReaderFuzzIT {
  private static final int ROUNDS = 1200;
  private static final String ROWS =
      """
          34.00.00|Paper
          34.01.00|Risk Category|Heading|-|-||4|||||X.1 > Excluded
          34.01.01|Risk Sub-Category|Heading|Mesa|"The policy, \\n mod- els"|More|7.0|12|2 - AI|1 - Intentional|3 - Other|7.2 > AI
          34.01.01.a|Additional evidence|Heading|Mesa||"Words"||45878
          49.01.02|Risk Sub-Category|None|Cyber offence||||||||4.2 > Cyberattacks
          """;

  @TempDir Path folder;
  private int refused;
  private int taken;

  @Test
  void csv() throws IOException {
    workbook(TestWorkbook.of(ROWS).csv(folder.resolve("w.csv")), folder.resolve("fuzz.csv"), new Mutations(1));
  }

  @Test
  void tableOfIncidents() throws IOException {
    byte[] whole = IncidentDatabaseReaderTest.INCIDENTS.getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("incidents.csv");
    Mutations mutations = new Mutations(7);
    for (int i = 0; i < Mutations.rounds(ROUNDS); i++) {
      Files.write(file, mutations.damage(whole));
      InputProblems problems =
          i % 2 == 0 ? new InputProblems(Optional.empty()) : new InputProblems(Optional.of(line -> {
          }));
      attempt(file, () -> new IncidentDatabaseReader(problems).read(List.of(file)));
    }
    bothHappened();
  }

  @Test
  void archive() throws IOException {
    workbook(TestWorkbook.of(ROWS).xlsx(folder.resolve("w.xlsx")), folder.resolve("fuzz.xlsx"), new Mutations(2));
  }

  private void workbook(Path whole, Path file, Mutations mutations) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 0; i < Mutations.rounds(ROUNDS); i++) {
      Files.write(file, mutations.damage(bytes));
      boolean strict = i % 2 == 0;
      attempt(file, () -> reader(strict).read(file, new Collected()));
    }
    bothHappened();
  }

  @Test
  void xmlInsideAnArchive() throws IOException {
    Map<String, byte[]> parts = parts(TestWorkbook.of(ROWS).xlsx(folder.resolve("w.xlsx")));
    List<String> names = new ArrayList<>(parts.keySet());
    Collections.sort(names);
    Path file = folder.resolve("fuzz.xlsx");
    Mutations mutations = new Mutations(3);
    for (int i = 0; i < Mutations.rounds(ROUNDS / 3); i++) {
      String damaged = names.get(mutations.below(names.size()));
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.setLevel(1);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getKey().equals(damaged) ? mutations.damage(part.getValue()) : part.getValue());
        }
      }
      boolean strict = i % 2 == 0;
      attempt(file, () -> reader(strict).read(file, new Collected()));
    }
    bothHappened();
  }

  private static Map<String, byte[]> parts(Path workbook) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          parts.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return parts;
  }

  @Test
  void yaml() throws IOException {
    Work work = new Work("ji2023", List.of(), java.util.Optional.empty(), java.util.Optional.empty(),
        new Work.Links(java.util.Optional.empty(), java.util.Optional.empty()), java.util.Optional.empty(),
        java.util.Optional.empty());
    YamlCatalogueReader reader =
        new YamlCatalogueReader(Optional.of(Map.of("ji2023", work)), new InputProblems(Optional.empty()));
    byte[] risks = bundled("risks/34-ji2023.yaml");
    byte[] mitigations = MITIGATIONS.getBytes(StandardCharsets.UTF_8);
    Mutations mutations = new Mutations(4);
    Path name = Path.of("fuzz.yaml");
    for (int i = 0; i < Mutations.rounds(ROUNDS); i++) {
      byte[] damaged = mutations.damage(i % 2 == 0 ? risks : mitigations);
      boolean isRisks = i % 2 == 0;
      attempt(name, () -> {
        reader.read(isRisks ? "risks/fuzz.yaml" : "mitigations.yaml", "fuzz.yaml", new ByteArrayInputStream(damaged),
            new Collected());
      });
    }
    bothHappened();
  }

  @Test
  void catalogueAndMappings() throws IOException {
    byte[] catalogue = bundled("catalogues/owasp-llm.yaml");
    byte[] table = bundled("crosswalks/owasp-llm.sssom.tsv");
    Path yaml = folder.resolve("fuzz.yaml");
    Path tsv = folder.resolve("fuzz.sssom.tsv");
    Mutations mutations = new Mutations(8);
    for (int i = 0; i < Mutations.rounds(ROUNDS); i++) {
      Path file = i % 2 == 0 ? yaml : tsv;
      Files.write(file, mutations.damage(i % 2 == 0 ? catalogue : table));
      boolean strict = i % 4 < 2;
      attempt(file, () -> new CatalogueInputs(Optional.empty(), List.of(), List.of(), List.of(file),
          List.of(), List.of(), strict ? Optional.empty() : Optional.of(warning -> {
          })).crosswalk());
    }
    bothHappened();
  }

  private static final String MITIGATIONS = """
      mitigations:
        - id: keep-logs
          name: Keep logs
          summary: >-
            They help
            later.
          category: "4.1"
          strength: expert-opinion
          acts-on: {concepts: [mesa-optimization], subdomains: ["7.1"], risks: [34.02.03]}
          cites: [ji2023]
      """;

  @Test
  void bibliography() throws IOException {
    String whole = new String(bundled("bibliography.bib"), StandardCharsets.UTF_8);
    byte[] some = whole.substring(0, Math.min(6000, whole.length())).replaceAll("(?s)(.*\n\\}\n).*", "$1")
        .getBytes(StandardCharsets.UTF_8);
    Mutations mutations = new Mutations(5);
    for (int i = 0; i < Mutations.rounds(ROUNDS); i++) {
      byte[] damaged = mutations.damage(some);
      attempt(Path.of("fuzz.bib"),
          () -> new BibTexReader(new InputProblems(Optional.empty())).read("fuzz.bib",
              new ByteArrayInputStream(damaged)));
    }
    bothHappened();
  }

  @Test
  void page() throws IOException {
    String text = """
        7. AI System Safety, Failures, & Limitations3 - Other
        Name
        What is said of it.
        Source: MIT AI Risk Repositorymit561
        ENTITY
        2 - AI
        INTENT
        1 - Intentional
        TIMING
        3 - Other
        Risk ID
        mit561
        Domain lineage
        7.2 > AI possessing dangerous capabilities
        Mitigation strategy
        1. **First Thing** Do this (Source 7, 11). 2. **Second Thing** Do that (Source 3).
        """;
    String html = "<html><body><p>" + text.replace("\n", "</p>\n<p>").replace("**", "<b>") + "</p></body></html>";
    Path file = folder.resolve("fuzz.html");
    Mutations mutations = new Mutations(6);
    for (int i = 0; i < Mutations.rounds(ROUNDS); i++) {
      Files.write(file, mutations.damage((i % 2 == 0 ? text : html).getBytes(StandardCharsets.UTF_8)));
      attempt(file, () -> new PageReader(new InputProblems(Optional.empty())).read(file, new Collected()));
    }
    bothHappened();
  }

  private static WorkbookReader reader(boolean strict) {
    return strict ? new WorkbookReader(new InputProblems(Optional.empty()))
        : new WorkbookReader(new InputProblems(Optional.of(warning -> {
        })));
  }

  private static byte[] bundled(String file) throws IOException {
    try (InputStream in = new BundledFolder("data").open(file)) {
      return in.readAllBytes();
    }
  }

  private void attempt(Path file, Runnable reading) {
    try {
      reading.run();
      taken++;
    } catch (InputException e) {
      refused++;
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      assertTrue(e.getMessage().length() < 1000, e.getMessage());
    }
  }

  /** Or the damage was too little or too great to show anything. */
  private void bothHappened() {
    assertTrue(refused > 0, "nothing refused");
    assertTrue(taken > 0, "nothing taken");
  }
}
