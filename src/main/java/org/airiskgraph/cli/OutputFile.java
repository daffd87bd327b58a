package org.airiskgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.export.ExportWriter;

/**
 * Where a command writes to: standard output, a device or pipe, or a file that is replaced when the new one is
 * whole, keeping its permissions and the symbolic links that lead to it.
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

  /** The file itself, where {@link #path} is a symbolic link to it. */
  Path target() throws IOException {
    Path file = path.orElseThrow();
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    return Files.exists(file) ? file.toRealPath() : file.resolveSibling(Files.readSymbolicLink(file));
  }

  /** Writes the content; a file whose name ends in {@code .gz} is compressed. */
  void write(ExportWriter.Content content) throws IOException {
    if (path.isEmpty()) {
      unbuffered(System.out, content);
    } else if (isSpecial(path.get())) {
      try (OutputStream out = Files.newOutputStream(path.get(), StandardOpenOption.WRITE)) {
        unbuffered(out, content);
      }
    } else {
      Path file = target();
      Optional<Set<PosixFilePermission>> mode = permissions(file);
      ExportWriter.replace(file, content);
      if (mode.isPresent()) {
        Files.setPosixFilePermissions(file, mode.get());
      }
    }
  }

  private static boolean isSpecial(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null || !Files.exists(file) ? Optional.empty() : Optional.of(view.readAttributes().permissions());
  }

  private static void unbuffered(OutputStream out, ExportWriter.Content content) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    content.writeTo(buffered);
    buffered.flush();
  }
}
