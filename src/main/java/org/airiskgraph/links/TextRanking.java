package org.airiskgraph.links;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * The risks nearest to a text.
 *
 * @param risks best first; empty if none is close
 * @param subdomains the sub-domains that the text suggests, best first; empty if no risk is close
 */
public record TextRanking(List<Near> risks, List<Suggested> subdomains) {
  public TextRanking {
    risks = List.copyOf(risks);
    subdomains = List.copyOf(subdomains);
  }

  /**
   * A risk.
   *
   * @param score in [0,1]
   * @param reasons what the score adds up from, heaviest first
   */
  public record Near(Node risk, double score, List<Link.Reason> reasons) {
    public Near {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A sub-domain.
   *
   * @param share in [0,1]; those of all sub-domains add up to 1
   * @param words those of the text that speak most for it, best first; may be empty
   */
  public record Suggested(Node subdomain, double share, List<String> words) {
    public Suggested {
      words = List.copyOf(words);
    }
  }
}
