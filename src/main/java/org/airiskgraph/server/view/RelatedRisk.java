package org.airiskgraph.server.view;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;

/**
 * A risk to which a link of another one leads.
 *
 * @param part what stands behind the {@code #} in the link's IRI, which leads to its place on the page
 * @param node the related risk
 * @param ref link to its page, its source as the note
 * @param rank 1 for the best
 * @param score in [0,1]
 * @param reasons what the link rests on, heaviest first
 */
public record RelatedRisk(String part, Node node, Hyperlink ref, int rank, double score, List<Reason> reasons) {
  public RelatedRisk {
    reasons = List.copyOf(reasons);
  }

  /**
   * One reason.
   *
   * @param part what stands behind the {@code #} in its IRI
   * @param words as the graph says it
   * @param weight its part of the score, in [0,1]
   * @param type local name of its class, {@code SharedConceptReason}
   */
  public record Reason(String part, String words, double weight, String type) {}

  /** The score with two places. */
  public String shown() {
    return String.format(java.util.Locale.ROOT, "%.2f", score);
  }

  /** The links that start from {@code risk}, by rank. */
  public static List<RelatedRisk> of(GraphReader facts, Node risk) {
    return facts.objects(risk, AIRG.link).stream().map(link -> related(facts, link))
        .sorted(Comparator.comparingInt(RelatedRisk::rank).thenComparing(related -> related.ref().href())).toList();
  }

  private static RelatedRisk related(GraphReader facts, Node link) {
    Node to = facts.object(link, AIRG.linkTo).orElse(link);
    List<Reason> reasons = facts.objects(link, AIRG.reason).stream().map(reason -> new Reason(part(reason),
        facts.text(reason, RDFS.label.asNode()).orElse(""), decimal(facts, reason, AIRG.weight), type(facts, reason)))
        .sorted(Comparator.comparingDouble(Reason::weight).reversed().thenComparing(Reason::words)).toList();
    return new RelatedRisk(part(link), to, facts.risk(to), facts.number(link, AIRG.rank),
        decimal(facts, link, AIRG.score), reasons);
  }

  private static String part(Node node) {
    return node.getURI().substring(node.getURI().indexOf('#') + 1);
  }

  private static String type(GraphReader facts, Node reason) {
    return facts.objects(reason, org.apache.jena.vocabulary.RDF.type.asNode()).stream().map(Node::getURI)
        .filter(type -> type.startsWith(AIRG.NS) && !type.equals(AIRG.term("LinkReason").getURI()))
        .map(type -> type.substring(AIRG.NS.length())).sorted().findFirst().orElse("LinkReason");
  }

  private static double decimal(GraphReader facts, Node subject, Node property) {
    return facts.text(subject, property).map(BigDecimal::new).map(BigDecimal::doubleValue).orElse(0.0);
  }
}
