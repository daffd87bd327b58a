package org.airiskgraph.graph;

import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms of {@code ontology/core.ttl} that the program writes or asks for; each constant is a local name. */
public final class AIRG {
  /** Namespace of the terms. */
  public static final String NS = "https://w3id.org/airiskgraph/ontology#";

  /** The ontology itself. */
  public static final String ONTOLOGY = "https://w3id.org/airiskgraph/ontology";

  public static final Node Risk = term("Risk");
  public static final Node Domain = term("Domain");
  public static final Node Subdomain = term("Subdomain");
  public static final Node SourceDocument = term("SourceDocument");
  public static final Node Work = term("Work");
  public static final Node Evidence = term("Evidence");
  public static final Node Mitigation = term("Mitigation");
  public static final Node MitigationStep = term("MitigationStep");
  public static final Node MitigationFit = term("MitigationFit");
  public static final Node Concept = term("Concept");
  public static final Node RiskLink = term("RiskLink");
  public static final Node RepositoryVersion = term("RepositoryVersion");
  public static final Node LinkReason = term("LinkReason");

  public static final Node CatalogueEntry = term("CatalogueEntry");
  public static final Node ExternalCatalogue = term("ExternalCatalogue");
  public static final Node EntryFit = term("EntryFit");
  public static final Node MeasureFit = term("MeasureFit");

  public static final Node Incident = term("Incident");
  public static final Node IncidentFit = term("IncidentFit");

  public static final Node headingLevel = term("headingLevel");
  public static final Node riskCategory = term("risk-category");
  public static final Node riskSubcategory = term("risk-subcategory");
  public static final Node parentRisk = term("parentRisk");
  public static final Node childRisk = term("childRisk");
  public static final Node sourceDocument = term("sourceDocument");
  public static final Node subdomain = term("subdomain");
  public static final Node domain = term("domain");
  public static final Node excluded = term("excluded");
  public static final Node notCoded = term("notCoded");
  public static final Node entity = term("entity");
  public static final Node intent = term("intent");
  public static final Node timing = term("timing");
  public static final Node evidence = term("evidence");
  public static final Node cites = term("cites");
  public static final Node concept = term("concept");
  public static final Node ConceptAnnotation = term("ConceptAnnotation");
  public static final Node conceptAnnotation = term("conceptAnnotation");
  public static final Node annotatedConcept = term("annotatedConcept");
  public static final Node surfaceForm = term("surfaceForm");
  public static final Node foundIn = term("foundIn");
  public static final Node inExample = term("inExample");
  public static final Node mentionsConcept = term("mentionsConcept");
  public static final Node contextLabel = term("contextLabel");
  public static final Node requires = term("requires");
  public static final Node excludes = term("excludes");
  public static final Node mitigatedBy = term("mitigatedBy");
  public static final Node mitigates = term("mitigates");
  public static final Node addressedBy = term("addressedBy");
  public static final Node mitigationFit = term("mitigationFit");
  public static final Node fitsBy = term("fitsBy");
  public static final Node coveredBy = term("coveredBy");
  public static final Node covers = term("covers");
  public static final Node entryFit = term("entryFit");
  public static final Node entry = term("entry");
  public static final Node entryKind = term("entryKind");
  public static final Node mayBeAddressedBy = term("mayBeAddressedBy");
  public static final Node measureFit = term("measureFit");
  public static final Node measure = term("measure");
  public static final Node aimsAt = term("aimsAt");
  public static final Node credit = term("credit");
  public static final Node illustratedBy = term("illustratedBy");
  public static final Node illustrates = term("illustrates");
  public static final Node incidentFit = term("incidentFit");
  public static final Node incident = term("incident");
  public static final Node incidentYear = term("incidentYear");
  public static final Node exercise = term("exercise");
  public static final Node affected = term("affected");
  public static final Node involves = term("involves");
  public static final Node technique = term("technique");
  public static final Node mitigationStep = term("mitigationStep");
  public static final Node mitigation = term("mitigation");
  public static final Node mitigationCategory = term("mitigationCategory");
  public static final Node evidenceStrength = term("evidenceStrength");
  public static final Node actsOn = term("actsOn");
  public static final Node linkFrom = term("linkFrom");
  public static final Node linkTo = term("linkTo");
  public static final Node link = term("link");
  public static final Node reason = term("reason");
  public static final Node linkKind = term("linkKind");
  public static final Node sharedWord = term("sharedWord");
  public static final Node viaFrom = term("viaFrom");
  public static final Node viaTo = term("viaTo");
  public static final Node umbrella = term("umbrella");
  public static final Node via = term("via");
  public static final Node relatedTo = term("relatedTo");

  public static final Node since = term("since");
  public static final Node summaryBasis = term("summaryBasis");

  public static final Node summary = term("summary");
  public static final Node originalWording = term("originalWording");
  public static final Node page = term("page");
  public static final Node rawIdentifier = term("rawIdentifier");
  public static final Node quickRef = term("quickRef");
  public static final Node rank = term("rank");
  public static final Node score = term("score");
  public static final Node weight = term("weight");
  public static final Node authorYear = term("authorYear");
  public static final Node year = term("year");
  public static final Node venue = term("venue");
  public static final Node position = term("position");
  public static final Node Authorship = term("Authorship");
  public static final Node authorship = term("authorship");
  public static final Node authorName = term("authorName");
  public static final Node authorsOmitted = term("authorsOmitted");
  public static final Node sourceReference = term("sourceReference");

  private AIRG() {}

  /** The classes of a kind of entity, the most general one first. */
  public static List<Node> classes(EntityKind kind) {
    return kind.classNames().stream().map(AIRG::term).toList();
  }

  /** The term with this local name. Its text is the same object each time, which makes terms quick to compare. */
  public static Node term(String localName) {
    return NodeFactory.createURI((NS + localName).intern());
  }
}
