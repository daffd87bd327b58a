package org.airiskgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.airiskgraph.export.ExportFile;

/**
 * Where a command writes to: standard output or an {@link ExportFile}.
 *
 * @param path the file; empty for standard output
 */
record OutputFile(Optional<Path> path) {
  /** The file with this name, {@code -} for standard output; fails before any work is done if there is no directory. */
  static OutputFile of(String name) {
    if (name.equals("-")) {
      return new OutputFile(Optional.empty());
    }
    Path file = Path.of(name);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(file + ": " + folder
          + (Files.exists(folder) ? " is a file, expected a directory." : ": this directory does not exist."));
    }
    return new OutputFile(Optional.of(file));
  }

  boolean isStandardOutput() {
    return path.isEmpty();
  }

  /** The file name without {@code .gz}; empty for standard output. */
  String name() {
    return path.map(Path::getFileName).map(file -> file.toString().replaceFirst("(?i)\\.gz$", "")).orElse("");
  }

  /** Writes the content; a file whose name ends in {@code .gz} is compressed. */
  void write(ExportFile.Content content) throws IOException {
    if (path.isPresent()) {
      ExportFile.write(path.get(), content);
    } else {
      OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
      content.writeTo(out);
      out.flush();
    }
  }
}
