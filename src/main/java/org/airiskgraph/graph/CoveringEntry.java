package org.airiskgraph.graph;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * An entry of another catalogue that concerns a risk.
 *
 * @param fragment the fragment of the fit's IRI, {@code covered-by-owasp-llm-LLM01}
 * @param entry the entry, its code before its name
 * @param catalogue its catalogue
 * @param rank 1 for the best
 * @param score in [0,1]
 * @param because how it is known, {@code mapped to the concept jailbreak}
 */
public record CoveringEntry(String fragment, Entity entry, Entity catalogue, int rank, double score, String because) {

  /** The entries that concern {@code risk}, by rank. */
  public static List<CoveringEntry> ofRisk(GraphReader reader, Node risk) {
    return reader.objects(risk, AIRG.entryFit).stream().map(fit -> of(reader, fit))
        .sorted(Comparator.comparingInt(CoveringEntry::rank).thenComparing(CoveringEntry::fragment)).toList();
  }

  /** Reads the node of a pair of risk and entry. */
  public static CoveringEntry of(GraphReader reader, Node fit) {
    Node entry = reader.object(fit, AIRG.entry).orElse(fit);
    Entity catalogue = reader.object(entry, SKOS.inScheme.asNode()).map(reader::entity)
        .orElse(new Entity("", "", ""));
    return new CoveringEntry(GraphReader.fragment(fit), reader.domain(entry), catalogue,
        reader.number(fit, AIRG.rank), reader.decimal(fit, AIRG.score), because(reader, fit));
  }

  private static String because(GraphReader reader, Node fit) {
    String way = reader.text(fit, AIRG.fitsBy).orElse("");
    return way.equals("this risk") ? "mapped to this risk" : "mapped to the " + way + reader.object(fit, AIRG.via)
        .map(via -> " " + (way.equals("catalogue entry") ? reader.domain(via).label()
            : way.equals("sub-domain") ? reader.code(via) : reader.label(via)))
        .orElse("");
  }
}
