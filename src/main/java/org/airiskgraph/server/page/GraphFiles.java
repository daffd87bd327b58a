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
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterBuilder;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** The files of the dataset and of its named graphs; each is written once, on first use, and kept compressed. */
final class GraphFiles {
  /** Formats that can be written without holding the whole graph, those with named graphs first. */
  static final List<RdfFormat> FORMATS =
      List.of(RdfFormat.NQUADS, RdfFormat.TRIG, RdfFormat.NTRIPLES, RdfFormat.TURTLE);

  /** The formats of a single graph, Turtle first. */
  static final List<RdfFormat> GRAPH_FORMATS = List.of(RdfFormat.TURTLE, RdfFormat.NTRIPLES);

  private final Map<String, PageResponse> written = new ConcurrentHashMap<>();

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

  /** The file with the whole dataset. */
  PageResponse file(DatasetGraph dataset, RdfFormat format) {
    return written.computeIfAbsent(fileName(format), name -> write(format.hasGraphs()
        ? RDFWriter.source(namedGraphs(dataset)) : RDFWriter.source(dataset.getDefaultGraph()), format, name));
  }

  /** The file with one graph. */
  PageResponse file(Graph graph, String graphName, RdfFormat format) {
    return written.computeIfAbsent(graphName + "." + format.ending(),
        name -> write(RDFWriter.source(graph), format, name));
  }

  private static PageResponse write(RDFWriterBuilder writer, RdfFormat format, String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(new GZIPOutputStream(bytes), digest)) {
      RdfFormat.withAtPrefix(writer.format(format.streaming())).output(out);
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
