package org.airiskgraph.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.SortedGraph;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/** Writes the graph to files, which are replaced only when the new ones are whole. */
public final class ExportWriter {
  private static final String GZ = ".gz";

  private ExportWriter() {}

  /** What fills a file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code dataset} in a fixed order and with fixed names for blank nodes: triples of
   * the default graph, or, in a format for quads, those and the named graphs.
   */
  public static void write(DatasetGraph dataset, RdfFormat format, OutputStream out) {
    Map<Node, Node> names = SortedGraph.names(dataset.getDefaultGraph());
    SortedGraph whole = SortedGraph.of(dataset.getDefaultGraph(), names);
    DatasetGraph ordered = new DatasetGraphMapLink(whole);
    dataset.prefixes().forEach(ordered.prefixes()::add);
    if (format.hasGraphs()) {
      graphs(dataset).forEach(name -> ordered.addGraph(name, SortedGraph.of(dataset.getGraph(name), names)));
    }
    if (format.isLineBased()) {
      stream(ordered, new NTriplesWriter(out));
    } else if (format.hasGraphs()) {
      RDFWriter.source(ordered).format(format.jena()).output(out);
    } else {
      RDFWriter.source(format == RdfFormat.RDFXML ? legalInXml(whole) : whole).format(format.jena()).output(out);
    }
  }

  /** The same graph, unless a literal holds what XML cannot, which is then left out. */
  private static Graph legalInXml(SortedGraph graph) {
    if (graph.triples().stream().map(Triple::getObject).allMatch(ExportWriter::isLegalInXml)) {
      return graph;
    }
    Graph legal = GraphFactory.createDefaultGraph();
    legal.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    graph.triples().forEach(triple -> {
      Node object = triple.getObject();
      legal.add(triple.getSubject(), triple.getPredicate(), isLegalInXml(object) ? object : NodeFactory.createLiteral(
          XmlOut.legal(object.getLiteralLexicalForm()), object.getLiteralLanguage(), object.getLiteralDatatype()));
    });
    return SortedGraph.of(legal);
  }

  private static boolean isLegalInXml(Node object) {
    return !object.isLiteral() || XmlOut.legal(object.getLiteralLexicalForm()).equals(object.getLiteralLexicalForm());
  }

  private static void stream(DatasetGraph ordered, StreamRDF lines) {
    lines.start();
    ordered.getDefaultGraph().find().forEachRemaining(lines::triple);
    graphs(ordered).forEach(name -> ordered.getGraph(name).find()
        .forEachRemaining(triple -> lines.quad(Quad.create(name, triple))));
    lines.finish();
  }

  private static List<Node> graphs(DatasetGraph dataset) {
    return org.apache.jena.atlas.iterator.Iter.toList(dataset.listGraphNodes()).stream()
        .sorted(java.util.Comparator.comparing(Node::getURI)).toList();
  }

  /** Writes {@code content} beside {@code file}, compressed if it ends in {@code .gz}, then moves it there. */
  public static void replace(Path file, Content content) throws IOException {
    Leftovers.clear(file);
    // Not a temporary file of the JDK's: those can be read by nobody but their maker, also after the move.
    Path beside = beside(file, "part");
    try {
      fill(beside, file, file.toString().endsWith(GZ), content);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Writes the tables of nodes and edges into the directory {@code directory}, each compressed if its name ends in
   * {@code .gz}. One that is there already is replaced if it holds such tables and nothing else.
   */
  public static void writeTables(DatasetGraph dataset, IriFactory iris, Path directory) throws IOException {
    String ending = directory.toString().endsWith(GZ) ? GZ : "";
    List<String> tables = List.of(Neo4jCsvWriter.NODES + ending, Neo4jCsvWriter.EDGES + ending);
    if (Files.exists(directory)) {
      refuseUnless(tables, directory);
    }
    Leftovers.clear(directory);
    PropertyGraph graph = PropertyGraphBuilder.of(dataset.getDefaultGraph(), iris);
    Path beside = beside(directory, "part");
    Path old = beside(directory, "old");
    try {
      Files.createDirectory(beside);
      fill(beside.resolve(tables.get(0)), directory, !ending.isEmpty(), out -> Neo4jCsvWriter.writeNodes(graph, out));
      fill(beside.resolve(tables.get(1)), directory, !ending.isEmpty(), out -> Neo4jCsvWriter.writeEdges(graph, out));
      if (Files.exists(directory)) {
        move(directory, old);
      }
      move(beside, directory);
    } finally {
      for (Path left : List.of(beside, old)) {
        for (String table : tables) {
          Files.deleteIfExists(left.resolve(table));
        }
        Files.deleteIfExists(left);
      }
    }
  }

  private static void refuseUnless(List<String> tables, Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(directory + ": found a file, expected a directory of tables or nothing");
    }
    try (Stream<Path> files = Files.list(directory)) {
      files.map(file -> file.getFileName().toString()).filter(name -> !tables.contains(name)).sorted().findFirst()
          .ifPresent(other -> {
            throw new IllegalArgumentException(directory + ": holds " + other + ", expected an empty directory, "
                + String.join(" and ", tables) + ", or nothing");
          });
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + "." + ending);
  }

  /** Fills {@code beside}; failures name {@code file}, which it is to become. */
  private static void fill(Path beside, Path file, boolean compressed, Content content) throws IOException {
    try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16);
        OutputStream out = compressed ? new GZIPOutputStream(raw, 1 << 13) : raw) {
      content.writeTo(out);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | RuntimeIOException e) {
      // The system's words for a full disk do not say which file was being written.
      String reason = e.getCause() instanceof IOException cause ? cause.getMessage() : e.getMessage();
      throw (FileSystemException) new FileSystemException(file.toString(), null, reason).initCause(e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
