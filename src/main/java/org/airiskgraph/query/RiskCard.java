package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.DerivedMeasure;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IllustratingIncident;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * What the graph states about a risk, apart from its links and further evidence; the same facts that the canned
 * query {@code risk-card} selects.
 *
 * @param risk the risk itself
 * @param identifiers its identifiers, the one in its IRI first
 * @param level label of its level in the source document; may be empty
 * @param summary in this project's own words
 * @param wordings the original wordings
 * @param page page of the source document
 * @param source source document, with its title as the note
 * @param since first version of the repository that contains it, with its date as the note
 * @param basis what the summary rests on: description, evidence or name
 * @param notes remarks on faults of the sources, and on the origin of quoted texts
 * @param parent the risk one level above
 * @param children the risks one level below
 * @param classification domain and causal factors
 * @param concepts concepts of the thesaurus that it is about or mentions, in alphabetical order
 * @param cites formatted references of the works it cites, in alphabetical order
 * @param steps the strategy against it that its catalogue states, best first
 * @param mitigations all mitigations that fit, best first; the steps are the first of them
 * @param derived measures of other catalogues that may address it, best first
 * @param incidents incidents that illustrate it, the closest first
 */
public record RiskCard(Entity risk, List<String> identifiers, String level, Optional<String> summary,
    List<String> wordings, Optional<String> page, Optional<Entity> source, Optional<Entity> since,
    Optional<String> basis, List<String> notes, Optional<Entity> parent, List<Entity> children,
    Classification classification, List<TaggedConcept> concepts, List<String> cites,
    List<Step> steps, List<FittingMitigation> mitigations, List<DerivedMeasure> derived,
    List<IllustratingIncident> incidents) {

  /** Domain with the number of its risks, sub-domain, and causal factors; {@code excluded} risks have no domain. */
  public record Classification(Optional<Entity> domain, int mappedRisks, Optional<Entity> subdomain, boolean excluded,
      List<Factor> factors) {}

  /** A causal factor: {@code entity}, and its coded value with the code as the note; empty if it was not coded. */
  public record Factor(String name, Optional<Entity> value) {}

  /** A step of the strategy: its position from 1, the mitigation, and the wording and reference of a repository page. */
  public record Step(int rank, Entity mitigation, Optional<String> wording, Optional<String> reference) {}

  /** One line of the card. */
  public record Field(String name, String value) {}

  /** Reads the card of {@code risk}. */
  public static RiskCard of(GraphReader reader, Node risk) {
    List<String> identifiers = Stream.of(Stream.of(GraphReader.id(risk)),
        reader.texts(risk, DCTerms.identifier.asNode()).stream(), reader.texts(risk, AIRG.rawIdentifier).stream())
        .flatMap(ids -> ids).distinct().toList();
    return new RiskCard(reader.entity(risk), identifiers,
        reader.object(risk, AIRG.headingLevel).map(reader::label).orElse(""), reader.text(risk, AIRG.summary),
        reader.texts(risk, AIRG.originalWording), reader.text(risk, AIRG.page),
        reader.object(risk, AIRG.sourceDocument).map(reader::source), reader.since(risk),
        reader.object(risk, AIRG.summaryBasis).map(reader::label), reader.texts(risk, SKOS.note.asNode()),
        reader.object(risk, AIRG.parentRisk).map(reader::entity),
        reader.entities(reader.objects(risk, AIRG.childRisk)), classification(reader, risk),
        concepts(reader, risk), cites(reader, risk), steps(reader, risk), FittingMitigation.of(reader, risk),
        DerivedMeasure.ofRisk(reader, risk), IllustratingIncident.ofRisk(reader, risk));
  }

  /**
   * A concept of the risk, and what says so.
   *
   * @param id the fragment of the annotation's IRI, {@code concept-mesa-optimization}
   * @param place the text in which it was found: {@code catalogue} where a person stated it, {@code name} and so on
   * @param surfaceForm the words that name it; empty where a person stated it
   * @param inPassing whether the risk only mentions it
   */
  public record TaggedConcept(Entity concept, String id, String place, String surfaceForm, boolean inPassing) {}

  /** The concepts that the risk is about, or those that it only mentions. */
  public Stream<TaggedConcept> concepts(boolean inPassing) {
    return concepts.stream().filter(tag -> tag.inPassing() == inPassing);
  }

  private static List<TaggedConcept> concepts(GraphReader reader, Node risk) {
    Map<Node, Node> annotations = reader.objects(risk, AIRG.conceptAnnotation).stream()
        .collect(Collectors.toMap(tag -> reader.object(tag, AIRG.annotatedConcept).orElse(tag), tag -> tag));
    return Stream.of(AIRG.concept, AIRG.mentionsConcept)
        .flatMap(property -> reader.objects(risk, property).stream().map(concept -> tagged(reader, concept,
            Optional.ofNullable(annotations.get(concept)), property.equals(AIRG.mentionsConcept))))
        .sorted(Comparator.comparing((TaggedConcept tag) -> tag.concept().label(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static TaggedConcept tagged(GraphReader reader, Node concept, Optional<Node> annotation, boolean inPassing) {
    return new TaggedConcept(reader.entity(concept),
        annotation.map(GraphReader::fragment).orElse(""),
        annotation.flatMap(tag -> reader.text(tag, AIRG.foundIn)).orElse(""),
        annotation.flatMap(tag -> reader.text(tag, AIRG.surfaceForm)).orElse(""), inPassing);
  }

  private static Classification classification(GraphReader reader, Node risk) {
    Optional<Node> domain = reader.object(risk, AIRG.domain);
    List<Factor> factors = Stream.of(AIRG.entity, AIRG.intent, AIRG.timing)
        .map(property -> new Factor(property.getLocalName(), reader.object(risk, property).map(value -> reader
            .entity(value).withNote(reader.text(value, SKOS.notation.asNode()).orElse("")))))
        .toList();
    return new Classification(domain.map(reader::domain),
        domain.map(node -> reader.count(AIRG.domain, node)).orElse(0),
        reader.object(risk, AIRG.subdomain).map(reader::domain),
        reader.graph().contains(risk, AIRG.excluded, Literals.bool(true)),
        factors);
  }

  private static List<String> cites(GraphReader reader, Node risk) {
    return reader.objects(risk, AIRG.cites).stream()
        .flatMap(work -> reader.text(work, DCTerms.bibliographicCitation.asNode()).stream()).sorted().toList();
  }

  private static List<Step> steps(GraphReader reader, Node risk) {
    return reader.objects(risk, AIRG.mitigationStep).stream()
        .map(step -> new Step(reader.number(step, AIRG.rank),
            reader.entity(reader.object(step, AIRG.mitigation).orElse(step)),
            reader.text(step, AIRG.originalWording), reader.text(step, AIRG.sourceReference)))
        .sorted(Comparator.comparingInt(Step::rank)).toList();
  }

  /** The card line by line, for people; a field with several values has several lines. */
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    add(fields, "name", List.of(risk.label()));
    add(fields, "identifier", identifiers);
    add(fields, "summary", summary.stream().toList());
    add(fields, "summary rests on", basis.stream().toList());
    add(fields, "wording", wordings);
    add(fields, "source", source.map(s -> s.label() + ": " + s.note()).stream().toList());
    add(fields, "page", page.stream().toList());
    add(fields, "first version",
        since.map(version -> version.label() + " (" + version.note() + ")").stream().toList());
    add(fields, "level", level.isEmpty() ? List.of() : List.of(level));
    add(fields, "parent", parent.map(Entity::label).stream().toList());
    classification.factors()
        .forEach(factor -> add(fields, factor.name(), factor.value().map(Entity::label).stream().toList()));
    add(fields, "domain", classification.domain()
        .map(d -> d.label() + " (" + classification.mappedRisks() + " mapped risks)").stream().toList());
    add(fields, "sub-domain", classification.excluded() ? List.of("none; excluded from the domain taxonomy")
        : classification.subdomain().map(Entity::label).stream().toList());
    add(fields, "concept", concepts(false).map(tag -> tag.concept().label()).toList());
    add(fields, "also mentions", concepts(true).map(tag -> tag.concept().label()).toList());
    add(fields, "cites", cites);
    add(fields, "mitigation", mitigations.stream()
        .map(fit -> fit.rank() + ". " + fit.mitigation().label() + " (" + fit.because() + ")").toList());
    add(fields, "derived measure", derived.stream().map(one -> one.rank() + ". " + one.measure().label() + " ("
        + one.catalogue().label() + ", " + one.because() + ")").toList());
    add(fields, "incident", incidents.stream().map(one -> one.incident().label()).toList());
    add(fields, "note", notes.stream().sorted().toList());
    return fields;
  }

  private static void add(List<Field> fields, String name, Collection<String> values) {
    values.forEach(value -> fields.add(new Field(name, value)));
  }
}
