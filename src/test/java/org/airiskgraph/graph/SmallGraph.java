package org.airiskgraph.graph;

import org.apache.jena.graph.Graph;

/** A made-up graph with one or two entities of each kind, for tests of what reads the graph. */
public final class SmallGraph {
  public static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  private static final String TEXT =
      """
          r:01.01.00 a airg:Risk ; rdfs:label "Loss of control"@en ; airg:sourceDocument s:1 ; airg:childRisk r:01.01.01 ;
            airg:domain d:7 ; airg:subdomain d:7.1 ; airg:entity airg:entity-ai .
          r:01.01.01 a airg:Risk ; rdfs:label "Hidden goals"@en ; dct:identifier "01.01.01", "mit7" ; airg:rawIdentifier "1.1.1" ;
            airg:summary "A model pursues goals that its training did not set."@en ;
            airg:originalWording "The model may pursue **other** goals." ; airg:page "12" ;
            airg:headingLevel airg:risk-subcategory ; airg:sourceDocument s:1 ; airg:parentRisk r:01.01.00 ;
            airg:domain d:7 ; airg:subdomain d:7.1 ; airg:entity airg:entity-ai ; airg:intent airg:intent-intentional ;
            airg:concept c:deception ; airg:cites w:b, w:a ; airg:mitigationStep <https://w3id.org/airiskgraph/risk/01.01.01#step-2>,
              <https://w3id.org/airiskgraph/risk/01.01.01#step-1> ; airg:mitigatedBy m:audits, m:probes ;
            airg:evidence <https://w3id.org/airiskgraph/evidence/01.01.01.a> ;
            airg:addressedBy m:probes, m:training, m:audits, m:tests ; airg:mitigationFit <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-probes>,
              <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-training>,
              <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-audits>, <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-tests> ;
            airg:link <https://w3id.org/airiskgraph/risk/01.01.01#link-1> .
          <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-probes> airg:mitigation m:probes ; airg:rank 1 ; airg:score 1.0 ; airg:fitsBy "own strategy" .
          <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-training> airg:mitigation m:training ; airg:rank 2 ; airg:score 1.0 ; airg:fitsBy "own strategy" .
          <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-audits> airg:mitigation m:audits ; airg:rank 3 ; airg:score 0.9 ; airg:fitsBy "this risk" .
          <https://w3id.org/airiskgraph/risk/01.01.01#addressed-by-tests> airg:mitigation m:tests ; airg:rank 4 ; airg:score 0.1 ; airg:fitsBy "sub-domain" ; airg:via d:7.1 .
          <https://w3id.org/airiskgraph/risk/01.01.01#step-1> airg:rank 1 ; airg:mitigation m:probes ; airg:sourceReference "Source 3" .
          <https://w3id.org/airiskgraph/risk/01.01.01#step-2> airg:rank 2 ; airg:mitigation m:training .
          <https://w3id.org/airiskgraph/risk/01.01.01#link-1> airg:linkFrom r:01.01.01 ; airg:linkTo r:02.01.00 ; airg:rank 1 ; airg:score 0.5 ; airg:linkKind airg:link-same-risk ;
            airg:reason <https://w3id.org/airiskgraph/risk/01.01.01#reason-1>, <https://w3id.org/airiskgraph/risk/01.01.01#reason-2> .
          <https://w3id.org/airiskgraph/risk/01.01.01#reason-1> airg:weight 0.2 ; rdfs:label "same cause" .
          <https://w3id.org/airiskgraph/risk/01.01.01#reason-2> airg:weight 0.3 ; rdfs:label "shared concept" .
          r:02.01.00 a airg:Risk ; rdfs:label "Deceptive <models>"@en ; airg:sourceDocument s:2 ; airg:concept c:deception ;
            airg:excluded true ; airg:addressedBy m:audits ;
            airg:mitigationFit <https://w3id.org/airiskgraph/risk/02.01.00#addressed-by-audits> .
          <https://w3id.org/airiskgraph/risk/02.01.00#addressed-by-audits> airg:mitigation m:audits ; airg:rank 1 ; airg:score 0.4 ;
            airg:fitsBy "concept" ; airg:via c:deception .
          s:1 a airg:SourceDocument ; rdfs:label "A survey of harms"@en ; airg:quickRef "Doe2024" ;
            dct:creator "Abel, A", "Doe, Jo" ; airg:authorsOmitted true ;
            airg:authorship <https://w3id.org/airiskgraph/source/1#author-2>, <https://w3id.org/airiskgraph/source/1#author-1> ; dct:bibliographicCitation "Doe, Jo; Abel, A; et al. (2024). A survey of harms" .
          <https://w3id.org/airiskgraph/source/1#author-1> airg:authorName "Doe, Jo" ; airg:position 1 .
          <https://w3id.org/airiskgraph/source/1#author-2> airg:authorName "Abel, A" ; airg:position 2 .
          s:2 a airg:SourceDocument ; rdfs:label "Another survey"@en ; airg:quickRef "Roe2025" .
          w:a a airg:Work ; rdfs:label "The zebra paper"@en ; dct:bibliographicCitation "Zoe (2020). The zebra paper" .
          w:b a airg:Work ; rdfs:label "\\"Apes\\" at work"@en ; dct:bibliographicCitation "Ape (2019). Apes at work" ;
            <http://purl.org/ontology/bibo/doi> "10.1/x" ; <http://xmlns.com/foaf/0.1/page> <javascript:alert(1)>, <https://example.org/apes> .
          <https://w3id.org/airiskgraph/evidence/01.01.01.a> a airg:Evidence ; dct:identifier "01.01.01.a" ; airg:page "13" ;
            airg:evidenceFor r:01.01.01 .
          d:7 a airg:Domain ; skos:prefLabel "System safety"@en ; skos:notation "7" ; skos:narrower d:7.0, d:7.1 .
          d:7.0 a airg:Subdomain ; skos:prefLabel "System safety, domain only"@en ; skos:notation "7.0" ; skos:broader d:7 .
          d:7.1 a airg:Subdomain ; skos:prefLabel "Conflicting goals"@en ; skos:notation "7.1" ; skos:broader d:7 .
          c:deception a airg:Concept ; skos:prefLabel "deception"@en ; skos:altLabel "lying"@en ; skos:definition "Making others believe what is false."@en ;
            skos:closeMatch <https://example.org/Lie> .
          m:audits a airg:Mitigation ; rdfs:label "Audits"@en ; airg:mitigationCategory airg:governance ; airg:actsOn c:deception .
          m:probes a airg:Mitigation ; rdfs:label "Probes"@en ; skos:altLabel "linear probes"@en, "activation monitoring"@en ; airg:summary "Read goals from activations."@en ; airg:evidenceStrength airg:limited .
          m:training a airg:Mitigation ; rdfs:label "Training"@en ; airg:actsOn d:7.1 .
          m:tests a airg:Mitigation ; rdfs:label "Tests"@en ; airg:actsOn d:7.1 .
          <https://w3id.org/airiskgraph/catalogue/ten> a airg:ExternalCatalogue ; rdfs:label "Ten dangers"@en ; dct:license <https://example.org/free> ; airg:credit "Ten dangers, by Abel"@en .
          <https://w3id.org/airiskgraph/catalogue/ten/E2> a airg:CatalogueEntry ; skos:prefLabel "No off switch"@en ; skos:notation "E2" ; dct:identifier "E2" ;
            skos:inScheme <https://w3id.org/airiskgraph/catalogue/ten> ; airg:entryKind "danger" ;
            skos:broader <https://w3id.org/airiskgraph/catalogue/ten/E1> ; skos:related <https://w3id.org/airiskgraph/catalogue/ten/E3> .
          <https://w3id.org/airiskgraph/catalogue/ten/E1> a airg:CatalogueEntry ; skos:prefLabel "Loss of control"@en ; skos:notation "E1" ; dct:identifier "E1" ;
            skos:inScheme <https://w3id.org/airiskgraph/catalogue/ten> ; airg:entryKind "danger" .
          r:02.01.00 airg:coveredBy <https://w3id.org/airiskgraph/catalogue/ten/E2> ; airg:entryFit <https://w3id.org/airiskgraph/risk/02.01.00#covered-by-ten-E2> .
          <https://w3id.org/airiskgraph/risk/02.01.00#covered-by-ten-E2> airg:entry <https://w3id.org/airiskgraph/catalogue/ten/E2> ; airg:rank 1 ; airg:score 0.4 ;
            airg:fitsBy "concept" ; airg:via c:deception .
          r:02.01.00 airg:mayBeAddressedBy <https://w3id.org/airiskgraph/catalogue/ten/E2> ;
            airg:measureFit <https://w3id.org/airiskgraph/risk/02.01.00#may-be-addressed-by-ten-E2> .
          <https://w3id.org/airiskgraph/risk/02.01.00#may-be-addressed-by-ten-E2> airg:measure <https://w3id.org/airiskgraph/catalogue/ten/E2> ;
            airg:rank 1 ; airg:score 0.4 ; airg:fitsBy "concept" ; airg:via c:deception .
          <https://w3id.org/airiskgraph/incident/X1> a airg:Incident ; rdfs:label "The parrot affair"@en ; dct:identifier "X1" ;
            dct:date "2024-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> ; airg:incidentYear 2024 ; airg:exercise false ; airg:affected "listeners"@en ;
            airg:summary "A machine said what it did not mean."@en ; airg:involves c:deception ;
            airg:technique <https://w3id.org/airiskgraph/catalogue/ten/E2> ; dct:references <https://example.org/parrot> ; <http://xmlns.com/foaf/0.1/page> <https://example.org/tales/X1> ;
            dct:isPartOf <https://w3id.org/airiskgraph/graph/crosswalk#incidents-tales> .
          <https://w3id.org/airiskgraph/graph/crosswalk#incidents-tales> rdfs:label "Tales"@en ; dct:rights "Tales, by Abel"@en .
          r:02.01.00 airg:illustratedBy <https://w3id.org/airiskgraph/incident/X1> ;
            airg:incidentFit <https://w3id.org/airiskgraph/risk/02.01.00#illustrated-by-X1> .
          <https://w3id.org/airiskgraph/risk/02.01.00#illustrated-by-X1> airg:incident <https://w3id.org/airiskgraph/incident/X1> ;
            airg:rank 1 ; airg:score 0.3 ; airg:fitsBy "concept" ; airg:via c:deception .
          airg:link-same-risk skos:prefLabel "same risk elsewhere"@en .
          airg:entity-ai skos:prefLabel "AI"@en ; rdfs:label "AI"@en ; skos:notation "2" ; skos:inScheme airg:entity-scheme .
          airg:entity-human skos:prefLabel "Human"@en ; skos:notation "1" ; skos:inScheme airg:entity-scheme .
          airg:intent-intentional skos:prefLabel "Intentional"@en ; rdfs:label "Intentional"@en ; skos:notation "1" .
          airg:risk-subcategory skos:prefLabel "Risk sub-category"@en ; rdfs:label "Risk sub-category"@en .
          airg:governance skos:prefLabel "Governance"@en ; rdfs:label "Governance"@en ; skos:notation "1" .
          airg:summary rdfs:isDefinedBy <https://w3id.org/airiskgraph/ontology> .
          airg:limited skos:prefLabel "Limited"@en ; rdfs:label "Limited"@en .
          """;

  private SmallGraph() {}

  /** The graph, new each time. */
  public static Graph graph() {
    return Turtle.graph(TEXT);
  }

  public static GraphReader reader() {
    return new GraphReader(graph());
  }
}
