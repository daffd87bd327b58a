package org.airiskgraph.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One value of the Causal Taxonomy of AI Risks (Slattery et al. 2024): entity, intent and timing have three
 * values each, and a fourth that says the coders gave none.
 *
 * <p>Code 4 is "not coded"; a blank cell is no value at all, and stays an empty {@link Optional}.
 */
public enum CausalFactor {
  ENTITY_HUMAN(Kind.ENTITY, 1, "human"),
  ENTITY_AI(Kind.ENTITY, 2, "ai"),
  ENTITY_OTHER(Kind.ENTITY, 3, "other"),
  ENTITY_NOT_CODED(Kind.ENTITY, 4, "not-coded"),
  INTENT_INTENTIONAL(Kind.INTENT, 1, "intentional"),
  INTENT_UNINTENTIONAL(Kind.INTENT, 2, "unintentional"),
  INTENT_OTHER(Kind.INTENT, 3, "other"),
  INTENT_NOT_CODED(Kind.INTENT, 4, "not-coded"),
  TIMING_PRE_DEPLOYMENT(Kind.TIMING, 1, "pre-deployment"),
  TIMING_POST_DEPLOYMENT(Kind.TIMING, 2, "post-deployment"),
  TIMING_OTHER(Kind.TIMING, 3, "other"),
  TIMING_NOT_CODED(Kind.TIMING, 4, "not-coded");

  /** Which of the three questions a value answers: who, meant or not, and before or after deployment. */
  public enum Kind {
    ENTITY,
    INTENT,
    TIMING;

    /** The lower-case word used in catalogue files and identifiers. */
    public String slug() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The four values of this kind, in the order of their codes. */
    public List<CausalFactor> factors() {
      return Arrays.stream(CausalFactor.values()).filter(factor -> factor.kind == this).toList();
    }

    /** The value of this kind with a code from 1 to 4. */
    public Optional<CausalFactor> ofCode(int code) {
      return factors().stream().filter(factor -> factor.code == code).findFirst();
    }

    /** The value of this kind with a word of the catalogue files. */
    public Optional<CausalFactor> ofSlug(String slug) {
      return factors().stream().filter(factor -> factor.slug.equals(slug)).findFirst();
    }
  }

  private final Kind kind;
  private final int code;
  private final String slug;

  CausalFactor(Kind kind, int code, String slug) {
    this.kind = kind;
    this.code = code;
    this.slug = slug;
  }

  public Kind kind() {
    return kind;
  }

  public String slug() {
    return slug;
  }

  public boolean isCoded() {
    return code != 4;
  }
}
