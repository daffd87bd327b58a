package org.airiskgraph.graph;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

/** Writes the graph to a file, which is replaced only when the new one is whole. */
public final class GraphWriter {
  private GraphWriter() {}

  /** What fills a file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The form a file is written in. */
  public static void write(DatasetGraph dataset, RDFFormat format, OutputStream out) {
    boolean quads = org.apache.jena.riot.RDFLanguages.isQuads(format.getLang())
        && !org.apache.jena.riot.RDFLanguages.isTriples(format.getLang());
    if (quads) {
      RDFWriter.source(dataset).format(format).output(out);
    } else {
      RDFWriter.source(dataset.getDefaultGraph()).format(format).output(out);
    }
  }

  /** Writes {@code content} beside {@code file}, compressed if it ends in {@code .gz}, then moves it there. */
  public static void replace(Path file, Content content) throws IOException {
    Leftovers.clear(file);
    // Not a temporary file of the JDK's: those can be read by nobody but their maker, also after the move.
    Path beside = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16);
          OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
        content.writeTo(out);
      } catch (FileSystemException e) {
        throw e;
      } catch (IOException | RuntimeIOException e) {
        // The system's words for a full disk do not say which file was being written.
        String reason = e.getCause() instanceof IOException cause ? cause.getMessage() : e.getMessage();
        throw (FileSystemException) new FileSystemException(file.toString(), null, reason).initCause(e);
      }
      try {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
