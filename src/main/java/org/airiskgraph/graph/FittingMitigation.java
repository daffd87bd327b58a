package org.airiskgraph.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * A mitigation that fits a risk.
 *
 * @param fragment the fragment of the fit's IRI, {@code addressed-by-rank-instructions-by-trust}
 * @param mitigation the mitigation
 * @param rank 1 for the best
 * @param because why it fits, {@code acts on the concept jailbreak}
 * @param evidence how well its effect is shown, {@code Limited}
 * @param summary what it does, and where it stops helping
 * @param via the concept or sub-domain that {@code because} names; empty if it names none
 */
public record FittingMitigation(String fragment, Entity mitigation, int rank, String because,
    Optional<String> evidence, Optional<String> summary, Optional<Node> via) {

  /** The mitigations that fit {@code risk}, by rank. */
  public static List<FittingMitigation> of(GraphReader reader, Node risk) {
    return reader.objects(risk, AIRG.mitigationFit).stream().map(fit -> {
      Node mitigation = reader.object(fit, AIRG.mitigation).orElse(fit);
      return new FittingMitigation(GraphReader.fragment(fit), reader.entity(mitigation),
          reader.number(fit, AIRG.rank), because(reader, fit),
          reader.object(mitigation, AIRG.evidenceStrength).map(reader::label), reader.text(mitigation, AIRG.summary),
          reader.object(fit, AIRG.via));
    }).sorted(Comparator.comparingInt(FittingMitigation::rank).thenComparing(FittingMitigation::fragment)).toList();
  }

  /** One line: {@code 1. Probes (evidence: Limited; acts on the concept jailbreak)}. */
  public String line() {
    return rank + ". " + mitigation.label() + " (" + evidence.map(shown -> "evidence: " + shown + "; ").orElse("")
        + because + ")";
  }

  /** The line, and what the mitigation does and where it stops helping. */
  public String described() {
    return line() + summary.map(text -> ": " + text).orElse("");
  }

  private static String because(GraphReader reader, Node fit) {
    String way = reader.text(fit, AIRG.fitsBy).orElse("");
    Optional<String> via = reader.object(fit, AIRG.via)
        .map(node -> reader.text(node, SKOS.notation.asNode()).orElseGet(() -> reader.label(node)));
    String concept = via.map(label -> ", acts on the concept " + label).orElse("");
    return switch (way) {
      case "own strategy" -> "step of the strategy" + concept;
      case "this risk" -> "meant for this risk" + concept;
      default -> "acts on the " + way + via.map(label -> " " + label).orElse("");
    };
  }
}
