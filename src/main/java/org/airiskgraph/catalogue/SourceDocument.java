package org.airiskgraph.catalogue;

import java.util.Optional;

/**
 * One of the documents whose risks the repository collects.
 *
 * @param id two digits, {@code "34"}: the first part of its risks' evidence ids
 * @param quickRef the repository's short name, {@code Ji2023}
 * @param title as the repository prints it
 * @param since first version of the repository that contains it, {@code V4}; empty where the input does not say
 * @param work its bibliographic record, where an input has one
 */
public record SourceDocument(String id, String quickRef, String title, Optional<String> since, Optional<Work> work)
    implements
      CatalogueRecord {
  @Override
  public EntityKind kind() {
    return EntityKind.SOURCE;
  }
}
