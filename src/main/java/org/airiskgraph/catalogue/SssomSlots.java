package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Set;

/**
 * The slots of <a href="https://mapping-commons.github.io/sssom/">SSSOM</a> 1.1 that mappings and sets of mappings have
 * beside those that every mapping needs.
 */
public final class SssomSlots {
  /** The namespace of SSSOM's terms. */
  public static final String NS = "https://w3id.org/sssom/";
  /** The namespace of SEMAPV, whose terms justify mappings. */
  public static final String SEMAPV = "https://w3id.org/semapv/vocab/";

  /** The columns of a table, in SSSOM's order. */
  public static final List<String> COLUMNS = List.of("record_id", "subject_id", "subject_label", "subject_category",
      "predicate_id", "predicate_label", "object_id", "object_label", "object_category", "mapping_justification",
      "author_id", "author_label", "reviewer_id", "reviewer_label", "creator_id", "creator_label", "license",
      "subject_type", "subject_source", "subject_source_version", "object_type", "object_source",
      "object_source_version", "predicate_type", "mapping_provider", "mapping_source", "mapping_cardinality",
      "cardinality_scope", "mapping_tool", "mapping_tool_id", "mapping_tool_version", "mapping_date",
      "publication_date", "review_date", "confidence", "curation_rule", "curation_rule_text", "subject_match_field",
      "object_match_field", "match_string", "subject_preprocessing", "object_preprocessing", "similarity_score",
      "similarity_measure", "see_also", "issue_tracker_item", "other", "comment");
  /** Columns that every mapping fills, and whose values are terms. */
  public static final List<String> REQUIRED = List.of("subject_id", "predicate_id", "object_id",
      "mapping_justification");
  /** Slots that hold for every mapping of a set if its header states them. */
  public static final Set<String> PROPAGATED = Set.of("subject_type", "subject_source", "subject_source_version",
      "object_type", "object_source", "object_source_version", "predicate_type", "mapping_provider",
      "cardinality_scope", "mapping_tool", "mapping_tool_id", "mapping_tool_version", "mapping_date",
      "subject_match_field", "object_match_field", "subject_preprocessing", "object_preprocessing",
      "similarity_measure", "curation_rule", "curation_rule_text");
  /** What a set itself has, in SSSOM's order. */
  public static final List<String> OF_SET = List.of("mapping_set_id", "mapping_set_version", "mapping_set_source",
      "mapping_set_title", "mapping_set_description", "mapping_set_confidence", "creator_id", "creator_label",
      "license", "publication_date", "see_also", "issue_tracker", "other", "comment");
  /** Slots whose values are identifiers and may be written with a prefix. */
  public static final Set<String> IDENTIFIERS = Set.of("record_id", "author_id", "reviewer_id", "creator_id",
      "subject_source", "object_source", "mapping_source", "mapping_tool_id", "curation_rule",
      "subject_match_field", "object_match_field", "subject_preprocessing", "object_preprocessing",
      "issue_tracker_item");

  /** Slots of sets that have lists of values, which are written with bars between them in one text. */
  public static final Set<String> LISTS = Set.of("mapping_set_source", "creator_id", "creator_label", "see_also",
      "cardinality_scope", "subject_match_field", "object_match_field", "subject_preprocessing",
      "object_preprocessing", "curation_rule", "curation_rule_text");

  private SssomSlots() {}

  /**
   * The column that states a slot of a set in a table of several sets, on one row of each: SSSOM's name if that cannot
   * be a mapping's, or else with {@code mapping_set_} before it.
   */
  public static String columnOfSet(String slot) {
    return slot.startsWith("mapping_set_") ? slot : "mapping_set_" + slot;
  }
}
