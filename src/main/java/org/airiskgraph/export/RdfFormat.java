package org.airiskgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.SortedGraph;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterBuilder;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

/** The RDF formats of the command line and the server: names, file endings, media types and Jena's writers. */
public enum RdfFormat implements ExportFormat {
  TURTLE("Turtle", "ttl", RDFFormat.TURTLE_PRETTY, "text/turtle", "text/n3", "application/x-turtle"),
  JSONLD("JSON-LD", "jsonld", RDFFormat.JSONLD11_PRETTY, "application/ld+json", "application/json"),
  NTRIPLES("N-Triples", "nt", RDFFormat.NTRIPLES_UTF8, "application/n-triples"),
  RDFXML("RDF/XML", "rdf", RDFFormat.RDFXML_PLAIN, "application/rdf+xml"),
  TRIG("TriG", "trig", RDFFormat.TRIG_PRETTY, "application/trig"),
  NQUADS("N-Quads", "nq", RDFFormat.NQUADS_UTF8, "application/n-quads");

  private final String title;
  private final String ending;
  private final RDFFormat jena;
  private final List<String> mediaTypes;

  RdfFormat(String title, String ending, RDFFormat jena, String... mediaTypes) {
    this.title = title;
    this.ending = ending;
    this.jena = jena;
    this.mediaTypes = List.of(mediaTypes);
  }

  /** The formats that hold triples and no named graphs, in the order in which the server offers them. */
  public static List<RdfFormat> forTriples() {
    return Arrays.stream(values()).filter(format -> !format.hasGraphs()).toList();
  }

  /** The media types of {@link #forTriples}, the registered ones before their alternatives. */
  public static List<String> tripleMediaTypes() {
    return Stream.concat(forTriples().stream().map(RdfFormat::mediaType),
        forTriples().stream().flatMap(format -> format.mediaTypes.stream().skip(1))).toList();
  }

  /** The format for triples that a file name ends in. */
  public static Optional<RdfFormat> ofFileName(String name) {
    return forTriples().stream().filter(format -> name.endsWith("." + format.ending)).findFirst();
  }

  /** The format for triples with this media type; plain JSON is taken for JSON-LD. */
  public static Optional<RdfFormat> ofMediaType(String type) {
    return forTriples().stream().filter(format -> format.mediaTypes.contains(type)).findFirst();
  }

  /** The name for people, {@code "N-Triples"}. */
  public String title() {
    return title;
  }

  @Override
  public String description() {
    return hasGraphs() ? title + ", with the named graphs" : title;
  }

  @Override
  public String ending() {
    return ending;
  }

  /** The registered media type, without parameters. */
  public String mediaType() {
    return mediaTypes.get(0);
  }

  /** The media type with the character set; JSON has none but UTF-8. */
  public String contentType() {
    return this == JSONLD ? mediaType() : mediaType() + ";charset=utf-8";
  }

  /** Jena's writer of the format as people like to read it. */
  public RDFFormat jena() {
    return jena;
  }

  /** Writes a graph of any size without holding its triples, in the order in which it lists them. */
  public void stream(Graph graph, IriFactory iris, OutputStream out) {
    if (this == JSONLD) {
      JsonLd.write(graph, Optional.empty(), iris, out);
    } else {
      withAtPrefix(RDFWriter.source(graph).format(streaming())).output(out);
    }
  }

  /** As {@link #stream(Graph, IriFactory, OutputStream)} does, in a format for named graphs. */
  public void stream(DatasetGraph dataset, OutputStream out) {
    withAtPrefix(RDFWriter.source(dataset).format(streaming())).output(out);
  }

  /** The writer of RDF/XML keeps the subjects, but not the triples. */
  private RDFFormat streaming() {
    return this == RDFXML ? jena : StreamRDFWriter.defaultSerialization(jena.getLang());
  }

  /** Whether the format holds named graphs beside the default graph. */
  public boolean hasGraphs() {
    return this == TRIG || this == NQUADS;
  }

  /** Whether the format is XML, which has no place for control characters. */
  public boolean isXml() {
    return this == RDFXML;
  }

  /** Whether each line holds one statement, so that a statement can be written as soon as it is known. */
  public boolean isLineBased() {
    return this == NTRIPLES || this == NQUADS;
  }

  /** Makes Turtle and TriG begin with {@code @prefix}, which all readers know; some do not know {@code PREFIX}. */
  public static RDFWriterBuilder withAtPrefix(RDFWriterBuilder writer) {
    return writer.set(RIOT.symTurtleDirectiveStyle, "at");
  }

  /** Writes a graph that need not be ordered, such as the answer to a query, without another copy of it in JSON-LD. */
  public void writeUnordered(Graph graph, IriFactory iris, OutputStream out) {
    if (this == JSONLD) {
      JsonLd.write(graph, Optional.empty(), iris, out);
    } else {
      withAtPrefix(RDFWriter.source(graph).format(jena)).output(out);
    }
  }

  /** Writes a graph; in JSON-LD the subject comes first, if there is one. */
  public void write(Graph graph, Optional<Node> subject, IriFactory iris, OutputStream out) {
    if (this == JSONLD) {
      JsonLd.write(SortedGraph.of(graph), subject, iris, out);
    } else {
      withAtPrefix(RDFWriter.source(graph).format(jena)).output(out);
    }
  }

  @Override
  public void write(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException {
    if (this == JSONLD) {
      JsonLd.write(SortedGraph.of(dataset.getDefaultGraph()), Optional.empty(), iris, out);
    } else {
      ExportWriter.write(dataset, this, out);
    }
  }
}
