package org.airiskgraph.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the repository's coders filed a risk.
 *
 * @param subdomain code of the Domain Taxonomy, {@code "7.2"}; {@code "7.0"} where only the domain was given;
 *     {@code "X.1"} where the row was excluded; empty where nothing is known
 * @param entity who or what causes the risk
 * @param intent whether it is caused on purpose
 * @param timing whether it is caused before or after deployment
 */
public record RiskClassification(
    Optional<String> subdomain,
    Optional<CausalFactor> entity,
    Optional<CausalFactor> intent,
    Optional<CausalFactor> timing) {

  /** The code of rows that the coders kept but filed under no domain. */
  public static final String EXCLUDED = "X.1";

  /** What a code may look like, for error messages. */
  public static final String EXPECTED_SUBDOMAIN =
      "a sub-domain code from 1.0 to 7.6 of the Domain Taxonomy, or X.1 for an excluded row";

  /** Sub-domains 1.1–1.3, 2.1–2.2, 3.1–3.2, 4.1–4.3, 5.1–5.2, 6.1–6.6, 7.1–7.6, and N.0 for each domain. */
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[1-7]\\.0|1\\.[1-3]|2\\.[12]|3\\.[12]|4\\.[1-3]|5\\.[12]|6\\.[1-6]|7\\.[1-6]|X\\.1");

  public RiskClassification {
    requireNonNull(subdomain, "subdomain");
    requireKind(entity, CausalFactor.Kind.ENTITY);
    requireKind(intent, CausalFactor.Kind.INTENT);
    requireKind(timing, CausalFactor.Kind.TIMING);
    subdomain.filter(code -> !isSubdomain(code)).ifPresent(code -> {
      throw new IllegalArgumentException("no sub-domain " + code);
    });
  }

  /** Whether {@code code} is one of the codes the Domain Taxonomy (or its exclusion mark) uses. */
  public static boolean isSubdomain(String code) {
    return SUBDOMAIN.matcher(code).matches();
  }

  public boolean isExcluded() {
    return subdomain.filter(EXCLUDED::equals).isPresent();
  }

  private static void requireKind(Optional<CausalFactor> factor, CausalFactor.Kind kind) {
    factor.filter(f -> f.kind() != kind).ifPresent(f -> {
      throw new IllegalArgumentException(f + " is no " + kind);
    });
  }
}
