package org.airiskgraph.server.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.export.MappingFormat;
import org.airiskgraph.export.NetworkFormat;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.export.WorkbookFormat;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/**
 * A file for download with the whole dataset, or with what its format holds of it.
 *
 * @param name its name
 * @param contentType its media type, with the character set
 * @param text the key of the text that says what it is
 * @param format the name of its format, for the place in the text
 * @param content writes it
 */
record DatasetFile(String name, String contentType, String text, String format, Content content) {
  /** The formats of the whole dataset in RDF, those with named graphs first. */
  private static final List<RdfFormat> RDF =
      List.of(RdfFormat.NQUADS, RdfFormat.TRIG, RdfFormat.NTRIPLES, RdfFormat.TURTLE);

  /** The files, those in RDF first. */
  static final List<DatasetFile> ALL = Stream.concat(RDF.stream().map(DatasetFile::of), Stream.of(
      new DatasetFile("airiskgraph.graphml", "application/graphml+xml", "download.network", "GraphML",
          NetworkFormat.GRAPHML::write),
      new DatasetFile("airiskgraph.gexf", "application/gexf+xml", "download.network", "GEXF",
          NetworkFormat.GEXF::write),
      new DatasetFile("airiskgraph-nodes.csv", "text/csv;charset=utf-8", "download.nodes", "CSV",
          NetworkFormat::writeNodes),
      new DatasetFile("airiskgraph-edges.csv", "text/csv;charset=utf-8", "download.edges", "CSV",
          NetworkFormat::writeEdges),
      new DatasetFile("airiskgraph.xlsx", ResultFormat.XLSX.mediaTypes().get(0), "download.workbook", "Excel",
          WorkbookFormat.XLSX::write),
      new DatasetFile("airiskgraph.sssom.tsv", "text/tab-separated-values;charset=utf-8", "download.mappings", "SSSOM",
          MappingFormat.TSV::write)))
      .toList();

  /** Writes a file. */
  interface Content {
    void write(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException;
  }

  private static DatasetFile of(RdfFormat format) {
    return new DatasetFile("airiskgraph." + format.ending(), format.contentType(),
        format.hasGraphs() ? "download.with-graphs" : "download.rdf", format.title(), (dataset, iris, out) -> {
          if (format.hasGraphs()) {
            format.stream(namedGraphs(dataset), out);
          } else {
            format.stream(dataset.getDefaultGraph(), iris, out);
          }
        });
  }

  /** The named graphs without the default graph, which repeats their triples. */
  private static DatasetGraph namedGraphs(DatasetGraph dataset) {
    DatasetGraph named = DatasetGraphFactory.createGeneral();
    dataset.listGraphNodes().forEachRemaining(name -> named.addGraph(name, dataset.getGraph(name)));
    dataset.prefixes().forEach(named.prefixes()::add);
    return named;
  }

  /** What it is, in words. */
  String title(Texts texts) {
    return texts.get(text, format);
  }

  String mediaType() {
    return contentType.replaceFirst(";.*", "");
  }
}
