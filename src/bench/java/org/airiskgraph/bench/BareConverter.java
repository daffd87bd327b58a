package org.airiskgraph.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The measure for large conversions: reads a workbook as CSV and writes each filled cell as a triple, with
 * commons-csv and Jena's stream writer and nothing else; no checks, no tags, nothing inferred. Arguments: the
 * CSV file and the N-Triples file.
 */
public final class BareConverter {
  private static final String NS = "http://example.org/";

  private BareConverter() {}

  public static void main(String[] args) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 16);
        var rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
            .parse(Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8))) {
      StreamRDF triples = StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES);
      triples.start();
      for (CSVRecord row : rows) {
        write(row, rows.getHeaderNames().toArray(new String[0]), triples);
      }
      triples.finish();
    }
  }

  private static void write(CSVRecord row, String[] columns, StreamRDF out) {
    Node subject = NodeFactory.createURI(NS + "row/" + row.getRecordNumber());
    out.triple(Triple.create(subject, RDF.type.asNode(), NodeFactory.createURI(NS + "Row")));
    out.triple(Triple.create(subject, RDFS.label.asNode(),
        NodeFactory.createLiteralLang(row.get(row.size() > 4 ? 4 : 0), "en")));
    for (int i = 0; i < Math.min(row.size(), columns.length); i++) {
      if (!row.get(i).isEmpty()) {
        out.triple(Triple.create(subject, NodeFactory.createURI(NS + columns[i].replaceAll("\\W", "")),
            NodeFactory.createLiteralString(row.get(i))));
      }
    }
  }
}
