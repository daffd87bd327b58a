package org.airiskgraph.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * A measure of another catalogue that may address a risk.
 *
 * @param fragment the fragment of the fit's IRI, {@code may-be-addressed-by-mit-mitigations-A0894_UK_Government2023}
 * @param measure the measure
 * @param wording what the catalogue says of it, where a person gave it
 * @param documents the documents that the catalogue took it from
 * @param catalogue the catalogue
 * @param rank 1 for the best
 * @param because why it may address the risk, {@code aims at jailbreak}
 */
public record DerivedMeasure(String fragment, Entity measure, Optional<String> wording, List<Entity> documents,
    Entity catalogue, int rank, String because) {

  /** The measures that may address {@code risk}, by rank. */
  public static List<DerivedMeasure> ofRisk(GraphReader reader, Node risk) {
    return reader.objects(risk, AIRG.measureFit).stream().map(fit -> {
      Node measure = reader.object(fit, AIRG.measure).orElse(fit);
      return new DerivedMeasure(GraphReader.fragment(fit), reader.entity(measure),
          reader.text(measure, DCTerms.description.asNode()),
          reader.entities(reader.objects(measure, SKOS.related.asNode()).stream()
              .filter(node -> reader.text(node, AIRG.entryKind).filter("document"::equals).isPresent()).toList()),
          reader.object(measure, SKOS.inScheme.asNode()).map(reader::entity).orElse(new Entity("", "", "")),
          reader.number(fit, AIRG.rank), because(reader, fit));
    }).sorted(Comparator.comparingInt(DerivedMeasure::rank).thenComparing(DerivedMeasure::fragment)).toList();
  }

  /** Why the measure of {@code fit} may address its risk. */
  public static String because(GraphReader reader, Node fit) {
    return "aims at " + reader.object(fit, AIRG.via).map(reader::label).orElse("a concept of the risk");
  }
}
