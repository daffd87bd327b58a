package org.airiskgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/** The formats of the {@link PropertyGraph}; the lower-case name is the ending of file names. */
public enum NetworkFormat implements ExportFormat {
  GRAPHML("GraphML, for networkx, igraph, yEd, TinkerPop"),
  GEXF("GEXF 1.2, for Gephi"),
  CSV("directory with nodes.csv and edges.csv, for neo4j-admin");

  private final String description;

  NetworkFormat(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isDirectory() {
    return this == CSV;
  }

  /** Writes the tables of {@link #CSV} into {@code directory}, compressed if its name ends in {@code .gz}. */
  public static void writeTables(DatasetGraph dataset, IriFactory iris, Path directory) throws IOException {
    Neo4jCsvWriter.write(PropertyGraphBuilder.of(dataset.getDefaultGraph(), iris), directory);
  }

  /** Writes the table of nodes of {@link #CSV}; the caller closes {@code out}. */
  public static void writeNodes(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException {
    Neo4jCsvWriter.writeNodes(PropertyGraphBuilder.of(dataset.getDefaultGraph(), iris), out);
  }

  /** Writes the table of edges of {@link #CSV}; the caller closes {@code out}. */
  public static void writeEdges(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException {
    Neo4jCsvWriter.writeEdges(PropertyGraphBuilder.of(dataset.getDefaultGraph(), iris), out);
  }

  @Override
  public void write(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException {
    if (isDirectory()) {
      throw new IllegalArgumentException("csv is a directory of two tables; name it with -o");
    }
    PropertyGraph graph = PropertyGraphBuilder.of(dataset.getDefaultGraph(), iris);
    if (this == GRAPHML) {
      GraphMlWriter.write(graph, out);
    } else {
      GexfWriter.write(graph, out);
    }
  }
}
