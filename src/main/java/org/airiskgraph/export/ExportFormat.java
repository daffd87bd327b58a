package org.airiskgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.SortedGraph;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.core.DatasetGraph;

/** A form in which the graph can leave the program; its name in small letters is the ending of its files. */
public enum ExportFormat {
  TTL(() -> RDFFormat.TURTLE_PRETTY),
  TRIG(() -> RDFFormat.TRIG_PRETTY),
  NT(() -> RDFFormat.NTRIPLES_UTF8),
  NQ(() -> RDFFormat.NQUADS_UTF8),
  RDF(() -> RDFFormat.RDFXML_PLAIN),
  JSONLD(null),
  GRAPHML(null),
  GEXF(null),
  CSV(null);

  /** Null where the program has a writer of its own; only asked for when Jena has started. */
  private final Supplier<RDFFormat> format;

  ExportFormat(Supplier<RDFFormat> format) {
    this.format = format;
  }

  /** The form with this ending, {@code "ttl"}. */
  public static Optional<ExportFormat> of(String ending) {
    return Arrays.stream(values()).filter(form -> form.ending().equals(ending.toLowerCase(Locale.ROOT))).findFirst();
  }

  public static String endings() {
    return Arrays.stream(values()).map(ExportFormat::ending).collect(Collectors.joining(", "));
  }

  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is written to a directory, with {@link ExportWriter#writeTables}. */
  public boolean isDirectory() {
    return this == CSV;
  }

  /** Whether triples can be written the moment they are known. */
  public boolean streams() {
    return this == NT || this == NQ;
  }

  /** Writes {@code dataset} to {@code out}, which the caller closes; the same graph gives the same bytes. */
  public void write(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException {
    Graph graph = dataset.getDefaultGraph();
    try {
      switch (this) {
        case JSONLD -> JsonLd.write(SortedGraph.of(graph), iris, out);
        case GRAPHML -> GraphMlWriter.write(PropertyGraphBuilder.of(graph, iris), out);
        case GEXF -> GexfWriter.write(PropertyGraphBuilder.of(graph, iris), out);
        case CSV -> throw new IllegalArgumentException("csv is a directory of two tables; name it with -o");
        default -> ExportWriter.write(dataset, format.get(), out);
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
