package org.airiskgraph.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A statement that two things correspond, as a row of an <a href="https://mapping-commons.github.io/sssom/">SSSOM</a>
 * table.
 *
 * @param subject IRI
 * @param subjectLabel name of the subject
 * @param predicate IRI, mostly of a SKOS mapping property
 * @param object IRI
 * @param objectLabel name of the object
 * @param justification IRI of a term of SEMAPV
 * @param author who made the mapping
 * @param reviewer who reviewed it
 * @param confidence from 0 to 1
 * @param comment the reason, or a reservation
 * @param place file and line, for messages
 */
public record Mapping(String subject, Optional<String> subjectLabel, String predicate, String object,
    Optional<String> objectLabel, String justification, Optional<String> author, Optional<String> reviewer,
    Optional<String> confidence, Optional<String> comment, String place) {
  public Mapping {
    requireNonNull(subject, "subject");
    requireNonNull(predicate, "predicate");
    requireNonNull(object, "object");
    requireNonNull(justification, "justification");
  }

  /** A mapping that nobody reviewed. */
  public Mapping(String subject, Optional<String> subjectLabel, String predicate, String object,
      Optional<String> objectLabel, String justification, Optional<String> author, Optional<String> confidence,
      Optional<String> comment, String place) {
    this(subject, subjectLabel, predicate, object, objectLabel, justification, author, Optional.empty(), confidence,
        comment, place);
  }
}
