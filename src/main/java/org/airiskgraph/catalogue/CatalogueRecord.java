package org.airiskgraph.catalogue;

/** One thing that readers find in their inputs: a source document, a work, a mitigation or a risk. */
public interface CatalogueRecord {
  /** The kind of entity that the record describes. */
  EntityKind kind();

  /** The identifier of the entity, which no other of its kind has. */
  String id();
}
