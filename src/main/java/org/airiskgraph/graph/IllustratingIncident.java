package org.airiskgraph.graph;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * An incident that illustrates a risk.
 *
 * @param fragment the fragment of the fit's IRI, {@code illustrated-by-AML.CS0009}
 * @param incident the incident
 * @param date when it happened or became known; may be empty
 * @param exercise whether it is an exercise by researchers or a red team
 * @param rank 1 for the best
 * @param score in [0,1]
 * @param because how it is known, {@code involves prompt injection}
 */
public record IllustratingIncident(String fragment, Entity incident, String date, boolean exercise, int rank,
    double score, String because) {

  /** The incidents that illustrate {@code risk}, by rank. */
  public static List<IllustratingIncident> ofRisk(GraphReader reader, Node risk) {
    return reader.objects(risk, AIRG.incidentFit).stream().map(fit -> of(reader, fit))
        .sorted(Comparator.comparingInt(IllustratingIncident::rank).thenComparing(IllustratingIncident::fragment))
        .toList();
  }

  /** A risk that an incident illustrates. */
  public record Illustrated(Node risk, IllustratingIncident by) {}

  /** The risks that {@code incident} illustrates, the surest first. */
  public static List<Illustrated> risksOf(GraphReader reader, Node incident) {
    return reader.subjects(AIRG.incident, incident).stream()
        .flatMap(fit -> reader.subjects(AIRG.incidentFit, fit).stream()
            .map(risk -> new Illustrated(risk, of(reader, fit))))
        .sorted(Comparator.comparingDouble((Illustrated i) -> i.by.score()).reversed()
            .thenComparing(i -> i.risk.getURI()))
        .toList();
  }

  /** Reads the node of a pair of risk and incident. */
  public static IllustratingIncident of(GraphReader reader, Node fit) {
    Node incident = reader.object(fit, AIRG.incident).orElse(fit);
    return new IllustratingIncident(GraphReader.fragment(fit), reader.entity(incident),
        reader.text(incident, DCTerms.date.asNode()).orElse(""),
        reader.text(incident, AIRG.exercise).filter("true"::equals).isPresent(), reader.number(fit, AIRG.rank),
        reader.decimal(fit, AIRG.score), because(reader, fit));
  }

  private static String because(GraphReader reader, Node fit) {
    return reader.object(fit, AIRG.via).map(via -> switch (reader.text(fit, AIRG.fitsBy).orElse("")) {
      case "technique" -> "uses " + reader.text(via, SKOS.notation.asNode()).orElse("") + " " + reader.label(via);
      case "sub-domain" -> "filed under " + reader.domain(via).label();
      default -> "involves " + reader.label(via);
    }).orElse("");
  }
}
