package org.airiskgraph.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.io.IOX;

/**
 * Writes a file that a person named. A regular file gets its new content only when all of it is written, and keeps
 * its permissions; symbolic links are followed; devices, pipes and open descriptors are written to directly. The
 * content is compressed with gzip if the name ends in {@code .gz}.
 */
public final class ExportFile {
  static final String GZ = ".gz";

  private ExportFile() {}

  /** Writes the content of a file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code content} to {@code file}.
   *
   * @throws IllegalArgumentException if {@code file} is a directory
   * @throws FileSystemException if it cannot be written; names {@code file}
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + ": found a directory, expected a file");
    }
    try {
      if (isDirect(file)) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
          compress(file, content, out);
        }
      } else {
        replace(file, target(file), content);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | UncheckedIOException | RuntimeIOException e) {
      // The system's message for a full disk does not say which file was being written.
      if (e.getCause() instanceof FileSystemException cause) {
        throw cause;
      }
      String reason = e.getCause() instanceof IOException cause ? cause.getMessage() : e.getMessage();
      throw (FileSystemException) new FileSystemException(file.toString(), null, reason).initCause(e);
    }
  }

  /** Whether the path is no regular file, or names an open one as {@code /dev/stdout} does, so that no other can take its place. */
  private static boolean isDirect(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file)
        || Stream.of("/dev", "/proc").anyMatch(file.toAbsolutePath()::startsWith);
  }

  /** The file that symbolic links lead to, whether it exists or not. */
  private static Path target(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path absolute = file.toAbsolutePath();
    return Files.isSymbolicLink(file) ? absolute.resolveSibling(Files.readSymbolicLink(file)) : absolute;
  }

  private static void replace(Path named, Path file, Content content) throws IOException {
    deleteLeftovers(file);
    Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    part.toFile().deleteOnExit();
    try {
      IOX.safeWrite(file, part, out -> {
        compress(named, content, out);
        if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        }
      });
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void compress(Path file, Content content, OutputStream out) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(GZ)) {
      GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 13);
      content.writeTo(gzip);
      gzip.finish();
    } else {
      content.writeTo(out);
    }
  }

  /** Deletes what killed processes left beside {@code file}; the files of running ones stay. */
  private static void deleteLeftovers(Path file) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote("." + file.getFileName() + ".") + "\\d{1,10}\\.part");
    List<Path> parts;
    try (Stream<Path> files = Files.list(file.getParent())) {
      parts = files.filter(path -> name.matcher(path.getFileName().toString()).matches()).toList();
    }
    for (Path part : parts) {
      String pid = part.toString().replaceFirst(".*\\.(\\d+)\\.part$", "$1");
      if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
        Files.deleteIfExists(part);
      }
    }
  }
}
