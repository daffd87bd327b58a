package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueRecord;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.ConceptTag;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Writes each record as triples the moment it comes, with everything that follows from them, and keeps none.
 */
public final class CatalogueToRdf implements CatalogueSink {
  private static final Pattern PRINTED_ID = Pattern.compile("\\d{2,4}\\..*");

  private final IriFactory iris;
  private final OwlRlRules entailment;
  private final Function<Node, Optional<Node>> issued;
  private final StreamRDF out;
  private final Map<String, Node> sourcesByWork = new HashMap<>();
  private final Map<String, Node> concepts = new HashMap<>();
  private final Map<String, Node> domains = new HashMap<>();
  private final Map<String, Node> sources = new HashMap<>();
  private final Map<CausalFactor, Node> factors = new EnumMap<>(CausalFactor.class);
  private final Map<String, String> mitigationNames = new HashMap<>();
  private final Map<String, Integer> risksOfSource = new HashMap<>();
  private final List<Triple> record = new ArrayList<>();
  private Optional<String> newest = Optional.empty();

  public CatalogueToRdf(IriFactory iris, Ontology ontology, StreamRDF out) {
    this.iris = iris;
    this.entailment = ontology.entailment();
    this.issued = version -> ontology.closed().find(version, DCTerms.issued.asNode(), Node.ANY)
        .mapWith(Triple::getObject).nextOptional();
    this.out = out;
  }

  @Override
  public void accept(CatalogueRecord found) {
    if (found instanceof SourceDocument source) {
      source(source);
    } else if (found instanceof Work work) {
      work(work);
    } else if (found instanceof Mitigation mitigation) {
      mitigation(mitigation);
    } else if (found instanceof Risk risk) {
      risk(risk);
    } else {
      throw new IllegalArgumentException("no triples are known of a " + found.kind().title());
    }
    flush();
  }

  private void source(SourceDocument source) {
    Node node = iris.source(source.id());
    type(node, AIRG.SourceDocument);
    add(node, DCTerms.identifier.asNode(), Literals.string(source.id()));
    add(node, AIRG.quickRef, Literals.string(source.quickRef()));
    add(node, RDFS.label.asNode(), Literals.english(source.title()));
    add(node, DCTerms.title.asNode(), Literals.english(source.title()));
    source.since().ifPresent(version -> add(node, AIRG.since, version(version)));
    newest = Stream.concat(newest.stream(), source.since().stream()).max(Comparator.naturalOrder());
    source.work().ifPresent(work -> {
      sourcesByWork.put(work.key(), node);
      new WorkToRdf(this::add).describe(node, work, source.title());
    });
  }

  private void work(Work work) {
    if (sourcesByWork.containsKey(work.key())) {
      return;
    }
    Node node = iris.work(work.key());
    type(node, AIRG.Work);
    add(node, DCTerms.identifier.asNode(), Literals.string(work.key()));
    add(node, RDFS.label.asNode(), Literals.english(work.title().orElseGet(() -> WorkToRdf.authorYear(work))));
    work.title().ifPresent(title -> add(node, DCTerms.title.asNode(), Literals.english(title)));
    new WorkToRdf(this::add).describe(node, work, work.title().orElse(""));
  }

  private void mitigation(Mitigation mitigation) {
    Node node = iris.mitigation(mitigation.id());
    type(node, AIRG.Mitigation);
    add(node, DCTerms.identifier.asNode(), Literals.string(mitigation.id()));
    add(node, RDFS.label.asNode(), Literals.english(mitigation.name()));
    mitigationNames.put(mitigation.id(), mitigation.name());
    mitigation.otherNames().forEach(name -> add(node, SKOS.altLabel.asNode(), Literals.english(name)));
    mitigation.summary().ifPresent(summary -> add(node, AIRG.summary, Literals.english(summary)));
    mitigation.category()
        .ifPresent(code -> add(node, AIRG.mitigationCategory, AIRG.term("mitigation-category-" + code)));
    mitigation.strength().ifPresent(strength -> add(node, AIRG.evidenceStrength, AIRG.term("strength-" + strength)));
    mitigation.actsOn().concepts().forEach(key -> add(node, AIRG.actsOn, iris.concept(key)));
    mitigation.actsOn().subdomains().forEach(code -> add(node, AIRG.actsOn, iris.domain(code)));
    mitigation.actsOn().risks().forEach(id -> add(node, AIRG.mitigates, iris.risk(id)));
    cites(node, mitigation.cites());
  }

  private void risk(Risk risk) {
    Node node = iris.risk(risk.id());
    Risk.Identity identity = risk.identity();
    type(node, AIRG.Risk);
    add(node, DCTerms.identifier.asNode(), Literals.string(risk.id()));
    // An id printed twice in the workbook names two risks, so it identifies neither; a site's own id does.
    identity.otherIds().forEach(id -> add(node,
        PRINTED_ID.matcher(id).matches() ? AIRG.rawIdentifier : DCTerms.identifier.asNode(), Literals.string(id)));
    add(node, RDFS.label.asNode(), Literals.english(risk.name()));
    add(node, AIRG.headingLevel, identity.level() == RiskLevel.CATEGORY ? AIRG.riskCategory : AIRG.riskSubcategory);
    identity.source().ifPresent(id -> {
      add(node, AIRG.sourceDocument, sources.computeIfAbsent(id, iris::source));
      add(node, AIRG.position, Literals.integer(risksOfSource.merge(id, 1, Integer::sum)));
    });
    identity.parent().ifPresent(id -> add(node, AIRG.parentRisk, iris.risk(id)));
    identity.since().ifPresent(version -> add(node, AIRG.since, version(version)));
    risk.text().summary().ifPresent(summary -> add(node, AIRG.summary, Literals.english(summary)));
    risk.text().basis().ifPresent(basis -> add(node, AIRG.summaryBasis, AIRG.term("basis-" + basis.slug())));
    risk.text().notes().forEach(note -> add(node, SKOS.note.asNode(), Literals.english(note)));
    risk.text().wording().forEach(wording -> add(node, AIRG.originalWording, Literals.english(wording.text())));
    risk.text().page().ifPresent(page -> add(node, AIRG.page, Literals.string(page)));
    classification(node, risk.classification());
    cites(node, risk.references().cites());
    risk.references().concepts().forEach(key -> add(node, AIRG.concept, concepts.computeIfAbsent(key, iris::concept)));
    risk.references().tags().forEach(tag -> tag(node, tag));
    steps(node, risk);
    risk.evidence().forEach(item -> evidence(node, risk.name(), item));
  }

  private void tag(Node risk, ConceptTag tag) {
    Node concept = concepts.computeIfAbsent(tag.concept(), iris::concept);
    Node node = iris.partOfRisk(risk, "concept-" + tag.concept());
    add(risk, tag.inPassing() ? AIRG.mentionsConcept : AIRG.concept, concept);
    add(risk, AIRG.conceptAnnotation, node);
    type(node, AIRG.ConceptAnnotation);
    add(node, RDFS.label.asNode(), Literals.english(GraphReader.id(risk)
        + (tag.inPassing() ? " mentions " : " is about ") + tag.concept().replace('-', ' ')));
    add(node, AIRG.annotatedConcept, concept);
    add(node, AIRG.foundIn, Literals.string(tag.place().slug()));
    tag.surfaceForm().ifPresent(words -> add(node, AIRG.surfaceForm, Literals.english(words)));
    add(node, AIRG.inExample, Literals.bool(tag.example()));
  }

  private void classification(Node risk, RiskClassification codes) {
    Optional<String> subdomain = codes.subdomain().filter(code -> !code.equals(RiskClassification.OTHER));
    add(risk, AIRG.excluded, Literals.bool(codes.isExcluded()));
    if (codes.isExcluded()) {
      // Excluded risks have no place among the domains.
    } else if (subdomain.isPresent()) {
      add(risk, AIRG.subdomain, domains.computeIfAbsent(subdomain.get(), iris::domain));
    } else if (codes.domain().isPresent()) {
      add(risk, AIRG.domain, domains.computeIfAbsent(codes.domain().get(), iris::domain));
    } else {
      add(risk, AIRG.notCoded, iris.domain(""));
    }
    factor(risk, AIRG.entity, codes.entity());
    factor(risk, AIRG.intent, codes.intent());
    factor(risk, AIRG.timing, codes.timing());
  }

  private void factor(Node risk, Node property, Optional<CausalFactor> factor) {
    factor.ifPresent(value -> {
      if (value.isCoded()) {
        add(risk, property, factors.computeIfAbsent(value, IriFactory::factor));
      } else {
        add(risk, AIRG.notCoded, AIRG.term(value.kind().slug() + "-scheme"));
      }
    });
  }

  private void steps(Node node, Risk risk) {
    List<MitigationStep> steps = risk.references().steps();
    for (int i = 0; i < steps.size(); i++) {
      MitigationStep step = steps.get(i);
      Node part = iris.partOfRisk(node, "mitigation-" + (i + 1));
      type(part, AIRG.MitigationStep);
      add(node, AIRG.mitigationStep, part);
      add(part, RDFS.label.asNode(), Literals.english("step " + (i + 1) + " against " + risk.name() + ": "
          + mitigationNames.getOrDefault(step.mitigation(), step.mitigation())));
      add(part, AIRG.rank, Literals.integer(i + 1));
      add(part, AIRG.mitigation, iris.mitigation(step.mitigation()));
      step.wording().ifPresent(wording -> add(part, AIRG.originalWording, Literals.english(wording)));
      step.reference().ifPresent(reference -> add(part, AIRG.sourceReference, Literals.string(reference)));
      add(node, AIRG.mitigatedBy, iris.mitigation(step.mitigation()));
    }
  }

  private void evidence(Node risk, String name, Evidence evidence) {
    Node node = iris.evidence(evidence.id());
    type(node, AIRG.Evidence);
    add(node, RDFS.label.asNode(), Literals.english("evidence " + evidence.id() + " for " + name));
    add(risk, AIRG.evidence, node);
    add(node, DCTerms.identifier.asNode(), Literals.string(evidence.id()));
    if (!evidence.rawId().equals(evidence.id())) {
      add(node, AIRG.rawIdentifier, Literals.string(evidence.rawId()));
    }
    evidence.page().ifPresent(page -> add(node, AIRG.page, Literals.string(page)));
    evidence.wording().ifPresent(wording -> add(node, AIRG.originalWording, Literals.english(wording.text())));
    cites(node, evidence.cites());
  }

  private void cites(Node citing, List<String> keys) {
    keys.forEach(key -> add(citing, AIRG.cites,
        Optional.ofNullable(sourcesByWork.get(key)).orElseGet(() -> iris.work(key))));
  }

  private void type(Node node, Node type) {
    add(node, RDF.type.asNode(), type);
  }

  private void add(Node subject, Node predicate, Node object) {
    record.add(Triple.create(subject, predicate, object));
  }

  private void flush() {
    entailment.complete(record).forEach(out::triple);
    record.clear();
  }

  @Override
  public void close() {
    newest.ifPresent(version -> describeCatalogue(version, issued.apply(version(version))));
    flush();
    out.finish();
  }

  /** Says of the catalogue as a whole which version of the repository it holds, and under what license. */
  private void describeCatalogue(String version, Optional<Node> issued) {
    Node catalogue = iris.graph("catalogue");
    add(catalogue, RDF.type.asNode(), DCAT.Dataset.asNode());
    add(catalogue, RDFS.label.asNode(),
        Literals.english("catalogue of AI risks, version " + version + " of the repository"));
    add(catalogue, DCTerms.description.asNode(), Literals.english("Risks, source documents, cited works, evidence and "
        + "mitigations: facts of the MIT AI Risk Repository with summaries and mitigations of this project."));
    add(catalogue, OWL2.versionInfo.asNode(), Literals.string(version));
    issued.ifPresent(day -> add(catalogue, DCTerms.issued.asNode(), day));
    add(catalogue, DCTerms.source.asNode(), version(version));
    add(catalogue, DCTerms.source.asNode(), NodeFactory.createURI("https://airisk.mit.edu/"));
    add(catalogue, DCTerms.license.asNode(), NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/"));
  }

  /** The version {@code V4} as a term of the ontology. */
  private static Node version(String version) {
    return AIRG.term("version-" + version.substring(1));
  }

}
