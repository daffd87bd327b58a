package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A measure that lowers the likelihood or the harm of risks.
 *
 * @param id key in kebab-case
 * @param name what to do, as a short phrase
 * @param otherNames the field's usual names for it
 * @param summary what it is and why it helps; empty for a measure known from a page alone
 * @param category code of the mitigation taxonomy, {@code "2.2"}
 * @param strength how well its effect is shown: {@code strong}, {@code moderate}, {@code limited} or {@code
 *     expert-opinion}
 * @param actsOn what it is meant for
 * @param cites keys of the works that support it
 */
public record Mitigation(
    String id,
    String name,
    List<String> otherNames,
    Optional<String> summary,
    Optional<String> category,
    Optional<String> strength,
    Targets actsOn,
    List<String> cites) implements CatalogueRecord {
  /**
   * What a mitigation is meant for.
   *
   * @param concepts keys of thesaurus concepts
   * @param subdomains sub-domain codes
   * @param risks evidence ids of single risks
   */
  public record Targets(List<String> concepts, List<String> subdomains, List<String> risks) {
    public Targets {
      concepts = List.copyOf(concepts);
      subdomains = List.copyOf(subdomains);
      risks = List.copyOf(risks);
    }

    public static Targets none() {
      return new Targets(List.of(), List.of(), List.of());
    }
  }

  /** A mitigation without other names. */
  public Mitigation(String id, String name, Optional<String> summary, Optional<String> category,
      Optional<String> strength, Targets actsOn, List<String> cites) {
    this(id, name, List.of(), summary, category, strength, actsOn, cites);
  }

  public Mitigation {
    otherNames = List.copyOf(otherNames);
    cites = List.copyOf(cites);
  }

  @Override
  public EntityKind kind() {
    return EntityKind.MITIGATION;
  }
}
