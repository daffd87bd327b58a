package org.airiskgraph.server.reconcile;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.RelatedRisk;
import org.airiskgraph.query.QueryException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * A property of entities.
 *
 * @param id as in queries
 * @param name for people
 * @param kinds the types of entities that have it
 * @param values its values of an entity, in order
 */
record Property(String id, String name, Set<EntityKind> kinds, BiFunction<GraphReader, Node, List<Node>> values) {
  private static final Set<EntityKind> RISK = Set.of(EntityKind.RISK);
  private static final Set<EntityKind> CONCEPT = Set.of(EntityKind.CONCEPT);
  private static final Set<EntityKind> MITIGATION = Set.of(EntityKind.MITIGATION);
  private static final Set<EntityKind> SOURCE = Set.of(EntityKind.SOURCE);

  static final List<Property> ALL = List.of(
      stated("identifier", "identifier", Set.of(EntityKind.RISK, EntityKind.SOURCE), DCTerms.identifier.asNode()),
      stated("label", "name", Set.copyOf(EntityTypes.KINDS), RDFS.label.asNode()),
      stated("altLabel", "other name", Set.of(EntityKind.CONCEPT, EntityKind.MITIGATION), SKOS.altLabel.asNode()),
      stated("summary", "summary", Set.of(EntityKind.RISK, EntityKind.MITIGATION), AIRG.summary),
      stated("definition", "definition", CONCEPT, SKOS.definition.asNode()),
      stated("domain", "domain", RISK, AIRG.domain),
      stated("subdomain", "sub-domain", RISK, AIRG.subdomain),
      stated("entity", "causal entity", RISK, AIRG.entity),
      stated("intent", "causal intent", RISK, AIRG.intent),
      stated("timing", "causal timing", RISK, AIRG.timing),
      stated("source", "source document", RISK, AIRG.sourceDocument),
      stated("page", "page of the source", RISK, AIRG.page),
      stated("since", "first version of the repository", Set.of(EntityKind.RISK, EntityKind.SOURCE), AIRG.since),
      stated("parent", "parent risk", RISK, AIRG.parentRisk),
      stated("concept", "concept", RISK, AIRG.concept),
      new Property("mitigation", "mitigation, best first", RISK, (reader, risk) -> FittingMitigation.of(reader, risk)
          .stream().map(fit -> NodeFactory.createURI(fit.mitigation().iri())).toList()),
      new Property("related", "related risk, closest first", RISK, (reader, risk) -> RelatedRisk.of(reader, risk)
          .stream().map(link -> NodeFactory.createURI(link.risk().iri())).toList()),
      stated("cites", "cited work", Set.of(EntityKind.RISK, EntityKind.MITIGATION), AIRG.cites),
      stated("category", "category", MITIGATION, AIRG.mitigationCategory),
      stated("evidence", "strength of evidence", MITIGATION, AIRG.evidenceStrength),
      stated("actsOn", "acts on", MITIGATION, AIRG.actsOn),
      stated("broader", "broader concept", CONCEPT, SKOS.broader.asNode()),
      stated("narrower", "narrower concept", CONCEPT, SKOS.narrower.asNode()),
      stated("relatedConcept", "related concept", CONCEPT, SKOS.related.asNode()),
      stated("quickRef", "short name", SOURCE, AIRG.quickRef),
      stated("issued", "date", SOURCE, DCTerms.issued.asNode()),
      stated("doi", "DOI", SOURCE, NodeFactory.createURI("http://purl.org/ontology/bibo/doi")),
      stated("citation", "reference", SOURCE, DCTerms.bibliographicCitation.asNode()));

  private static Property stated(String id, String name, Set<EntityKind> kinds, Node property) {
    return new Property(id, name, kinds, (reader, entity) -> reader.objects(entity, property).stream()
        .sorted(java.util.Comparator.comparing(reader::label)).toList());
  }

  static Property find(String id) {
    return ALL.stream().filter(property -> property.id.equals(id)).findFirst()
        .orElseThrow(() -> QueryException.usage("found the property \"" + id
            + "\", expected one of " + ALL.stream().map(Property::id).collect(Collectors.joining(", "))));
  }

  JsonObject json() {
    return EntityTypes.object("id", id, "name", name);
  }

  String description() {
    return "of " + kinds.stream().map(kind -> kind.plural().toLowerCase(Locale.ROOT)).sorted()
        .collect(Collectors.joining(", "));
  }
}
