package org.airiskgraph.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One risk of the repository.
 *
 * @param identity what it is called, and where it stands
 * @param coding how it is filed
 * @param text what is said of it
 * @param ties what it refers to
 * @param evidence further passages, in the order of the document
 */
public record Risk(Identity identity, RiskClassification coding, Text text, Ties ties, List<Evidence> evidence) {

  /**
   * What a risk is called, and where it stands.
   *
   * @param id canonical evidence id, {@code 34.02.03}; the second risk with the same id gets {@code -2}
   * @param name as the source document names it
   * @param source id of its {@link SourceDocument}; empty for a risk known from a repository page alone
   * @param level heading or item
   * @param parent id of the heading it stands under
   * @param otherIds further identifiers ({@code mit561}, the id as printed where it differs)
   */
  public record Identity(
      String id, String name, Optional<String> source, RiskLevel level, Optional<String> parent,
      List<String> otherIds) {
    public Identity {
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      requireNonNull(source, "source");
      requireNonNull(level, "level");
      requireNonNull(parent, "parent");
      otherIds = List.copyOf(otherIds);
    }
  }

  /**
   * What is said of a risk.
   *
   * @param summary one sentence in this project's own words
   * @param wording the source document's description, and what the workbook quotes beside it
   * @param page page or page range in the source document
   */
  public record Text(Optional<String> summary, List<Quotation> wording, Optional<String> page) {
    public Text {
      requireNonNull(summary, "summary");
      requireNonNull(page, "page");
      wording = List.copyOf(wording);
    }
  }

  /**
   * What a risk refers to.
   *
   * @param cites keys of cited works
   * @param concepts keys of concepts that the thesaurus would not find in the text
   * @param measures its mitigation strategy, in order
   */
  public record Ties(List<String> cites, List<String> concepts, List<MitigationStep> measures) {
    public Ties {
      cites = List.copyOf(cites);
      concepts = List.copyOf(concepts);
      measures = List.copyOf(measures);
    }

    public static Ties none() {
      return new Ties(List.of(), List.of(), List.of());
    }
  }

  public Risk {
    requireNonNull(identity, "identity");
    requireNonNull(coding, "coding");
    requireNonNull(text, "text");
    requireNonNull(ties, "ties");
    evidence = List.copyOf(evidence);
  }

  public String id() {
    return identity.id();
  }

  public String name() {
    return identity.name();
  }
}
