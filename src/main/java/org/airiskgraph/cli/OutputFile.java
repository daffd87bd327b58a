package org.airiskgraph.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command is to write. */
final class OutputFile {
  private OutputFile() {}

  /** The same path; fails before any work is done for it where nothing can be written, as its directory is missing. */
  static Path checked(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(file + ": " + (Files.exists(folder) ? folder + " is a file; name a directory"
          : "there is no directory " + folder + "; make it first, or name another"));
    }
    return file;
  }
}
