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
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.airiskgraph.export.RdfFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

/** A graph in each form, compressed in memory; each is written once, when it is first asked for. */
final class GraphFiles {
  /** Formats that can be written without holding the whole graph, those with named graphs first. */
  static final List<RdfFormat> FORMATS =
      List.of(RdfFormat.NQUADS, RdfFormat.TRIG, RdfFormat.NTRIPLES, RdfFormat.TURTLE);

  /**
   * A written form.
   *
   * @param gzip its bytes, compressed
   * @param length of the bytes when not compressed
   * @param etag changes with the content
   */
  record File(byte[] gzip, long length, String etag) {}

  private final DatasetGraph dataset;
  private final Map<RdfFormat, File> written = new EnumMap<>(RdfFormat.class);

  /** The name of the file with the whole graph. */
  static String fileName(RdfFormat format) {
    return "airiskgraph." + format.ending();
  }

  /** What the file holds. */
  static String title(RdfFormat format) {
    return format.title() + (format.hasGraphs() ? ", with the named graphs" : "");
  }

  GraphFiles(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  /** The graph in {@code form}. */
  synchronized File get(RdfFormat form) {
    return written.computeIfAbsent(form, this::write);
  }

  private File write(RdfFormat form) {
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
        RDFWriter.source(named()).format(form.streaming()).output(out);
      } else {
        RDFWriter.source(dataset.getDefaultGraph()).format(form.streaming()).output(out);
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
