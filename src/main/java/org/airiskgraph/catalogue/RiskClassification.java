package org.airiskgraph.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The codes that the repository's coders gave a risk.
 *
 * @param domain code of the domain, {@code "7"}; that of the sub-domain where none is given; empty for an excluded row
 * @param subdomain code of the sub-domain, {@code "7.2"}; {@code "7.0"} where only the domain was given; {@code
 *     "X.0"} where a domain but none of its sub-domains fits; {@code "X.1"} where the row was excluded; empty where
 *     nothing is known
 * @param entity who or what causes the risk
 * @param intent whether it is caused on purpose
 * @param timing whether it is caused before or after deployment
 */
public record RiskClassification(
    Optional<String> domain,
    Optional<String> subdomain,
    Optional<CausalFactor> entity,
    Optional<CausalFactor> intent,
    Optional<CausalFactor> timing) {

  /** The code of rows that the coders kept but filed under no domain. */
  public static final String EXCLUDED = "X.1";

  /** The code of rows that belong to a domain but to none of its sub-domains. */
  public static final String OTHER = "X.0";

  /** What a code may look like, for error messages. */
  public static final String EXPECTED_SUBDOMAIN =
      "a sub-domain code from 1.0 to 7.6 of the Domain Taxonomy, X.0 for another hazard, or X.1 for an excluded row";

  private static final Pattern DOMAIN = Pattern.compile("[1-7]");

  /** Sub-domains 1.1–1.3, 2.1–2.2, 3.1–3.2, 4.1–4.3, 5.1–5.2, 6.1–6.6, 7.1–7.6, and N.0 for each domain. */
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[1-7]\\.0|1\\.[1-3]|2\\.[12]|3\\.[12]|4\\.[1-3]|5\\.[12]|6\\.[1-6]|7\\.[1-6]|X\\.[01]");

  public RiskClassification {
    requireKind(entity, CausalFactor.Kind.ENTITY);
    requireKind(intent, CausalFactor.Kind.INTENT);
    requireKind(timing, CausalFactor.Kind.TIMING);
    subdomain.filter(code -> !isSubdomain(code)).ifPresent(code -> {
      throw new IllegalArgumentException("no sub-domain " + code);
    });
    domain.filter(code -> !DOMAIN.matcher(code).matches()).ifPresent(code -> {
      throw new IllegalArgumentException("no domain " + code);
    });
    Optional<String> implied = subdomain.map(code -> code.substring(0, 1)).filter(code -> !code.equals("X"));
    if (implied.isPresent() && domain.isPresent() && !domain.equals(implied)) {
      throw new IllegalArgumentException("sub-domain " + subdomain.get() + " is not in domain " + domain.get());
    }
    domain = subdomain.filter(EXCLUDED::equals).isPresent() ? Optional.empty() : domain.or(() -> implied);
  }

  /** A classification whose domain is that of the sub-domain. */
  public RiskClassification(Optional<String> subdomain, Optional<CausalFactor> entity, Optional<CausalFactor> intent,
      Optional<CausalFactor> timing) {
    this(Optional.empty(), subdomain, entity, intent, timing);
  }

  /** Whether {@code code} is a sub-domain code of the Domain Taxonomy, or one of its X codes. */
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
