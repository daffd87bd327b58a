package org.airiskgraph.search;

import java.util.List;
import org.airiskgraph.graph.Entity;

/**
 * What the graph knows that is near to a text.
 *
 * @param text the text
 * @param concepts the concepts found in it or added to it, in the order of their first mention
 * @param risks the nearest risks, best first; empty if nothing is close
 * @param subdomains the sub-domains that the text suggests, best first, each with at least a tenth of the likelihood
 * @param mitigations those that fit the nearest risks, best first
 * @param crosswalk entries of other catalogues that concern the nearest risks, best first, each with its catalogue as
 *     the note
 */
public record TextMatch(String text, List<Found> concepts, List<Near> risks, List<Suggested> subdomains,
    List<Fitting> mitigations, List<Fitting> crosswalk) {
  public TextMatch {
    concepts = List.copyOf(concepts);
    risks = List.copyOf(risks);
    subdomains = List.copyOf(subdomains);
    mitigations = List.copyOf(mitigations);
    crosswalk = List.copyOf(crosswalk);
  }

  /** Whether any risk is near. */
  public boolean isClose() {
    return !risks.isEmpty();
  }

  /**
   * A concept.
   *
   * @param places where the text names it; empty for one that was added
   * @param counted false if it was switched off
   */
  public record Found(Entity concept, List<Place> places, boolean counted) {}

  /**
   * Characters of the text.
   *
   * @param start offset of the first, from 0
   * @param end offset after the last
   * @param words these characters
   */
  public record Place(int start, int end, String words) {}

  /**
   * A risk.
   *
   * @param risk with its source as the note
   * @param score in [0,1]
   * @param reasons heaviest first; their weights add up to the score
   */
  public record Near(Entity risk, double score, List<Reason> reasons) {}

  /** One reason and its part of a score. */
  public record Reason(String text, double weight) {}

  /**
   * A sub-domain, its code before its name.
   *
   * @param share its likelihood, in [0,1]
   * @param words those of the text that speak most for it, best first; may be empty
   */
  public record Suggested(Entity subdomain, double share, List<String> words) {
    public Suggested {
      words = List.copyOf(words);
    }
  }

  /**
   * A mitigation or an entry of another catalogue.
   *
   * @param risk the nearest risk that it fits
   * @param because why it fits that risk
   */
  public record Fitting(Entity entity, Entity risk, String because) {}
}
