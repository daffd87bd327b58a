package org.airiskgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.reader.Register;
import org.airiskgraph.reader.RegisterReader;

/**
 * What a person gives to {@code match}: words, which are one text, or the name of a register.
 *
 * @param words as typed; {@code -} is standard input
 * @param columns of a register that describe its risks; empty to find them
 */
record MatchInput(List<String> words, List<String> columns) {
  private static final String STANDARD_INPUT = "-";
  /** Names here lead to regular files too, as that of a redirected input does, and say nothing of their content. */
  private static final String DEVICES = "/dev/";
  private static final Pattern FILE_NAME = Pattern.compile("(?i)\\S+\\.(xlsx|xls|ods|docx|csv|tsv|txt)");
  private static final Pattern OTHER_OFFICE = Pattern.compile("(?i).*\\.(xlsm|xlsb|xls|ods|docx?|odt)", Pattern.DOTALL);
  private static final int LONGEST_NAME = 4096;

  /** Whether it is one text and not a register. */
  boolean isText() {
    return !words.isEmpty() && !isStream() && !isRegisterFile();
  }

  private boolean isStream() {
    return words.size() == 1 && (words.get(0).equals(STANDARD_INPUT)
        || exists(words.get(0)) && !Files.isDirectory(Path.of(words.get(0)))
            && (!Files.isRegularFile(Path.of(words.get(0))) || words.get(0).startsWith(DEVICES)));
  }

  /** A sentence may end in the name of a file; it is one only if there is such a file. */
  private boolean isRegisterFile() {
    return words.size() == 1 && RegisterReader.isRegister(words.get(0))
        && (FILE_NAME.matcher(words.get(0)).matches() || exists(words.get(0)));
  }

  private static boolean exists(String name) {
    try {
      return !name.isBlank() && name.length() < LONGEST_NAME && Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The register, or the text as a register of one row. */
  Register read() {
    RegisterReader reader = new RegisterReader(columns, Integer.MAX_VALUE);
    if (isStream()) {
      return stream(reader);
    }
    if (isRegisterFile()) {
      return reader.read(words.get(0), Path.of(words.get(0)));
    }
    if (words.stream().filter(word -> exists(word) && Files.isRegularFile(Path.of(word))).count() > 1) {
      throw new IllegalArgumentException("Found several files, expected one file at a time.");
    }
    String expected = "Expected a register in " + String.join(", ", RegisterReader.ENDINGS);
    if (words.size() == 1 && exists(words.get(0)) && Files.isDirectory(Path.of(words.get(0)))) {
      throw new IllegalArgumentException(words.get(0) + ": Found a directory. " + expected
          + "; name one file of it. If you mean the word itself, pass it on standard input, with - in its place.");
    }
    if (words.size() == 1 && exists(words.get(0)) && Files.isRegularFile(Path.of(words.get(0)))) {
      throw new IllegalArgumentException(words.get(0) + ": " + expected
          + (OTHER_OFFICE.matcher(words.get(0)).matches() ? "; save it as .xlsx or .csv first." : "."));
    }
    if (words.size() == 1 && FILE_NAME.matcher(words.get(0)).matches()) {
      throw new IllegalArgumentException(words.get(0) + ": No such file. " + expected + ".");
    }
    if (!columns.isEmpty()) {
      throw new IllegalArgumentException("--column is for register files, not for texts.");
    }
    String text = String.join(" ", words);
    return new Register(List.of(RegisterReader.TEXT), List.of(RegisterReader.TEXT),
        List.of(new Register.Row(1, List.of(text), text)));
  }

  /** By its content a workbook, a table with a header, or one risk per line. */
  private Register stream(RegisterReader reader) {
    String place = words.get(0).equals(STANDARD_INPUT) ? "standard input" : words.get(0);
    try (InputStream in =
        words.get(0).equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(words.get(0)))) {
      byte[] bytes = in.readAllBytes();
      return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K' ? reader.read(place + ".xlsx", bytes)
          : table(reader, place, bytes);
    } catch (IOException e) {
      throw InputException.unreadable(place, e);
    }
  }

  private Register table(RegisterReader reader, String place, byte[] bytes) throws IOException {
    try {
      return reader.read(place, bytes);
    } catch (InputException e) {
      if (!columns.isEmpty()) {
        throw e;
      }
      Register lines = reader.read(place + ".txt", bytes);
      if (lines.rows().isEmpty()) {
        throw new InputException(place, "found nothing, expected a text or a register", e);
      }
      return lines;
    }
  }
}
