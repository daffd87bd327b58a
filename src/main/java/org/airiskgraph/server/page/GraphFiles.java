package org.airiskgraph.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

/** A graph in each form, compressed in memory; each is written once, when it is first asked for. */
final class GraphFiles {
  /** Forms that are written as they are read, whatever the size of the graph. */
  enum Form {
    NQ("N-Quads, with the names of the graphs", "application/n-quads", RDFFormat.NQUADS_UTF8),
    TRIG("TriG, with the names of the graphs", "application/trig", RDFFormat.TRIG_BLOCKS),
    NT("N-Triples", "application/n-triples", RDFFormat.NTRIPLES_UTF8),
    TTL("Turtle", "text/turtle", RDFFormat.TURTLE_BLOCKS);

    private final String title;
    private final String mediaType;
    private final RDFFormat format;

    Form(String title, String mediaType, RDFFormat format) {
      this.title = title;
      this.mediaType = mediaType;
      this.format = format;
    }

    String title() {
      return title;
    }

    String mediaType() {
      return mediaType;
    }

    String suffix() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    String fileName() {
      return "airiskgraph." + suffix();
    }

    boolean hasGraphs() {
      return this == NQ || this == TRIG;
    }
  }

  /**
   * A written form.
   *
   * @param gzip its bytes, compressed
   * @param length of the bytes when not compressed
   * @param etag changes with the content
   */
  record File(byte[] gzip, long length, String etag) {}

  private final DatasetGraph dataset;
  private final Map<Form, File> written = new EnumMap<>(Form.class);

  GraphFiles(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  /** The graph in {@code form}. */
  synchronized File get(Form form) {
    return written.computeIfAbsent(form, this::write);
  }

  private File write(Form form) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long[] length = {0};
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      OutputStream counting = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          length[0]++;
          gzip.write(b);
        }

        @Override
        public void write(byte[] buffer, int from, int count) throws IOException {
          length[0] += count;
          gzip.write(buffer, from, count);
        }
      };
      DigestOutputStream out = new DigestOutputStream(counting, digest);
      if (form.hasGraphs()) {
        RDFWriter.source(named()).format(form.format).output(out);
      } else {
        RDFWriter.source(dataset.getDefaultGraph()).format(form.format).output(out);
      }
      out.flush();
      String etag = HexFormat.of().formatHex(digest.digest()).substring(0, 32);
      ((GZIPOutputStream) gzip).finish();
      return new File(bytes.toByteArray(), length[0], etag);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The named graphs alone: the default graph holds the same triples once more. */
  private DatasetGraph named() {
    DatasetGraph named = org.apache.jena.sparql.core.DatasetGraphFactory.createGeneral();
    dataset.listGraphNodes().forEachRemaining(name -> named.addGraph(name, dataset.getGraph(name)));
    dataset.prefixes().forEach(named.prefixes()::add);
    return named;
  }
}
