package org.airiskgraph.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.export.PropertyGraph.Edge;
import org.airiskgraph.export.PropertyGraph.Vertex;
import org.airiskgraph.reader.FormulaGuard;

/**
 * Writes the two tables that <a
 * href="https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/">neo4j-admin database
 * import</a> takes: {@code nodes.csv} and {@code edges.csv}, RFC 4180 in UTF-8.
 *
 * <p>A text that a spreadsheet would run as a formula is guarded by {@link FormulaGuard}.
 */
final class Neo4jCsvWriter {
  static final String NODES = "nodes.csv";
  static final String EDGES = "edges.csv";

  private Neo4jCsvWriter() {}

  /**
   * Writes both tables into {@code directory}, which may exist if it holds such tables and nothing else, each
   * compressed if the name of the directory ends in {@code .gz}.
   */
  static void write(PropertyGraph graph, Path directory) throws IOException {
    String ending = directory.toString().endsWith(ExportFile.GZ) ? ExportFile.GZ : "";
    List<String> tables = List.of(NODES + ending, EDGES + ending);
    if (Files.exists(directory)) {
      refuseOthers(tables, directory);
    }
    Files.createDirectories(directory);
    ExportFile.write(directory.resolve(tables.get(0)), out -> writeNodes(graph, out));
    ExportFile.write(directory.resolve(tables.get(1)), out -> writeEdges(graph, out));
  }

  private static void refuseOthers(List<String> tables, Path directory) throws IOException {
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

  /** Writes the vertices; the caller closes {@code out}. */
  static void writeNodes(PropertyGraph graph, OutputStream out) throws IOException {
    List<String> header = new ArrayList<>(List.of("id:ID", ":LABEL"));
    PropertyGraph.FIELDS.forEach(field -> header.add(field.equals(PropertyGraph.YEAR) ? "year:int" : field));
    CsvWriter csv = writer(out);
    csv.writeRecord(header);
    for (Vertex vertex : graph.vertices()) {
      List<String> row = new ArrayList<>(List.of(vertex.id(), vertex.kind()));
      PropertyGraph.FIELDS.forEach(
          field -> row
              .add(field.equals(PropertyGraph.YEAR) ? vertex.field(field) : FormulaGuard.guard(vertex.field(field))));
      csv.writeRecord(row);
    }
    csv.flush();
  }

  /** Writes the edges; the caller closes {@code out}. */
  static void writeEdges(PropertyGraph graph, OutputStream out) throws IOException {
    CsvWriter csv = writer(out);
    csv.writeRecord(":START_ID", ":END_ID", ":TYPE", "weight:double", "rank:int", "why");
    for (Edge edge : graph.edges()) {
      csv.writeRecord(edge.source(), edge.target(), type(edge.type()), edge.weight().orElse(""),
          edge.rank().orElse(""), FormulaGuard.guard(edge.why().orElse("")));
    }
    csv.flush();
  }

  private static CsvWriter writer(OutputStream out) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
        .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** As Neo4j spells types: {@code RELATED_TO}. */
  private static String type(String relation) {
    return relation.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
  }
}
