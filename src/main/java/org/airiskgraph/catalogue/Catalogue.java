package org.airiskgraph.catalogue;

import java.util.List;

/**
 * Everything read, held at once.
 *
 * @param records the records; source documents come first and risks last
 */
public record Catalogue(List<CatalogueRecord> records) {
  public Catalogue {
    records = List.copyOf(records);
  }

  /** The records of one type, in the order of the inputs. */
  public <T extends CatalogueRecord> List<T> all(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
