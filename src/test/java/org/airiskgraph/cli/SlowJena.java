package org.airiskgraph.cli;

import org.apache.jena.sys.JenaSubsystemLifecycle;

/** Holds Jena's start up before its first class of weight, in programs that are started with {@link #SWITCH}. */
public final class SlowJena implements JenaSubsystemLifecycle {
  static final String SWITCH = "-Dairisk.test.slowJena=yes";

  /** Is initialized when the wait is over. */
  static final class Over {
    private Over() {}

    static void note() {}
  }

  @Override
  public int level() {
    return 5; // between Jena's own first module and its core
  }

  @Override
  public void start() {
    if (System.getProperty("airisk.test.slowJena") == null) {
      return;
    }
    try {
      Thread.sleep(1500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Over.note();
  }

  @Override
  public void stop() {}
}
