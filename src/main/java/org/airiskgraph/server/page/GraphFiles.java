package org.airiskgraph.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.airiskgraph.export.ExportFile;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.output.CountingOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;

/** The files of the dataset and of its named graphs; each is written once, on first use, and kept compressed. */
final class GraphFiles {
  private final Map<String, PageResponse> written = new ConcurrentHashMap<>();
  private final Map<String, Facts> facts = new ConcurrentHashMap<>();
  private final IriFactory iris;

  /**
   * What is known of a file that has been written.
   *
   * @param bytes its size, not compressed
   * @param compressed its size in bytes as it is sent to clients that accept gzip
   * @param sha256 its digest, not compressed, in hexadecimal digits
   */
  record Facts(long bytes, long compressed, String sha256) {}

  GraphFiles(IriFactory iris) {
    this.iris = iris;
  }

  /** Links to the files of the triples at an address. */
  static List<Hyperlink> links(String address) {
    return RdfFormat.forTriples().stream()
        .map(format -> new Hyperlink(format.title(), address + "." + format.ending())).toList();
  }

  /** Whether all files of the whole dataset have been written. */
  boolean areComplete() {
    return DatasetFile.ALL.stream().allMatch(file -> facts.containsKey(file.name()));
  }

  /** What is known of the file of this name, once it has been written. */
  Optional<Facts> facts(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** The file with the whole dataset. */
  PageResponse file(DatasetGraph dataset, DatasetFile file) {
    return file(file.name(), file.contentType(), out -> file.content().write(dataset, iris, out));
  }

  /** The file with one graph. */
  PageResponse file(Graph graph, String graphName, RdfFormat format) {
    return file(graphName + "." + format.ending(), format.contentType(), out -> format.stream(graph, iris, out));
  }

  private PageResponse file(String name, String contentType, ExportFile.Content content) {
    return written.computeIfAbsent(name, key -> write(name, contentType, content));
  }

  private PageResponse write(String name, String contentType, ExportFile.Content content) {
    long length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (CountingOutputStream out =
        new CountingOutputStream(new DigestOutputStream(new GZIPOutputStream(bytes), digest))) {
      content.writeTo(out);
      length = out.getByteCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    facts.put(name, new Facts(length, bytes.size(), sha256));
    return new PageResponse(200, contentType,
        Map.of("ETag", List.of(sha256.substring(0, 32)),
            "Cache-Control", List.of("no-cache"),
            "Content-Disposition", List.of("attachment; filename=\"" + name + "\"")),
        bytes.toByteArray(), true);
  }
}
