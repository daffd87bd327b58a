package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * An event in which an AI system did harm or nearly did, or an exercise that shows how it could.
 *
 * @param id its key and the last segment of its IRI: letters, digits, {@code . - _}
 * @param name its name
 * @param date when it happened or became known: {@code 2023}, {@code 2023-05} or {@code 2023-05-01}
 * @param kind a real incident, or an exercise
 * @param summary what happened, in the cataloguer's own words
 * @param description the wording of the collection that it was taken from
 * @param affected who or what was harmed or attacked
 * @param techniques entries of other catalogues that name how it was done, {@code mitre-atlas/AML.T0051}
 * @param classifications sub-domains and causal factors under which its collection files it, mostly one
 * @param tags concepts stated by a person
 * @param page where its collection describes it
 * @param references addresses of reports
 */
public record Incident(String id, String name, Optional<String> date, Kind kind, Optional<String> summary,
    Optional<String> description, List<String> affected, List<String> techniques,
    List<RiskClassification> classifications,
    Tags tags, Optional<String> page, List<String> references) {
  /** Whether it happened outside of a test. */
  public enum Kind {
    /** It happened. */
    INCIDENT,
    /** Researchers or a red team showed that it can happen. */
    EXERCISE
  }

  /**
   * Keys of thesaurus concepts.
   *
   * @param concepts what it involves beside what its text mentions
   * @param notConcepts what it does not involve although its text mentions it, such as its mere setting, or although
   *     what it involves often goes with it; a risk that is about one of them is not illustrated by it
   */
  public record Tags(List<String> concepts, List<String> notConcepts) {
    public Tags {
      concepts = List.copyOf(concepts);
      notConcepts = List.copyOf(notConcepts);
    }

    /** No concept but those of the text. */
    public static Tags none() {
      return new Tags(List.of(), List.of());
    }
  }

  public Incident {
    affected = List.copyOf(affected);
    techniques = List.copyOf(techniques);
    classifications = List.copyOf(classifications);
    references = List.copyOf(references);
  }
}
