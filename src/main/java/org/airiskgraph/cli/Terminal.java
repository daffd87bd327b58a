package org.airiskgraph.cli;

import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Who reads standard output: a person at a screen, or a pipe or file, which gets every line whole and plain.
 *
 * @param width columns of the screen; 0 where there is none
 * @param colour whether the screen shows colours and nobody forbade them (<a href="https://no-color.org">NO_COLOR</a>)
 */
record Terminal(int width, boolean colour) {
  /** Columns for text that would be unpleasant to read any wider. */
  private static final int WIDEST = 120;

  static Terminal current() {
    // From Java 22 on there is a console in a pipe too, unless this says otherwise.
    System.setProperty("jdk.console", "java.base");
    if (System.console() == null) {
      return none();
    }
    int width = new UsageMessageSpec().autoWidth(true).width();
    return new Terminal(Math.min(WIDEST, width), Ansi.AUTO.enabled());
  }

  static Terminal none() {
    return new Terminal(0, false);
  }

  /** The text in bold type, if it can be. */
  String bold(String text) {
    return colour ? Style.on(Style.bold) + text + Style.off(Style.bold) : text;
  }

  /** The text less bright, if it can be. */
  String faint(String text) {
    return colour ? Style.on(Style.faint) + text + Style.off(Style.faint) : text;
  }
}
