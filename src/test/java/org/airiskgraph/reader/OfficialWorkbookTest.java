package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.reader.xlsx.XlsxWorkbook;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official workbook of 26 March 2025 gives the counts that were taken from it by hand and with other
 * tools, as {@code .xlsx} and as the {@code .csv} of its database sheet.
 */
class OfficialWorkbookTest {
  /** Sub-domain, risks, of which categories, of which sub-categories, source documents. */
  private static final String SUBDOMAINS = """
      1.0 7 5 2 7; 1.1 75 20 55 40; 1.2 106 22 84 21; 1.3 16 4 12 11; 2.0 7 5 2 6;
      2.1 68 19 49 37; 2.2 98 14 84 23; 3.0 5 4 1 5; 3.1 41 10 31 23; 3.2 18 3 15 10;
      4.0 19 13 6 16; 4.1 79 10 69 32; 4.2 69 14 55 36; 4.3 68 13 55 25; 5.1 51 9 42 20;
      5.2 38 9 29 21; 6.0 19 9 10 11; 6.1 50 12 38 26; 6.2 45 7 38 26; 6.3 30 8 22 22;
      6.4 19 5 14 13; 6.5 59 12 47 19; 6.6 52 18 34 24; 7.0 19 12 7 8; 7.1 90 31 59 30;
      7.2 57 22 35 16; 7.3 114 41 73 35; 7.4 41 23 18 21; 7.5 3 0 3 2; 7.6 46 10 36 3;
      X.1 203 131 72 40
      """;

  /** Source, short name, rows, categories, sub-categories, evidence, risks with a domain, of which N.0, excluded. */
  private static final String SOURCES = """
      01 Critch2023 19 6 0 12 6 0 0; 02 Cui2024 57 12 44 0 50 0 6; 03 Cunha2023 7 6 0 0 6 1 0;
      04 Deng2023 8 7 0 0 7 1 0; 05 Hagendorff2024 20 19 0 0 17 0 2; 06 Hogenhout2021 14 13 0 0 13 1 0;
      07 Kilian2023 5 4 0 0 4 2 0; 08 McLean2023 7 6 0 0 6 0 0; 09 Meek2016 25 6 18 0 18 0 6;
      10 Paes2023 10 9 0 0 7 0 2; 11 Shelby2023 26 5 20 0 25 1 0; 12 Sherman2023 10 9 0 0 9 1 0;
      13 Solaiman2023 28 2 12 13 12 0 2; 14 Steimers2022 9 8 0 0 8 1 0; 15 Tan2022 54 2 16 35 18 6 0;
      16 Weidinger2022 48 6 20 21 26 3 0; 17 Weidinger2021 54 6 21 26 27 4 0; 18 Weidinger2023 28 6 21 0 27 4 0;
      19 Wirtz2022 40 6 33 0 38 2 1; 20 Wirtz2020 15 3 10 1 12 0 1; 21 Zhang2022 17 2 7 7 7 0 2;
      22 Hendrycks2023 73 4 12 56 14 1 2; 23 Vidgen2024 48 13 34 0 47 1 0; 24 Gabriel2024 75 11 59 4 70 3 0;
      25 Shevlane2023 11 9 0 1 9 0 0; 26 AIVerify2023 12 11 0 0 0 0 11; 27 Sun2023 24 2 14 7 15 0 1;
      28 Zhang2023 8 7 0 0 7 2 0; 29 Habbal2024 12 3 7 1 7 0 3; 30 Liu2024 51 7 29 14 35 1 1;
      31 EPIC2023 26 9 14 2 22 0 1; 32 Stahl2024 5 4 0 0 2 0 2; 33 Nah2023 21 4 16 0 18 0 2;
      34 Ji2023 18 3 14 0 17 1 0; 35 Hendrycks2022 9 8 0 0 8 0 0; 36 Sharma2024 4 3 0 0 0 0 3;
      37 Giarmoleo2024 33 2 9 21 10 0 1; 38 Kumar2023 6 5 0 0 5 0 0; 39 Saghiri2022 29 28 0 0 16 0 12;
      40 Yampolskiy2016 9 8 0 0 8 4 0; 41 Allianz2018 17 6 10 0 14 0 2; 42 Teixeira2022 25 24 0 0 16 0 8;
      43 InfoComm2023 24 2 21 0 23 2 0; 44 Coghlan2023 32 5 7 19 12 0 0; 45 TC2602024 29 2 26 0 26 0 2;
      46 Ferrara2023 18 4 12 1 15 0 1; 47 G'sell2024 54 4 33 16 35 1 2; 48 NIST2024 40 12 0 27 12 0 0;
      49 Bengio2024 51 3 13 34 15 2 1; 50 Zeng2024 95 4 45 45 46 1 3; 51 Everitt2018 13 12 0 0 9 0 3;
      52 Maham2023 43 3 9 30 11 1 1; 53 Maas2023 31 4 26 0 26 0 4; 54 Leech2024 16 5 10 0 14 0 1;
      55 Clarke2023 28 5 16 6 20 0 1; 56 GOS2023 27 19 5 2 20 0 4; 57 Ghosh2024 17 3 12 1 13 0 2;
      58 Abercrombie2024 79 9 69 0 54 11 24; 59 Schnitzer2024 38 27 10 0 25 4 12; 60 Bengio2025 41 3 13 24 14 1 2;
      61 Uuk2025 66 2 63 0 61 2 4; 62 Gipiškis2024 214 35 148 30 145 9 38; 63 Hammond2025 76 10 33 32 43 0 0;
      64 Marchal2024 35 5 19 10 23 0 1; 65 IBM2025 158 23 67 67 64 2 26
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void totals(String form) throws IOException {
    Collected read = read(form);
    Function<Risk, String> code = risk -> risk.classification().subdomain().orElse("");
    assertAll(
        () -> assertEquals(65, read.sources.size(), "sources"),
        () -> assertEquals(Map.of(RiskLevel.CATEGORY, 515L, RiskLevel.SUBCATEGORY, 1097L),
            read.count(risk -> risk.identity().level())),
        () -> assertEquals(1612, read.ids().stream().distinct().count(), "ids used once"),
        () -> assertEquals(565, read.evidence().stream().map(Evidence::id).distinct().count(), "evidence"),
        () -> assertEquals(334, read.risks.stream().filter(risk -> !risk.evidence().isEmpty()).count(),
            "risks with evidence"),
        () -> assertEquals(163, read.evidence().stream().filter(e -> !e.rawId().equals(e.id())).count(),
            "undotted ids"),
        () -> assertEquals(4, read.evidence().stream().filter(e -> e.wording().isEmpty()).count(),
            "evidence without text"),
        () -> assertEquals(203, read.risks.stream().filter(risk -> risk.classification().isExcluded()).count(),
            "excluded"),
        () -> assertEquals(76, read.risks.stream().filter(risk -> code.apply(risk).endsWith(".0")).count(),
            "domain only"),
        () -> assertEquals(1333, read.risks.stream().filter(risk -> code.apply(risk).matches("[1-7]\\.[1-9]")).count()),
        () -> assertEquals(Map.of("1", 204L, "2", 173L, "3", 64L, "4", 235L, "5", 89L, "6", 274L, "7", 370L, "X", 203L),
            read.count(risk -> code.apply(risk).substring(0, 1))),
        () -> assertEquals(List.of("49.01.02-2", "62.31.00-2", "62.31.01-2", "62.31.02-2", "62.31.03-2"),
            read.ids().stream().filter(id -> id.contains("-")).toList(), "ids printed twice"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void causalFactors(String form) throws IOException {
    Collected read = read(form);
    assertAll(
        () -> assertEquals("human 538, ai 573, other 279, not-coded 219, blank 3",
            factors(read, r -> r.classification().entity(), CausalFactor.Kind.ENTITY)),
        () -> assertEquals("intentional 474, unintentional 487, other 429, not-coded 219, blank 3",
            factors(read, r -> r.classification().intent(), CausalFactor.Kind.INTENT)),
        () -> assertEquals("pre-deployment 179, post-deployment 866, other 350, not-coded 214, blank 3",
            factors(read, r -> r.classification().timing(), CausalFactor.Kind.TIMING)));
  }

  private static String factors(Collected read, Function<Risk, Optional<CausalFactor>> factor, CausalFactor.Kind kind) {
    List<String> counts = new ArrayList<>();
    for (CausalFactor value : kind.factors()) {
      counts.add(value.slug() + " "
          + read.risks.stream().filter(risk -> factor.apply(risk).equals(Optional.of(value))).count());
    }
    counts.add("blank " + read.risks.stream().filter(risk -> factor.apply(risk).isEmpty()).count());
    return String.join(", ", counts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void countsPerSubdomain(String form) throws IOException {
    Map<String, List<Risk>> risks = read(form).risks.stream()
        .collect(
            Collectors.groupingBy(risk -> risk.classification().subdomain().orElse("none"), TreeMap::new,
                Collectors.toList()));
    TreeSet<String> found = new TreeSet<>();
    risks.forEach((code, list) -> found.add(code + " " + list.size() + " " + of(list, RiskLevel.CATEGORY) + " "
        + of(list, RiskLevel.SUBCATEGORY) + " "
        + list.stream().map(risk -> risk.identity().source()).distinct().count()));
    assertEquals(lines(SUBDOMAINS), String.join("\n", found));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void countsPerSource(String form) throws IOException {
    Collected read = read(form);
    TreeSet<String> found = new TreeSet<>();
    for (SourceDocument source : read.sources) {
      List<Risk> risks =
          read.risks.stream().filter(risk -> risk.identity().source().equals(Optional.of(source.id()))).toList();
      int evidence = risks.stream().mapToInt(risk -> risk.evidence().size()).sum();
      long excluded = risks.stream().filter(risk -> risk.classification().isExcluded()).count();
      found.add(source.id() + " " + source.quickRef() + " " + (1 + risks.size() + evidence) + " "
          + of(risks, RiskLevel.CATEGORY)
          + " " + of(risks, RiskLevel.SUBCATEGORY) + " " + evidence + " " + (risks.size() - excluded) + " "
          + risks.stream().filter(risk -> risk.classification().subdomain().orElse("").endsWith(".0")).count() + " "
          + excluded);
    }
    assertEquals(lines(SOURCES), String.join("\n", found));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void rowsThatContradictThemselves(String form) throws IOException {
    Collected read = read(form);
    assertAll(
        () -> assertEquals(RiskLevel.SUBCATEGORY, read.risk("21.02.01.a").identity().level()),
        () -> assertEquals(List.of("21.02.01.b", "21.02.01.c", "21.02.01.d"),
            read.risk("21.02.01.a").evidence().stream().map(Evidence::id).toList()),
        () -> assertEquals(RiskLevel.CATEGORY, read.risk("54.02.06").identity().level()),
        () -> assertEquals(RiskLevel.SUBCATEGORY, read.risk("62.15.00").identity().level()),
        () -> assertEquals(List.of("62.20.11.a"), read.risk("62.19.12").evidence().stream().map(Evidence::id).toList()),
        () -> assertEquals("8-9", read.risk("59.02.00").text().page().orElseThrow()),
        () -> assertEquals("9-10", read.risk("59.13.00").text().page().orElseThrow()),
        () -> assertEquals("12-13", read.risk("62.15.00").text().page().orElseThrow()),
        () -> assertTrue(read.risks.stream().anyMatch(risk -> risk.text().page().equals(Optional.of("23048")))),
        () -> assertEquals(1, read.risk("58.03.00").text().wording().size(), "description in the next column"),
        () -> assertTrue(
            read.evidence().stream().flatMap(e -> e.wording().stream()).noneMatch(w -> w.text().contains("x0001"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void mesaOptimization(String form) throws IOException {
    Risk risk = read(form).risk("34.02.03");
    assertEquals("Mesa-Optimization Objectives", risk.name());
    assertEquals(Optional.of("34.02.00"), risk.identity().parent());
    assertEquals(Optional.of("7"), risk.text().page());
    assertEquals(new RiskClassification(Optional.of("7.2"), Optional.of(CausalFactor.ENTITY_AI),
        Optional.of(CausalFactor.INTENT_INTENTIONAL),
        Optional.of(CausalFactor.TIMING_OTHER)), risk.classification());
  }

  @Test
  void everySourceHasItsBibliographicRecord() throws IOException {
    List<SourceDocument> sources = read("xlsx").sources;
    assertEquals(65, sources.stream().filter(source -> source.work().isPresent()).count());
    assertEquals(65, sources.stream().filter(source -> source.work().get().year().isPresent()).count());
    assertEquals(55, sources.stream().filter(source -> source.work().get().links().doi().isPresent()).count());
    assertEquals(65, sources.stream().filter(source -> source.work().get().links().url().isPresent()).count());
  }

  private static long of(List<Risk> risks, RiskLevel level) {
    return risks.stream().filter(risk -> risk.identity().level() == level).count();
  }

  private static String lines(String table) {
    return Arrays.stream(table.split("[;\n]+")).map(String::strip).filter(line -> !line.isEmpty()).sorted()
        .collect(Collectors.joining("\n"));
  }

  private Collected read(String form) throws IOException {
    Path file = form.equals("xlsx") ? Shared.workbook() : csv(Shared.workbook(), folder.resolve("v3.csv"));
    Collected read = new Collected();
    new WorkbookReader(new InputProblems(Optional.empty())).read(file, read);
    return read;
  }

  /** The database sheet saved as CSV. */
  private static Path csv(Path workbook, Path file) throws IOException {
    StringBuilder csv = new StringBuilder();
    try (XlsxWorkbook xlsx = XlsxWorkbook.open("the workbook", workbook)) {
      xlsx.rows("AI Risk Database v3", row -> {
        csv.append(CSVFormat.DEFAULT.format(row.cells().toArray())).append("\r\n");
        return true;
      });
    }
    return Files.writeString(file, csv);
  }
}
