package org.airiskgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
  /** What terminals have that do not tell. */
  private static final int USUAL_WIDTH = 80;

  /** picocli ends bold with {@code ESC[21m}, which most terminals take for a double underline. */
  private record Weight(String on, String off) implements IStyle {}

  private static final Weight BOLD = new Weight(IStyle.CSI + "1m", IStyle.CSI + "22m");
  private static final Weight FAINT = new Weight(IStyle.CSI + "2m", IStyle.CSI + "22m");

  static Terminal current() {
    // From Java 22 on there is a console in a pipe too, unless this says otherwise.
    System.setProperty("jdk.console", "java.base");
    // That is null, too, where only the input is no terminal, as in "airisk match - < register.csv".
    if (System.console() == null && !isTerminal(1)) {
      return none();
    }
    return new Terminal(givenWidth().or(Terminal::measuredWidth)
        // On Windows; elsewhere picocli takes less than 55 columns, and a terminal that does not tell, for 55.
        .orElseGet(() -> Math.max(USUAL_WIDTH, new UsageMessageSpec().autoWidth(true).width())),
        Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM")));
  }

  /** Where messages on standard error go: a terminal only if standard output is one, too. */
  static Terminal ofErrors() {
    Terminal output = current();
    return output.isPresent() && showsErrors() ? output : none();
  }

  static boolean showsErrors() {
    return isTerminal(2);
  }

  /** Whether standard output (1) or error (2) is a terminal. The JDK knows this of input and output together only. */
  private static boolean isTerminal(int descriptor) {
    return run(ProcessBuilder.Redirect.INHERIT, "test", "-t", String.valueOf(descriptor)).isPresent();
  }

  /** The width that the user wants instead of that of the terminal, if {@code COLUMNS} is a number. */
  static Optional<Integer> givenWidth() {
    return width(System.getenv("COLUMNS"));
  }

  private static Optional<Integer> measuredWidth() {
    return run(ProcessBuilder.Redirect.PIPE, "sh", "-c", "stty size </dev/tty")
        .flatMap(size -> width(size.strip().replaceFirst(".* ", "")));
  }

  private static Optional<Integer> width(String columns) {
    return Optional.ofNullable(columns).filter(number -> number.matches("[1-9]\\d{0,4}")).map(Integer::valueOf);
  }

  /** What a command prints to a pipe; empty if it fails. */
  private static Optional<String> run(ProcessBuilder.Redirect output, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectOutput(output)
          .redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static Terminal none() {
    return new Terminal(0, false);
  }

  boolean isPresent() {
    return width > 0;
  }

  Text bold(String text) {
    return scheme().apply(printable(text), List.of(BOLD));
  }

  Text faint(String text) {
    return scheme().apply(printable(text), List.of(FAINT));
  }

  /** A sentence for people, broken into lines if it is wider than the terminal; the further ones are indented more. */
  String folded(Text sentence) {
    String plain = sentence.plainString();
    return folded(sentence, plain.length() - plain.stripLeading().length() + TextTable.HANG);
  }

  String folded(String sentence) {
    return folded(plain(sentence));
  }

  /** The same with the further lines indented by {@code hang} columns. */
  String folded(Text sentence, int hang) {
    return isPresent() ? WrappedText.lines(sentence, width, Math.max(1, width - hang), 0).stream().map(Text::toString)
        .collect(Collectors.joining(System.lineSeparator() + " ".repeat(hang))) : sentence.toString();
  }

  /** The text as it is: picocli's markup in it has no effect. */
  Text plain(String text) {
    String printable = printable(text);
    return printable.contains("@|") ? scheme().apply(printable, List.of()) : scheme().text(printable);
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
