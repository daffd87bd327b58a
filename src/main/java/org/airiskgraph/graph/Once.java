package org.airiskgraph.graph;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/** A value that is made once, when it is first used. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private T value;

  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (value == null) {
      value = requireNonNull(maker.get());
    }
    return value;
  }
}
