package org.airiskgraph.reader;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Input that a person has to mend. The message is one line: place, what was found, what was expected.
 *
 * <p>A place reads {@code file}, {@code file:line}, {@code file:line:column} or, for spreadsheets, {@code
 * file!sheet:row:column-letter}.
 */
public final class InputException extends RuntimeException {
  /** Parsers like to repeat what they choked on, or all that they would have taken. */
  private static final int LONGEST_REASON = 300;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

  public InputException(String place, String problem) {
    super(oneLine(place + ": " + problem));
  }

  public InputException(String place, String problem, Throwable cause) {
    super(oneLine(place + ": " + problem), cause);
  }

  /** A file or stream that fails while it is read. */
  public static InputException unreadable(String place, IOException cause) {
    return new InputException(place, "cannot be read: " + reason(cause), cause);
  }

  /** A value in a message: in quotes, shortened, without line breaks, and with the codes of invisible characters. */
  public static String quote(String value) {
    String flat =
        INVISIBLE.matcher(oneLine(value)).replaceAll(c -> String.format("<U+%04X>", c.group().codePointAt(0)));
    return "\"" + (flat.length() > 60 ? flat.substring(0, 57) + "…" : flat) + "\"";
  }

  /** The library's own words for {@code cause}, on one line that fits a screen, without its class name. */
  public static String reason(Throwable cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    return Optional.ofNullable(cause.getMessage()).map(InputException::oneLine)
        .map(words -> words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON - 1) + "…" : words)
        .orElse(cause.getClass().getSimpleName());
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
