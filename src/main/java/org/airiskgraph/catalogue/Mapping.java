package org.airiskgraph.catalogue;

import java.util.Map;
import java.util.Optional;

/**
 * A statement that two things correspond, as a row of an <a href="https://mapping-commons.github.io/sssom/">SSSOM</a>
 * table.
 *
 * @param subject IRI
 * @param predicate IRI, mostly of a SKOS mapping property
 * @param object IRI
 * @param justification IRI of a term of SEMAPV
 * @param slots what else the row says, by SSSOM's names: labels, who made and reviewed it, confidence from 0 to 1, the
 * reason or a reservation
 * @param place file and line, for messages
 */
public record Mapping(String subject, String predicate, String object, String justification,
    Map<String, String> slots, String place) {
  public Mapping {
    slots = Map.copyOf(slots);
  }

  /** One of {@link SssomSlots#COLUMNS}. */
  public Optional<String> slot(String name) {
    return Optional.ofNullable(slots.get(name));
  }
}
