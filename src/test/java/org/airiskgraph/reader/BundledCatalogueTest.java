package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue in the box states the facts of the official workbook, in words of its own. */
class BundledCatalogueTest {
  /** So many words in a row are a quotation; fewer may be chance. */
  private static final int RUN = 8;

  /** Facts that differ on purpose, as "id fact", with the reason. */
  private static final Map<String, String> INTENDED = Map.of(
      "55 short name",
      "the workbook calls it Clarke2023 in one sheet and Clarke2022, the year it appeared, in another");

  private static Collected bundled;
  private static Collected workbook;

  @BeforeAll
  static void readBoth() {
    String file = Shared.workbookV4().toString();
    bundled = new Collected();
    CatalogueInputs.bundled().sendTo(bundled);
    workbook = new Collected();
    new WorkbookReader(new InputProblems(Optional.empty())).read(file, workbook);
  }

  @Test
  void everyFactEqualsTheWorkbooksButForThoseListed() {
    Map<String, Map<String, String>> theirs = facts(workbook);
    Map<String, Map<String, String>> ours = facts(bundled);
    assertEquals(theirs.keySet(), ours.keySet());
    Map<String, String> differences = new TreeMap<>();
    theirs.forEach((id, facts) -> facts.forEach((fact, value) -> {
      String found = ours.get(id).get(fact);
      if (!value.equals(found)) {
        differences.put(id + " " + fact, "workbook " + value + ", catalogue " + found);
      }
    }));
    assertEquals(INTENDED.keySet(), differences.keySet(), differences::toString);
  }

  /** Facts by name, of each source and risk by id. */
  private static Map<String, Map<String, String>> facts(Collected read) {
    Map<String, Map<String, String>> facts = new TreeMap<>();
    read.risks.forEach(risk -> facts.put(risk.id(), facts(risk)));
    read.sources
        .forEach(source -> facts.put(source.id(), Map.of("short name", source.quickRef(), "title", source.title(),
            "year", String.valueOf(source.work().orElseThrow().year().orElse(0)))));
    return facts;
  }

  private static Map<String, String> facts(Risk risk) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("name", risk.name());
    facts.put("level", risk.identity().level().slug());
    facts.put("source", risk.identity().source().orElse(""));
    facts.put("parent", risk.identity().parent().orElse(""));
    // Identifiers of other sites are no facts of the workbook.
    facts.put("other ids", risk.identity().otherIds().stream().filter(id -> id.matches("\\d\\d\\..*")).sorted()
        .collect(Collectors.joining(" ")));
    facts.put("sub-domain", risk.classification().subdomain().orElse(""));
    facts.put("entity", risk.classification().entity().map(CausalFactor::slug).orElse(""));
    facts.put("intent", risk.classification().intent().map(CausalFactor::slug).orElse(""));
    facts.put("timing", risk.classification().timing().map(CausalFactor::slug).orElse(""));
    facts.put("page", risk.text().page().orElse(""));
    facts.put("evidence",
        risk.evidence().stream().map(e -> e.id() + " " + e.rawId() + " " + e.page().orElse("")).toList().toString());
    return facts;
  }

  @Test
  void everyRiskHasASummaryOfOurOwn() {
    assertEquals(List.of(),
        bundled.risks.stream().filter(risk -> risk.text().summary().isEmpty()).map(Risk::id).toList());
    assertEquals(List.of(),
        bundled.risks.stream().filter(risk -> !risk.text().wording().isEmpty()).map(Risk::id).toList());
  }

  @Test
  void noSummaryBorrowsARunOfWordsFromTheWorkbook() {
    Map<String, String> runs = new HashMap<>();
    workbook.risks.forEach(risk -> Stream.concat(risk.text().wording().stream(),
        risk.evidence().stream().flatMap(evidence -> evidence.wording().stream()))
        .flatMap(wording -> Stream.of(wording.text(), wording.readable()))
        .forEach(text -> runs(text).forEach(run -> runs.putIfAbsent(run, risk.id()))));
    Set<String> names = new HashSet<>();
    workbook.risks.forEach(risk -> names.addAll(runs(risk.name())));
    workbook.sources.forEach(source -> names.addAll(runs(source.title())));
    List<String> borrowed = new ArrayList<>();
    for (Risk risk : bundled.risks) {
      runs(risk.text().summary().orElse("")).stream().filter(runs::containsKey).filter(run -> !names.contains(run))
          .forEach(run -> borrowed.add(risk.id() + " borrows from " + runs.get(run) + ": " + run));
    }
    assertEquals("", String.join("\n", borrowed));
  }

  private static List<String> runs(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    String[] words =
        Arrays.stream(plain.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toArray(String[]::new);
    List<String> runs = new ArrayList<>();
    for (int i = 0; i + RUN <= words.length; i++) {
      runs.add(String.join(" ", Arrays.copyOfRange(words, i, i + RUN)));
    }
    return runs;
  }

  @Test
  void mergedWithTheWorkbookNothingDoublesAndNothingIsLost() {
    Collected merged = new Collected();
    CatalogueInputs inputs = CatalogueInputs.bundled();
    new CatalogueInputs(inputs.catalogue(), List.of(Shared.workbookV4().toString()), List.of(Shared.page()))
        .sendTo(merged);
    assertEquals(74, merged.sources.size());
    assertEquals(1835, merged.risks.size());
    assertEquals(665, merged.evidence().size());
    assertEquals(665, merged.evidence().stream().map(Evidence::id).distinct().count());
    assertEquals(bundled.works.size(), merged.works.size());
    assertEquals(bundled.mitigations.stream().map(Mitigation::id).toList(),
        merged.mitigations.stream().map(Mitigation::id).toList());
    Map<String, Risk> before = bundled.risks.stream().collect(Collectors.toMap(Risk::id, risk -> risk));
    Map<String, Risk> official = workbook.risks.stream().collect(Collectors.toMap(Risk::id, risk -> risk));
    for (Risk risk : merged.risks) {
      assertEquals(before.get(risk.id()).text().summary(), risk.text().summary(), risk.id());
      assertEquals(before.get(risk.id()).references().cites(), risk.references().cites(), risk.id());
      assertEquals(official.get(risk.id()).text().wording(), risk.text().wording(), risk.id());
      assertEquals(texts(official.get(risk.id())), texts(risk), risk.id());
    }
  }

  @Test
  void pageJoinsItsRiskAndItsThreeMeasures() {
    Collected merged = new Collected();
    new CatalogueInputs(CatalogueInputs.bundled().catalogue(), List.of(), List.of(Shared.page())).sendTo(merged);
    assertEquals(1835, merged.risks.size());
    assertEquals(bundled.mitigations.size(), merged.mitigations.size());
    Risk risk = merged.risk("34.02.03");
    assertEquals(List.of("mit561"), risk.identity().otherIds());
    assertEquals(List.of("Source 7, 11", "Source 2, 4, 16, 20", "Source 3; Source 2, 11"),
        risk.references().steps().stream().map(measure -> measure.reference().orElse("")).toList());
    assertEquals(3, risk.references().steps().stream().filter(measure -> measure.wording().isPresent()).count());
    assertEquals(Optional.of("34.02.00"), risk.identity().parent());
    assertEquals(1, risk.text().wording().size());
  }

  @Test
  void everyKeyMeansSomething() {
    Set<String> works = bundled.works.stream().map(Work::key).collect(Collectors.toSet());
    Set<String> mitigations = bundled.mitigations.stream().map(Mitigation::id).collect(Collectors.toSet());
    Set<String> risks = new HashSet<>(bundled.ids());
    TreeSet<String> missing = new TreeSet<>();
    Stream.concat(bundled.risks.stream().flatMap(risk -> Stream.concat(risk.references().cites().stream(),
        risk.evidence().stream().flatMap(evidence -> evidence.cites().stream()))),
        bundled.mitigations.stream().flatMap(mitigation -> mitigation.cites().stream()))
        .filter(key -> !works.contains(key)).forEach(key -> missing.add("work " + key));
    bundled.risks.stream().flatMap(risk -> risk.references().steps().stream()).map(MitigationStep::mitigation)
        .filter(key -> !mitigations.contains(key)).forEach(key -> missing.add("mitigation " + key));
    bundled.mitigations.stream().flatMap(mitigation -> mitigation.actsOn().risks().stream())
        .filter(id -> !risks.contains(id)).forEach(id -> missing.add("risk " + id));
    assertEquals("", String.join("\n", missing));
  }

  private static List<Optional<Quotation>> texts(Risk risk) {
    return risk.evidence().stream().map(Evidence::wording).toList();
  }
}
