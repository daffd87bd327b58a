package org.airiskgraph.catalogue;

/**
 * Takes what a reader finds, one record at a time, so that a large input never has to be held whole.
 *
 * <p>Readers send each source before the risks taken from it.
 */
@FunctionalInterface
public interface CatalogueSink extends AutoCloseable {
  void accept(CatalogueRecord found);

  /** Nothing more will come; what came may end in the middle, after a failure. */
  @Override
  default void close() {}
}
