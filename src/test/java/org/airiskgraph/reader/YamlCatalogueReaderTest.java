package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.SummaryBasis;
import org.airiskgraph.catalogue.Work;
import org.junit.jupiter.api.Test;

/** What a good file means; {@code BadCatalogueTest} has what is wrong with others. */
class YamlCatalogueReaderTest {
  private static final Work WORK = new Work("ji2023", List.of("Ji, J."), Optional.of(2023), Optional.of("A survey"),
      new Work.Links(Optional.empty(), Optional.empty()), Optional.empty(), Optional.of("misc"));

  @Test
  void everyFieldOfARiskIsRead() {
    Collected read = new Collected();
    new YamlCatalogueReader(Optional.of(Map.of("ji2023", WORK)), new InputProblems(Optional.empty())).read(
        "risks/r.yaml", "r.yaml",
        in("""
        source:
          id: "34"
          quickref: Ji2023
          title: "AI Alignment: A Comprehensive Survey"
          work: ji2023
          since: V1
        risks:
          - id: 34.02.00
            name: Double edge components
            level: category
            subdomain: "X.1"
          - id: 34.02.01
            name: Another hazard
            level: category
            domain: "7"
            subdomain: "X.0"
          - id: 34.02.03
            name: Mesa-Optimization Objectives
            level: sub-category
            parent: 34.02.00
            subdomain: "7.2"
            entity: ai
            intent: intentional
            timing: not-coded
            page: "7"
            since: V2
            summary: >-
              A policy may itself
              become an optimizer.
            basis: evidence
            note: The row prints an older name.
            cites: [hubinger2019risks]
            concepts: [mesa-optimization]
            mentions: [agency]
            not-concepts: [optimization]
            identifiers: [mit561]
            mitigations:
              - keep-logs
              - mitigation: ask-a-human
                reference: Source 7, 11
            evidence:
              - id: 34.02.03.a
                raw: 34.02.03a
                page: 8-9
                cites: [ji2023]
        """), read);
    assertEquals(List.of(new SourceDocument("34", "Ji2023", "AI Alignment: A Comprehensive Survey", Optional.of("V1"),
        Optional.of(WORK))),
        read.sources);
    assertEquals(new Risk(
        new Risk.Identity("34.02.03", "Mesa-Optimization Objectives", Optional.of("34"), RiskLevel.SUBCATEGORY,
            Optional.of("34.02.00"), Optional.of("V2"), List.of("mit561")),
        new RiskClassification(Optional.of("7.2"), Optional.of(CausalFactor.ENTITY_AI),
            Optional.of(CausalFactor.INTENT_INTENTIONAL), Optional.of(CausalFactor.TIMING_NOT_CODED)),
        new Risk.Text(Optional.of("A policy may itself become an optimizer."), Optional.of(SummaryBasis.EVIDENCE),
            List.of(),
            Optional.of("7"), List.of("The row prints an older name.")),
        new Risk.References(List.of("hubinger2019risks"), List.of("mesa-optimization"), List.of("agency"),
            List.of("optimization"), List.of(), List.of(
                new MitigationStep("keep-logs", Optional.empty(), Optional.empty()),
                new MitigationStep("ask-a-human", Optional.empty(), Optional.of("Source 7, 11")))),
        List.of(new Evidence("34.02.03.a", "34.02.03a", Optional.of("8-9"), Optional.empty(), List.of("ji2023")))),
        read.risk("34.02.03"));
    assertEquals(true, read.risk("34.02.00").classification().isExcluded());
    assertEquals(Optional.of("V1"), read.risk("34.02.00").identity().since());
    assertEquals(new RiskClassification(Optional.of("7"), Optional.of("X.0"), Optional.empty(), Optional.empty(),
        Optional.empty()), read.risk("34.02.01").classification());
  }

  @Test
  void recordWithAFaultCostsOnlyItself() {
    List<String> warnings = new java.util.ArrayList<>();
    InputProblems problems = new InputProblems(Optional.of(warnings::add));
    Collected read = new Collected();
    new YamlCatalogueReader(Optional.of(Map.of("ji2023", WORK)), problems).read("risks/r.yaml", "r.yaml", in("""
        source: {id: "34", quickref: Ji2023, title: A survey, work: ji2023}
        risks:
          - {id: 34.01.00, name: Sound, level: category, subdomain: "7.1"}
          - {id: 34.02.00, name: Odd, level: category, subdomain: "7.9"}
          - {name: Without id, level: category, subdomain: "7.1"}
          - {id: 34.03.00, name: Sound too, level: category, subdomain: "7.1"}
        """), read);
    problems.report();
    assertEquals(List.of("34.01.00", "34.03.00"), read.ids());
    assertEquals(1, warnings.size());
    assertEquals(true, warnings.get(0).startsWith("r.yaml:4:") && warnings.get(0).endsWith(
        "; the record is left out (the first of 2 such cases)"), warnings.get(0));
  }

  @Test
  void everyFieldOfAMitigationIsRead() {
    Collected read = new Collected();
    new YamlCatalogueReader(Optional.of(Map.of()), new InputProblems(Optional.empty())).read("mitigations.yaml",
        "m.yaml", in("""
        mitigations:
          - id: keep-logs
            name: Keep logs
            summary: They help later.
            category: "4.1"
            strength: expert-opinion
            acts-on:
              concepts: [mesa-optimization]
              subdomains: ["7.1", "7.0"]
              risks: [34.02.03]
            cites: [ji2023]
        """), read);
    assertEquals(List.of(new Mitigation("keep-logs", "Keep logs", Optional.of("They help later."), Optional.of("4.1"),
        Optional.of("expert-opinion"),
        new Mitigation.Targets(List.of("mesa-optimization"), List.of("7.1", "7.0"), List.of("34.02.03")),
        List.of("ji2023"))), read.mitigations);
  }

  @Test
  void mitigationOfNoSubdomainIsRefusedAtItsPlace() {
    InputException fault =
        assertThrows(InputException.class,
            () -> new YamlCatalogueReader(Optional.of(Map.of()), new InputProblems(Optional.empty())).read(
                "mitigations.yaml",
                "m.yaml", in("""
            mitigations:
              - id: keep-logs
                name: Keep logs
                summary: They help later.
                category: "4.1"
                strength: limited
                acts-on:
                  subdomains: ["7.1", "8.1"]
            """), new Collected()));
    assertEquals("m.yaml:8:27: found \"8.1\", expected " + RiskClassification.EXPECTED_SUBDOMAIN, fault.getMessage());
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
