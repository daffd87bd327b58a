package org.airiskgraph.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.commons.io.output.CountingOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** The files of the dataset and of its named graphs; each is written once, on first use, and kept compressed. */
final class GraphFiles {
  /** The formats of the whole dataset, those with named graphs first. */
  static final List<RdfFormat> FORMATS =
      List.of(RdfFormat.NQUADS, RdfFormat.TRIG, RdfFormat.NTRIPLES, RdfFormat.TURTLE);

  /** The formats of a single graph, Turtle first. */
  static final List<RdfFormat> GRAPH_FORMATS = RdfFormat.forTriples();

  private final Map<String, PageResponse> written = new ConcurrentHashMap<>();
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final IriFactory iris;

  GraphFiles(IriFactory iris) {
    this.iris = iris;
  }

  /** What writes a graph in its format. */
  private interface Writer {
    void write(OutputStream out);
  }

  /** The name of the file with the whole dataset. */
  static String fileName(RdfFormat format) {
    return "airiskgraph." + format.ending();
  }

  /** The content of the file with the whole dataset. */
  static String title(RdfFormat format) {
    return format.title() + (format.hasGraphs() ? ", with the named graphs" : "");
  }

  /** Links to the files of a named graph. */
  static List<Hyperlink> links(String graph) {
    return GRAPH_FORMATS.stream()
        .map(format -> new Hyperlink(format.title(), "/graph/" + graph + "." + format.ending())).toList();
  }

  /** The size in bytes, not compressed, of the file with the whole dataset, once it has been written. */
  Optional<Long> size(RdfFormat format) {
    return Optional.ofNullable(sizes.get(fileName(format)));
  }

  /** The file with the whole dataset. */
  PageResponse file(DatasetGraph dataset, RdfFormat format) {
    if (!format.hasGraphs()) {
      return file(fileName(format), format, out -> format.stream(dataset.getDefaultGraph(), iris, out));
    }
    return file(fileName(format), format, out -> format.stream(namedGraphs(dataset), out));
  }

  /** The file with one graph. */
  PageResponse file(Graph graph, String graphName, RdfFormat format) {
    return file(graphName + "." + format.ending(), format, out -> format.stream(graph, iris, out));
  }

  private PageResponse file(String name, RdfFormat format, Writer writer) {
    return written.computeIfAbsent(name, key -> write(name, format, writer));
  }

  private PageResponse write(String name, RdfFormat format, Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageDigest digest = sha256();
    try (CountingOutputStream out =
        new CountingOutputStream(new DigestOutputStream(new GZIPOutputStream(bytes), digest))) {
      writer.write(out);
      sizes.put(name, out.getByteCount());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PageResponse(200, format.contentType(),
        Map.of("ETag", List.of(HexFormat.of().formatHex(digest.digest()).substring(0, 32)),
            "Cache-Control", List.of("no-cache"),
            "Content-Disposition", List.of("attachment; filename=\"" + name + "\"")),
        bytes.toByteArray(), true);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The named graphs without the default graph, which repeats their triples. */
  private static DatasetGraph namedGraphs(DatasetGraph dataset) {
    DatasetGraph named = DatasetGraphFactory.createGeneral();
    dataset.listGraphNodes().forEachRemaining(name -> named.addGraph(name, dataset.getGraph(name)));
    dataset.prefixes().forEach(named.prefixes()::add);
    return named;
  }
}
