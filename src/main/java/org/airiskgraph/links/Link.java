package org.airiskgraph.links;

import java.util.List;
import org.airiskgraph.graph.LinkKind;
import org.apache.jena.graph.Node;

/**
 * A link from one risk to another.
 *
 * @param from the risk that the link belongs to
 * @param to the related risk
 * @param rank 1 for the best link of {@code from}
 * @param score in [0,1]
 * @param kind what {@code to} is to {@code from}
 * @param reasons what the score adds up from, heaviest first
 */
public record Link(Node from, Node to, int rank, double score, LinkKind kind, List<Reason> reasons) {
  public Link {
    reasons = List.copyOf(reasons);
  }

  /**
   * One reason: what two risks have in common.
   *
   * @param type a subclass of {@code airg:LinkReason}
   * @param weight its part of the score, in [0,1]
   * @param via the concepts, works or other entities that the risks share; for near concepts, first that of
   * {@code from}, then that of {@code to}, then those between
   * @param literals the words in common; author and year, for citations of works that may differ
   * @param words the reason in English
   */
  public record Reason(Node type, double weight, List<Node> via, List<String> literals, String words) {
    public Reason {
      via = List.copyOf(via);
      literals = List.copyOf(literals);
    }

    /** The same reason with another weight. */
    Reason weighing(double other) {
      return new Reason(type, other, via, literals, words);
    }
  }
}
