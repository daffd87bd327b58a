package org.airiskgraph.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Where standard output goes: a terminal, or a pipe or file, which gets every line whole and plain.
 *
 * @param width columns of the terminal, 0 without one
 * @param styled whether escape sequences may be written: neither
 *     <a href="https://no-color.org">NO_COLOR</a> nor {@code TERM=dumb} is set
 */
record Terminal(int width, boolean styled) {
  private static final int MAX_WIDTH = 120;

  /** picocli ends bold with {@code ESC[21m}, which most terminals take for a double underline. */
  private enum Weight implements IStyle {
    BOLD(1),
    FAINT(2);

    private static final int NORMAL = 22;

    private final int code;

    Weight(int code) {
      this.code = code;
    }

    @Override
    public String on() {
      return CSI + code + "m";
    }

    @Override
    public String off() {
      return CSI + NORMAL + "m";
    }
  }

  static Terminal current() {
    // From Java 22 on there is a console in a pipe too, unless this says otherwise.
    System.setProperty("jdk.console", "java.base");
    if (System.console() == null) {
      return none();
    }
    int width = new UsageMessageSpec().autoWidth(true).width();
    return new Terminal(Math.min(MAX_WIDTH, width), Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM")));
  }

  static Terminal none() {
    return new Terminal(0, false);
  }

  boolean isPresent() {
    return width > 0;
  }

  Text bold(String text) {
    return scheme().apply(printable(text), java.util.List.of(Weight.BOLD));
  }

  Text faint(String text) {
    return scheme().apply(printable(text), java.util.List.of(Weight.FAINT));
  }

  /** The text as it is: picocli's markup in it has no effect. */
  Text plain(String text) {
    String printable = printable(text);
    return printable.contains("@|") ? scheme().apply(printable, java.util.List.of()) : scheme().text(printable);
  }

  ColorScheme scheme() {
    return Help.defaultColorScheme(styled ? Ansi.ON : Ansi.OFF);
  }

  /**
   * The text with the control characters that a terminal would obey shown as pictures (U+2400 and following) or
   * replacement characters; line breaks and tabs stay. Marks that reverse the direction of writing count as such.
   */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.chars().forEach(c -> shown.append((char) (c < ' ' && c != '\n' && c != '\r' && c != '\t' ? '\u2400' + c
        : c == 0x7f ? '\u2421'
            : c >= 0x80 && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 ? '\ufffd'
                : c)));
    return shown.toString();
  }

  /** The same on one line, without a carriage return that would overwrite its beginning. */
  static String oneLine(String text) {
    return printable(text.replaceAll("\\s+", " ").strip());
  }
}
