package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.Test;

class CatalogueMergerTest {
  private final CatalogueMerger merger = new CatalogueMerger();

  @Test
  void secondOfTwoRisksWithOneIdIsKnownByItsName() {
    merger.accept(risk("49.01.02", "Disinformation", Optional.of("49"), Optional.of("first"), List.of(), List.of()));
    merger.accept(risk("49.01.02-2", "Cyber offence", Optional.of("49"), Optional.of("second"), List.of(), List.of()));
    merger.accept(risk("49.01.02", "Cyber Offence", Optional.of("49"), Optional.empty(), List.of("quoted"), List.of()));
    assertEquals(List.of(0, 1),
        merger.catalogue().all(Risk.class).stream().map(risk -> risk.text().wording().size()).toList());
  }

  @Test
  void sameIdFromTwoInputsIsOneRiskThatKeepsWhatOnlyOneKnows() {
    merger
        .accept(
            risk("34.02.03", "Old name", Optional.of("34"), Optional.of("own words"), List.of(), List.of("mit561")));
    merger.accept(risk("34.02.03", "New name", Optional.of("34"), Optional.empty(), List.of("their words"), List.of()));
    Risk merged = only();
    assertEquals("New name", merged.name());
    assertEquals(Optional.of("own words"), merged.text().summary());
    assertEquals(List.of(new Quotation("their words", true)), merged.text().wording());
    assertEquals(List.of("mit561"), merged.identity().otherIds());
  }

  @Test
  void pageFindsItsRiskByAnotherIdentifierAndDoesNotRenameIt() {
    merger.accept(risk("34.02.03", "Mesa-Optimization Objectives", Optional.of("34"), Optional.of("own"),
        List.of("workbook"), List.of("mit561")));
    merger.accept(risk("mit561", "Mesa optimization!", Optional.empty(), Optional.empty(), List.of("page"), List.of()));
    Risk merged = only();
    assertEquals("34.02.03", merged.id());
    assertEquals("Mesa-Optimization Objectives", merged.name());
    assertEquals(List.of(new Quotation("workbook", true)), merged.text().wording());
  }

  @Test
  void pageFindsItsRiskByNameWhereOnlyOneHasIt() {
    merger.accept(
        risk("34.02.03", "Mesa-Optimization Objectives", Optional.of("34"), Optional.empty(), List.of(), List.of()));
    merger
        .accept(
            risk("mit561", "mesa optimization objectives", Optional.empty(), Optional.empty(), List.of(), List.of()));
    assertEquals(List.of("mit561"), only().identity().otherIds());
  }

  @Test
  void pageWithANameThatTwoRisksHaveStandsAlone() {
    merger.accept(risk("01.01.00", "Privacy", Optional.of("01"), Optional.empty(), List.of(), List.of()));
    merger.accept(risk("02.01.00", "Privacy", Optional.of("02"), Optional.empty(), List.of(), List.of()));
    merger.accept(risk("mit7", "Privacy", Optional.empty(), Optional.empty(), List.of(), List.of()));
    assertEquals(List.of("01.01.00", "02.01.00", "mit7"),
        merger.catalogue().all(Risk.class).stream().map(Risk::id).toList());
  }

  @Test
  void risksOfSourcesAreNeverJoinedByName() {
    merger.accept(risk("01.01.00", "Privacy", Optional.of("01"), Optional.empty(), List.of(), List.of()));
    merger.accept(risk("02.01.00", "Privacy", Optional.of("02"), Optional.empty(), List.of(), List.of()));
    assertEquals(2, merger.catalogue().all(Risk.class).size());
  }

  @Test
  void printedIdThatTwoRisksShareNamesTheFirst() {
    merger.accept(risk("49.01.02", "Disinformation", Optional.of("49"), Optional.empty(), List.of(), List.of()));
    merger
        .accept(
            risk("49.01.02-2", "Cyber offence", Optional.of("49"), Optional.empty(), List.of(), List.of("49.01.02")));
    merger.accept(risk("49.01.02", "Disinformation", Optional.of("49"), Optional.of("own"), List.of(), List.of()));
    assertEquals(List.of("Disinformation", "Cyber offence"),
        merger.catalogue().all(Risk.class).stream().map(Risk::name).toList());
  }

  @Test
  void laterCodesCountWhereTheyAreGiven() {
    RiskClassification first = new RiskClassification(Optional.of("7.1"), Optional.of(CausalFactor.ENTITY_AI),
        Optional.empty(), Optional.empty());
    RiskClassification second = new RiskClassification(Optional.of("7.2"), Optional.empty(),
        Optional.of(CausalFactor.INTENT_OTHER), Optional.empty());
    for (RiskClassification coding : List.of(first, second)) {
      Risk risk = risk("34.02.03", "Name", Optional.of("34"), Optional.empty(), List.of(), List.of());
      merger.accept(new Risk(risk.identity(), coding, risk.text(), risk.references(), risk.evidence()));
    }
    assertEquals(
        new RiskClassification(Optional.of("7.2"), Optional.of(CausalFactor.ENTITY_AI),
            Optional.of(CausalFactor.INTENT_OTHER), Optional.empty()),
        only().classification());
  }

  @Test
  void whatOnlyTheEarlierInputKnowsIsKept() {
    Risk risk = risk("34.02.03", "Name", Optional.of("34"), Optional.of("own"), List.of("words"), List.of());
    RiskClassification coding = new RiskClassification(Optional.of("7.1"), Optional.of(CausalFactor.ENTITY_AI),
        Optional.of(CausalFactor.INTENT_OTHER),
        Optional.of(CausalFactor.TIMING_OTHER));
    Evidence passage = new Evidence("34.02.03.a", "34.02.03a", Optional.of("7"), Optional.empty(), List.of("a2020"));
    merger.accept(new Risk(risk.identity(), coding,
        new Risk.Text(risk.text().summary(), risk.text().basis(), risk.text().wording(), Optional.of("8"), List.of()),
        risk.references(), List.of(passage)));
    RiskClassification none =
        new RiskClassification(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    Risk bare = risk("34.02.03", "Name", Optional.of("34"), Optional.empty(), List.of(), List.of());
    merger.accept(new Risk(bare.identity(), none, bare.text(), bare.references(), List.of()));
    assertEquals(coding, only().classification());
    assertEquals(
        new Risk.Text(Optional.of("own"), Optional.empty(), List.of(new Quotation("words", true)), Optional.of("8"),
            List.of()),
        only().text());
    assertEquals(List.of(passage), only().evidence());
  }

  @Test
  void idInPlaceOfAMissingNameAndADomainAloneReplaceNothing() {
    Risk risk = risk("34.02.03", "Name", Optional.of("34"), Optional.empty(), List.of(), List.of());
    RiskClassification filed = new RiskClassification(Optional.of("7"), Optional.of("7.2"), Optional.empty(),
        Optional.empty(), Optional.empty());
    RiskClassification domain = new RiskClassification(Optional.of("7"), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());
    merger.accept(new SourceDocument("34", "Ji2023", "A survey", Optional.empty(), Optional.empty()));
    merger.accept(new SourceDocument("34", "34", "34", Optional.empty(), Optional.empty()));
    merger.accept(new Risk(risk.identity(), filed, risk.text(), risk.references(), risk.evidence()));
    Risk nameless = risk("34.02.03", "34.02.03", Optional.of("34"), Optional.empty(), List.of(), List.of());
    merger.accept(new Risk(nameless.identity(), domain, risk.text(), risk.references(), risk.evidence()));
    assertEquals("Name", only().name());
    assertEquals(filed, only().classification());
    assertEquals("Ji2023", merger.catalogue().all(SourceDocument.class).get(0).quickRef());
    assertEquals("A survey", merger.catalogue().all(SourceDocument.class).get(0).title());
  }

  @Test
  void pageOfAnotherNameOrSubdomainStandsAlone() {
    merger.accept(risk("01.01.00", "Privacy", Optional.of("01"), Optional.empty(), List.of(), List.of()));
    merger.accept(risk("mit7", "Piracy", Optional.empty(), Optional.empty(), List.of(), List.of()));
    Risk other = risk("mit8", "Privacy", Optional.empty(), Optional.empty(), List.of(), List.of());
    merger.accept(new Risk(other.identity(),
        new RiskClassification(Optional.of("2.1"), Optional.empty(), Optional.empty(), Optional.empty()),
        other.text(), other.references(), other.evidence()));
    assertEquals(List.of("01.01.00", "mit7", "mit8"),
        merger.catalogue().all(Risk.class).stream().map(Risk::id).toList());
    merger.accept(risk("mit9", "  PRIVACY. ", Optional.empty(), Optional.empty(), List.of(), List.of()));
    assertEquals(3, merger.catalogue().all(Risk.class).size());
  }

  @Test
  void recordsAreKeptWholeWithSourcesFirstAndRisksLast() {
    Risk risk = risk("34.02.03", "Name", Optional.of("34"), Optional.empty(), List.of(), List.of());
    Mitigation mitigation = new Mitigation("keep-logs", "Keep logs", Optional.empty(), Optional.empty(),
        Optional.empty(), Mitigation.Targets.none(), List.of());
    SourceDocument source = new SourceDocument("34", "Ji2023", "A survey", Optional.empty(), Optional.empty());
    List.of(risk, mitigation, work("a2020", "A"), source).forEach(merger::accept);
    assertEquals(List.of(source, mitigation, work("a2020", "A"), risk), merger.catalogue().records());
  }

  @Test
  void evidenceAndMeasuresOfOneKeyAreOne() {
    for (String wording : List.of("", "their words")) {
      Risk risk = risk("34.02.03", "Name", Optional.of("34"), Optional.empty(), List.of(), List.of());
      Optional<String> words = Optional.of(wording).filter(w -> !w.isEmpty());
      merger.accept(new Risk(risk.identity(), risk.classification(), risk.text(),
          new Risk.References(List.of("a2020"), List.of(),
              List.of(new MitigationStep("keep-logs", words, Optional.of("Source " + wording.length())))),
          List.of(new Evidence("34.02.03.a", "34.02.03a", Optional.of("7"), words.map(w -> new Quotation(w, true)),
              List.of()))));
    }
    assertEquals(List.of(new MitigationStep("keep-logs", Optional.of("their words"), Optional.of("Source 0"))),
        only().references().steps());
    assertEquals(
        List.of(new Evidence("34.02.03.a", "34.02.03a", Optional.of("7"),
            Optional.of(new Quotation("their words", true)), List.of())),
        only().evidence());
    assertEquals(List.of("a2020"), only().references().cites());
  }

  @Test
  void bibliographicRecordAndMitigationWithMoreToSayStay() {
    Work rich = work("ji2023", "A survey");
    merger.accept(new SourceDocument("34", "Ji2023", "A survey", Optional.empty(), Optional.of(rich)));
    merger.accept(
        new SourceDocument("34", "Ji2023", "A Survey", Optional.empty(), Optional.of(work("Ji2023", "A survey"))));
    assertEquals(Optional.of(rich), merger.catalogue().all(SourceDocument.class).get(0).work());
    Mitigation known =
        new Mitigation("keep-logs", "Keep logs", Optional.of("They help."), Optional.of("4.1"), Optional.of("limited"),
            Mitigation.Targets.none(), List.of());
    merger.accept(known);
    merger.accept(new Mitigation("keep-logs", "Keep Logs", Optional.empty(), Optional.empty(), Optional.empty(),
        Mitigation.Targets.none(), List.of()));
    assertEquals(List.of(known), merger.catalogue().all(Mitigation.class));
  }

  private Risk only() {
    assertEquals(1, merger.catalogue().all(Risk.class).size());
    return merger.catalogue().all(Risk.class).get(0);
  }

  private static Work work(String key, String title) {
    return new Work(key, List.of(), Optional.of(2023), Optional.of(title),
        new Work.Links(Optional.empty(), Optional.empty()),
        Optional.empty(), Optional.empty());
  }

  private static Risk risk(String id, String name, Optional<String> source, Optional<String> summary,
      List<String> wording, List<String> otherIds) {
    return new Risk(
        new Risk.Identity(id, name, source, RiskLevel.SUBCATEGORY, Optional.empty(), Optional.empty(), otherIds),
        new RiskClassification(Optional.of("7.2"), Optional.empty(), Optional.empty(), Optional.empty()),
        new Risk.Text(summary, Optional.empty(), wording.stream().map(text -> new Quotation(text, true)).toList(),
            Optional.empty(), List.of()),
        Risk.References.none(), List.of());
  }
}
