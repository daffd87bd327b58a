package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.Collectors;
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
import org.apache.jena.datatypes.xsd.XSDDatatype;
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
  private static final Node BIBO_DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");
  private static final Pattern PRINTED_ID = Pattern.compile("\\d{2,4}\\..*");
  private static final Node FOAF_PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  private final IriFactory iris;
  private final OwlRlRules entailment;
  private final StreamRDF out;
  private final Map<String, Node> sourcesByWork = new HashMap<>();
  private final Map<String, Node> concepts = new HashMap<>();
  private final Map<String, Node> domains = new HashMap<>();
  private final Map<String, Node> sources = new HashMap<>();
  private final Map<CausalFactor, Node> factors = new EnumMap<>(CausalFactor.class);
  private final List<Triple> record = new ArrayList<>();
  private Optional<String> newest = Optional.empty();

  public CatalogueToRdf(IriFactory iris, Ontology ontology, StreamRDF out) {
    this.iris = iris;
    this.entailment = ontology.entailment();
    this.out = out;
  }

  @Override
  public void source(SourceDocument source) {
    Node node = iris.source(source.id());
    type(node, AIRG.SourceDocument);
    add(node, DCTerms.identifier.asNode(), string(source.id()));
    add(node, AIRG.quickRef, string(source.quickRef()));
    add(node, RDFS.label.asNode(), english(source.title()));
    add(node, DCTerms.title.asNode(), english(source.title()));
    source.since().ifPresent(version -> add(node, AIRG.since, version(version)));
    newest = Stream.concat(newest.stream(), source.since().stream()).max(Comparator.naturalOrder());
    source.work().ifPresent(work -> {
      sourcesByWork.put(work.key(), node);
      describe(node, work, source.title());
    });
    flush();
  }

  @Override
  public void work(Work work) {
    if (sourcesByWork.containsKey(work.key())) {
      return;
    }
    Node node = iris.work(work.key());
    type(node, AIRG.Work);
    add(node, DCTerms.identifier.asNode(), string(work.key()));
    add(node, RDFS.label.asNode(), english(work.title().orElseGet(() -> authorYear(work))));
    work.title().ifPresent(title -> add(node, DCTerms.title.asNode(), english(title)));
    describe(node, work, work.title().orElse(""));
    flush();
  }

  private void describe(Node node, Work work, String title) {
    work.authors().forEach(author -> add(node, DCTerms.creator.asNode(), string(author)));
    work.year().ifPresent(year -> add(node, DCTerms.issued.asNode(),
        NodeFactory.createLiteralDT(fourDigits(year), XSDDatatype.XSDgYear)));
    work.venue().ifPresent(venue -> add(node, DCTerms.publisher.asNode(), string(venue)));
    work.type().ifPresent(type -> add(node, DCTerms.type.asNode(), string(type)));
    work.links().doi().ifPresent(doi -> add(node, BIBO_DOI, string(doi)));
    work.note().ifPresent(note -> add(node, SKOS.note.asNode(), english(note)));
    work.links().url().flatMap(IriFactory::web).ifPresent(page -> add(node, FOAF_PAGE, page));
    add(node, DCTerms.bibliographicCitation.asNode(), english(citation(work, title)));
    work.year().filter(year -> !work.authors().isEmpty()).ifPresent(year -> add(node, AIRG.authorYear,
        string(family(work.authors().get(0)).toLowerCase(Locale.ROOT) + " " + year)));
  }

  /** Years are of four digits from the start; a formatter would take as long to be set up as all records to be written. */
  private static String fourDigits(int year) {
    return String.valueOf(10_000 + year).substring(1);
  }

  /** Authors in their order, which separate {@code dcterms:creator} triples cannot keep. */
  private static String citation(Work work, String title) {
    List<String> parts = new ArrayList<>();
    String authors = String.join("; ", work.authors()) + (work.othersOmitted() ? "; et al." : "");
    String year = work.year().map(y -> "(" + y + ")").orElse("");
    parts.add((authors + " " + year).strip());
    parts.add(title);
    parts.add(work.venue().orElse(""));
    work.links().doi().ifPresent(doi -> parts.add("https://doi.org/" + doi));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(". "));
  }

  /** {@code "Hubinger et al. (2019)"}. */
  private static String authorYear(Work work) {
    String year = work.year().map(y -> " (" + y + ")").orElse("");
    return switch (work.authors().size() + (work.othersOmitted() ? 2 : 0)) {
      case 0 -> work.key();
      case 1 -> family(work.authors().get(0)) + year;
      case 2 -> work.authors().isEmpty() ? work.key()
          : family(work.authors().get(0)) + " and " + family(work.authors().get(1)) + year;
      default -> family(work.authors().get(0)) + " et al." + year;
    };
  }

  private static String family(String author) {
    int comma = author.indexOf(',');
    return comma < 0 ? author : author.substring(0, comma);
  }

  @Override
  public void mitigation(Mitigation mitigation) {
    Node node = iris.mitigation(mitigation.id());
    type(node, AIRG.Mitigation);
    add(node, DCTerms.identifier.asNode(), string(mitigation.id()));
    add(node, RDFS.label.asNode(), english(mitigation.name()));
    mitigation.otherNames().forEach(name -> add(node, SKOS.altLabel.asNode(), english(name)));
    mitigation.summary().ifPresent(summary -> add(node, AIRG.summary, english(summary)));
    mitigation.category()
        .ifPresent(code -> add(node, AIRG.mitigationCategory, AIRG.term("mitigation-category-" + code)));
    mitigation.strength().ifPresent(strength -> add(node, AIRG.evidenceStrength, AIRG.term("strength-" + strength)));
    mitigation.actsOn().concepts().forEach(key -> add(node, AIRG.actsOn, iris.concept(key)));
    mitigation.actsOn().subdomains().forEach(code -> add(node, AIRG.actsOn, iris.domain(code)));
    mitigation.actsOn().risks().forEach(id -> add(node, AIRG.mitigates, iris.risk(id)));
    cites(node, mitigation.cites());
    flush();
  }

  @Override
  public void risk(Risk risk) {
    Node node = iris.risk(risk.id());
    Risk.Identity identity = risk.identity();
    type(node, AIRG.Risk);
    add(node, DCTerms.identifier.asNode(), string(risk.id()));
    // An id printed twice in the workbook names two risks, so it identifies neither; a site's own id does.
    identity.otherIds().forEach(id -> add(node,
        PRINTED_ID.matcher(id).matches() ? AIRG.rawIdentifier : DCTerms.identifier.asNode(), string(id)));
    add(node, RDFS.label.asNode(), english(risk.name()));
    add(node, AIRG.level, identity.level() == RiskLevel.CATEGORY ? AIRG.riskCategory : AIRG.riskSubcategory);
    identity.source().ifPresent(id -> add(node, AIRG.sourceDocument, sources.computeIfAbsent(id, iris::source)));
    identity.parent().ifPresent(id -> add(node, AIRG.parentRisk, iris.risk(id)));
    identity.since().ifPresent(version -> add(node, AIRG.since, version(version)));
    risk.text().summary().ifPresent(summary -> add(node, AIRG.summary, english(summary)));
    risk.text().basis().ifPresent(basis -> add(node, AIRG.summaryBasis, AIRG.term("basis-" + basis.slug())));
    risk.text().notes().forEach(note -> add(node, SKOS.note.asNode(), english(note)));
    risk.text().wording().forEach(wording -> add(node, AIRG.originalWording, english(wording.text())));
    risk.text().page().ifPresent(page -> add(node, AIRG.page, string(page)));
    classification(node, risk.classification());
    cites(node, risk.references().cites());
    risk.references().concepts().forEach(key -> add(node, AIRG.concept, concepts.computeIfAbsent(key, iris::concept)));
    risk.references().tags().forEach(tag -> tag(node, tag));
    steps(node, risk.references().steps());
    risk.evidence().forEach(item -> evidence(node, item));
    flush();
  }

  private void tag(Node risk, ConceptTag tag) {
    Node concept = concepts.computeIfAbsent(tag.concept(), iris::concept);
    Node node = iris.partOfRisk(risk, "concept-" + tag.concept());
    add(risk, AIRG.concept, concept);
    add(risk, AIRG.conceptAnnotation, node);
    type(node, AIRG.ConceptAnnotation);
    add(node, AIRG.annotatedConcept, concept);
    add(node, AIRG.foundIn, string(tag.place().slug()));
    tag.surfaceForm().ifPresent(words -> add(node, AIRG.surfaceForm, english(words)));
    if (tag.example()) {
      add(node, AIRG.inExample, NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
    }
  }

  private void classification(Node risk, RiskClassification codes) {
    Optional<String> subdomain = codes.subdomain().filter(code -> !code.equals(RiskClassification.OTHER));
    if (codes.isExcluded()) {
      add(risk, AIRG.excluded, NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
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

  private void steps(Node risk, List<MitigationStep> steps) {
    for (int i = 0; i < steps.size(); i++) {
      MitigationStep step = steps.get(i);
      Node node = iris.partOfRisk(risk, "mitigation-" + (i + 1));
      type(node, AIRG.MitigationStep);
      add(risk, AIRG.mitigationStep, node);
      add(node, AIRG.rank, NodeFactory.createLiteralDT(String.valueOf(i + 1), XSDDatatype.XSDinteger));
      add(node, AIRG.mitigation, iris.mitigation(step.mitigation()));
      step.wording().ifPresent(wording -> add(node, AIRG.originalWording, english(wording)));
      step.reference().ifPresent(reference -> add(node, AIRG.sourceReference, string(reference)));
      add(risk, AIRG.mitigatedBy, iris.mitigation(step.mitigation()));
    }
  }

  private void evidence(Node risk, Evidence evidence) {
    Node node = iris.evidence(evidence.id());
    type(node, AIRG.Evidence);
    add(risk, AIRG.evidence, node);
    add(node, DCTerms.identifier.asNode(), string(evidence.id()));
    if (!evidence.rawId().equals(evidence.id())) {
      add(node, AIRG.rawIdentifier, string(evidence.rawId()));
    }
    evidence.page().ifPresent(page -> add(node, AIRG.page, string(page)));
    evidence.wording().ifPresent(wording -> add(node, AIRG.originalWording, english(wording.text())));
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
    newest.ifPresent(this::describeCatalogue);
    flush();
    out.finish();
  }

  /** Says of the catalogue as a whole which version of the repository it holds, and under what license. */
  private void describeCatalogue(String version) {
    Node catalogue = iris.graph("catalogue");
    add(catalogue, RDF.type.asNode(), DCAT.Dataset.asNode());
    add(catalogue, RDFS.label.asNode(), english("catalogue of AI risks, version " + version + " of the repository"));
    add(catalogue, OWL2.versionInfo.asNode(), string(version));
    add(catalogue, DCTerms.source.asNode(), version(version));
    add(catalogue, DCTerms.source.asNode(), NodeFactory.createURI("https://airisk.mit.edu/"));
    add(catalogue, DCTerms.license.asNode(), NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/"));
  }

  /** The version {@code V4} as a term of the ontology. */
  private static Node version(String version) {
    return AIRG.term("version-" + version.substring(1));
  }

  private static Node string(String text) {
    return NodeFactory.createLiteralString(text);
  }

  private static Node english(String text) {
    return NodeFactory.createLiteralLang(text, "en");
  }
}
