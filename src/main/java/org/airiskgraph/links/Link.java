package org.airiskgraph.links;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A link from one risk to another.
 *
 * @param from the risk that the link belongs to
 * @param to the related risk
 * @param rank 1 for the best link of {@code from}
 * @param score in [0,1]
 * @param reasons the main parts of the score, heaviest first
 */
public record Link(Node from, Node to, int rank, double score, List<Reason> reasons) {
  public Link {
    reasons = List.copyOf(reasons);
  }

  /**
   * One reason: what two risks have in common.
   *
   * @param type a subclass of {@code airg:LinkReason}
   * @param weight its part of the score, in [0,1]
   * @param via the concepts, works or other entities that the risks share
   * @param authorYear author and year, for citations of works that may differ
   * @param words the reason in English
   */
  public record Reason(Node type, double weight, List<Node> via, Optional<String> authorYear, String words) {
    public Reason {
      via = List.copyOf(via);
    }
  }
}
