package org.airiskgraph.catalogue;

import java.util.List;

/**
 * A kind of AI system, and what can go wrong with it.
 *
 * @param id key in kebab-case
 * @param name for people
 * @param does what such a system does, and for whom
 * @param concerns concepts and sub-domains that apply to it
 */
public record SystemProfile(String id, String name, String does, List<Concern> concerns) {
  public SystemProfile {
    concerns = List.copyOf(concerns);
  }

  /**
   * A concept or a sub-domain that applies to a system.
   *
   * @param kind {@link EntityKind#CONCEPT} or {@link EntityKind#DOMAIN}
   * @param key the key of the concept, or the code of the sub-domain
   * @param why it applies
   */
  public record Concern(EntityKind kind, String key, String why) {}
}
