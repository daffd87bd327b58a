package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One risk of the repository.
 *
 * @param identity its identifiers, name and position in its source document
 * @param classification its causal and domain codes
 * @param text what describes it
 * @param references what it refers to
 * @param evidence further passages, in the order of the document
 */
public record Risk(Identity identity, RiskClassification classification, Text text, References references,
    List<Evidence> evidence)
    implements
      CatalogueRecord {
  /**
   * The identifiers, name and position of a risk.
   *
   * @param id canonical evidence id, {@code 34.02.03}; the second risk with the same id gets {@code -2}
   * @param name as the source document gives it
   * @param source id of its {@link SourceDocument}; empty for a risk known from a repository page alone
   * @param level category or sub-category
   * @param parent id of the category that contains it
   * @param since first version of the repository that contains it, {@code V4}; empty where the input does not say
   * @param otherIds further identifiers ({@code mit561}, the id as printed where it differs)
   */
  public record Identity(
      String id, String name, Optional<String> source, RiskLevel level, Optional<String> parent,
      Optional<String> since, List<String> otherIds) {
    public Identity {
      otherIds = List.copyOf(otherIds);
    }
  }

  /**
   * What describes a risk.
   *
   * @param summary one sentence in this project's own words
   * @param basis what the summary rests on
   * @param wording the source document's description, and what the workbook quotes beside it
   * @param page page or page range in the source document
   * @param notes remarks on faults of the input, each a sentence
   */
  public record Text(Optional<String> summary, Optional<SummaryBasis> basis, List<Quotation> wording,
      Optional<String> page, List<String> notes) {
    public Text {
      wording = List.copyOf(wording);
      notes = List.copyOf(notes);
    }
  }

  /**
   * What a risk refers to.
   *
   * @param cites keys of cited works
   * @param concepts keys of concepts that a person who read the risk has stated
   * @param mentions keys of concepts that it only mentions in passing, whatever its words seem to say
   * @param notConcepts keys of concepts that its words seem to name, but that it is not about
   * @param tags its concepts with what says so; empty until the risk has been annotated
   * @param steps its mitigation strategy, in order
   */
  public record References(List<String> cites, List<String> concepts, List<String> mentions, List<String> notConcepts,
      List<ConceptTag> tags, List<MitigationStep> steps) {
    public References {
      cites = List.copyOf(cites);
      concepts = List.copyOf(concepts);
      mentions = List.copyOf(mentions);
      notConcepts = List.copyOf(notConcepts);
      tags = List.copyOf(tags);
      steps = List.copyOf(steps);
    }

    /** References of a risk that has not been annotated. */
    public References(List<String> cites, List<String> concepts, List<MitigationStep> steps) {
      this(cites, concepts, List.of(), List.of(), List.of(), steps);
    }

    public static References none() {
      return new References(List.of(), List.of(), List.of());
    }

    /** The same with {@code tags} in place of the present ones. */
    public References withTags(List<ConceptTag> tags) {
      return new References(cites, concepts, mentions, notConcepts, tags, steps);
    }
  }

  public Risk {
    evidence = List.copyOf(evidence);
  }

  @Override
  public EntityKind kind() {
    return EntityKind.RISK;
  }

  @Override
  public String id() {
    return identity.id();
  }

  public String name() {
    return identity.name();
  }
}
