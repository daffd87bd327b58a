package org.airiskgraph.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a killed process left beside the file it was writing: {@code .<name>.<process>.part}, begun and never
 * finished, and {@code .<name>.<process>.old}, moved aside and never replaced.
 */
final class Leftovers {
  private Leftovers() {}

  /**
   * Removes what dead processes left beside {@code file}; if {@code file} itself is missing, what was moved
   * aside comes back. The work of living processes stays.
   */
  static void clear(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    Pattern name = Pattern.compile(Pattern.quote("." + file.getFileName() + ".") + "(\\d{1,10})\\.(part|old)");
    List<Path> beside;
    try (Stream<Path> files = Files.list(folder)) {
      beside = files.filter(path -> name.matcher(path.getFileName().toString()).matches()).toList();
    }
    for (Path left : beside) {
      Matcher match = name.matcher(left.getFileName().toString());
      if (match.matches() && ProcessHandle.of(Long.parseLong(match.group(1))).isEmpty()) {
        if (match.group(2).equals("old") && !Files.exists(file)) {
          Files.move(left, file);
        } else {
          delete(left);
        }
      }
    }
  }

  private static void delete(Path left) throws IOException {
    if (Files.isDirectory(left)) {
      try (Stream<Path> files = Files.list(left)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(left);
  }
}
