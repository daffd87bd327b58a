package org.airiskgraph.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;

/**
 * A link from one risk to another.
 *
 * @param fragment the fragment of the link's IRI, {@code link-1}
 * @param risk the related risk, with its source document as the note
 * @param rank 1 for the best
 * @param score in [0,1]
 * @param kind what it is to the first
 * @param reasons what the link rests on, heaviest first
 */
public record RelatedRisk(String fragment, Entity risk, int rank, double score, LinkKind kind,
    List<Reason> reasons) {
  public RelatedRisk {
    reasons = List.copyOf(reasons);
  }

  /**
   * One reason.
   *
   * @param fragment the fragment of its IRI
   * @param text as the graph states it
   * @param weight its part of the score, in [0,1]
   * @param via the entities that the text names: what both risks share, or what connects them
   */
  public record Reason(String fragment, String text, double weight, List<Node> via) {
    /** The weight with two decimal places; {@code <0.01} for what would be 0.00. */
    public String roundedWeight() {
      return weight < 0.005 ? "<0.01" : String.format(Locale.ROOT, "%.2f", weight);
    }
  }

  /** The score with two decimal places. */
  public String roundedScore() {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  /** The links that start from {@code risk}, by rank. */
  public static List<RelatedRisk> of(GraphReader reader, Node risk) {
    return reader.objects(risk, AIRG.link).stream().map(link -> related(reader, link))
        .sorted(Comparator.comparingInt(RelatedRisk::rank).thenComparing(related -> related.risk().iri())).toList();
  }

  /** Related risks by kind, in the order of {@link LinkKind}; the order in each group is kept. */
  public static Map<LinkKind, List<RelatedRisk>> grouped(List<RelatedRisk> related) {
    return related.stream().collect(Collectors.groupingBy(RelatedRisk::kind, TreeMap::new, Collectors.toList()));
  }

  private static RelatedRisk related(GraphReader reader, Node link) {
    List<Reason> reasons = reader.objects(link, AIRG.reason).stream()
        .sorted(Comparator.<Node>comparingDouble(reason -> -reader.decimal(reason, AIRG.weight))
            .thenComparing(reason -> reader.text(reason, RDFS.label.asNode()).orElse("")))
        .map(reason -> new Reason(GraphReader.fragment(reason), reader.text(reason, RDFS.label.asNode()).orElse(""),
            reader.decimal(reason, AIRG.weight), reader.objects(reason, AIRG.via)))
        .toList();
    return new RelatedRisk(GraphReader.fragment(link), reader.risk(reader.object(link, AIRG.linkTo).orElse(link)),
        reader.number(link, AIRG.rank), reader.decimal(link, AIRG.score),
        LinkKind.of(reader.object(link, AIRG.linkKind).orElse(link)), reasons);
  }
}
