package org.airiskgraph.graph;

import org.apache.jena.sys.JenaSystem;

/**
 * Jena's start, during which something else can be done.
 *
 * <p>Whoever is to use Jena while it may be starting must come through {@link #await}. Two threads that start its
 * classes from different ends wait for each other for ever, and {@link JenaSystem#init} holds no second thread back:
 * it counts as done as soon as somebody has begun.
 */
public final class JenaStart {
  /** Java runs this once, and lets all who come meanwhile wait for its end. */
  private static final class Started {
    static {
      JenaSystem.init();
    }

    private Started() {}

    static void await() {}
  }

  private JenaStart() {}

  /** Begins on a thread of its own. */
  public static void begin() {
    // No lambda: the first one in a program takes longer than the thread to be made.
    Thread thread = new Thread("jena") {
      @Override
      public void run() {
        await();
      }
    };
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when Jena has started, which begins now if it has not. */
  public static void await() {
    Started.await();
  }
}
