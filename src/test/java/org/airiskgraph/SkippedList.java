package org.airiskgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tests that were not run, a line for each, and a last line with their number and what to do so that they run.
 *
 * @param file the list, to which processes that run tests at the same time add
 */
record SkippedList(Path file) {
  private static final Pattern TOTAL = Pattern.compile("\\d+ skipped: .*");

  /** Why a test was not run, by the words of its reason; the last takes all others. */
  private enum Cause {
    FILE("official (file|workbook)", "for an official file (CONTRIBUTING.md says where it goes)"),
    TOOL("missing|install|packages|no Java newer", "for a missing tool (run .ci/install-tools)"),
    MACHINE("", "for what this machine or user cannot do (nothing to install)");

    private final Pattern reason;
    private final String cure;

    Cause(String reason, String cure) {
      this.reason = Pattern.compile(reason);
      this.cure = cure;
    }

    static Cause of(String line) {
      String reason = line.substring(line.indexOf(": ") + 2);
      for (Cause cause : values()) {
        if (cause.reason.matcher(reason).find()) {
          return cause;
        }
      }
      throw new AssertionError(line);
    }
  }

  /** Adds lines of the form {@code test: reason}. */
  void add(List<String> skipped) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.lock();
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      lines.removeIf(TOTAL.asMatchPredicate());
      lines.addAll(skipped);
      lines.add(total(lines));
      ByteBuffer text = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      channel.truncate(0);
      while (text.hasRemaining()) {
        channel.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String total(List<String> lines) {
    Map<Cause, Long> causes =
        lines.stream()
            .collect(Collectors.groupingBy(Cause::of, () -> new EnumMap<>(Cause.class), Collectors.counting()));
    return lines.size() + " skipped: "
        + causes.entrySet().stream().map(cause -> cause.getValue() + " " + cause.getKey().cure)
            .collect(Collectors.joining(", "));
  }
}
