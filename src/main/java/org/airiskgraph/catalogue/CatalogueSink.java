package org.airiskgraph.catalogue;

/**
 * Takes what a reader finds, one record at a time, so that a large input never has to be held whole.
 *
 * <p>Readers send each source before the risks taken from it.
 */
public interface CatalogueSink extends AutoCloseable {
  void source(SourceDocument source);

  void work(Work work);

  void mitigation(Mitigation mitigation);

  void risk(Risk risk);

  /** Nothing more will come; what came may end in the middle, after a failure. */
  @Override
  default void close() {}
}
