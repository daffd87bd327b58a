package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A catalogue of another organization with which risks and mitigations are compared.
 *
 * @param id its key and the first segment of its entries' IRIs, in kebab-case
 * @param terms who publishes it and how it may be used
 * @param entries its entries, in its order
 * @param concepts what its measures work on
 * @param wordings the texts of its entries by their ids, as far as a person gave them
 */
public record ExternalCatalogue(String id, Terms terms, List<CatalogueEntry> entries, List<EntryConcept> concepts,
    Map<String, String> wordings) {
  /**
   * What the header of a catalogue file states.
   *
   * @param title its full title
   * @param shortTitle what it is usually called
   * @param publisher who publishes it
   * @param version the version that the entries were taken from
   * @param issued date of that version, {@code 2025-11-18}, or a part of it
   * @param license IRI of the license, or words where it has none
   * @param home its home page
   * @param credit the credit line that its license asks for
   * @param note what was taken over and what was not
   */
  public record Terms(String title, String shortTitle, String publisher, String version, String issued,
      String license, String home, String credit, Optional<String> note) {}

  public ExternalCatalogue {
    entries = List.copyOf(entries);
    concepts = List.copyOf(concepts);
    wordings = Map.copyOf(wordings);
  }

  /** A catalogue of which only the entries are known. */
  public ExternalCatalogue(String id, Terms terms, List<CatalogueEntry> entries) {
    this(id, terms, entries, List.of(), Map.of());
  }

  /** Its entries with its own id before theirs, {@code mitre-atlas/AML.T0051}. */
  List<String> entryNames() {
    return entries.stream().map(entry -> id + "/" + entry.id()).toList();
  }
}
