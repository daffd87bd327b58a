package org.airiskgraph.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.export.SheetWriter;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;

/** Writes the result of a running query in a format. */
public final class ResultWriter {
  private static final int COLUMN_WIDTH = 30;

  private ResultWriter() {}

  /** Runs {@code execution} and writes its result, in JSON-LD with the base of {@code iris}; the caller closes both. */
  public static void write(Query query, QueryExec execution, ResultFormat format, IriFactory iris, OutputStream out) {
    if (query.isAskType()) {
      ResultSetMgr.write(out, execution.ask(), format.lang());
    } else if (query.isSelectType()) {
      ResultSet rows = ResultSet.adapt(execution.select());
      if (format == ResultFormat.TABLE) {
        ResultSetFormatter.out(out, rows, new Prologue(query.getPrefixMapping()));
      } else {
        write(rows, format, out);
      }
    } else {
      Graph graph = query.isConstructType() ? execution.construct() : execution.describe();
      graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
      RdfFormat export = format == ResultFormat.JSONLD ? RdfFormat.JSONLD : RdfFormat.TURTLE;
      try {
        export.write(DatasetGraphFactory.wrap(graph), iris, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Writes rows in a format for rows other than the table. */
  public static void write(ResultSet rows, ResultFormat format, OutputStream out) {
    if (format != ResultFormat.XLSX) {
      ResultSetMgr.write(out, rows, format.lang());
      return;
    }
    List<Sheet.Column> columns =
        rows.getResultVars().stream().map(name -> new Sheet.Column(name, COLUMN_WIDTH)).toList();
    try {
      write("Result", List.of(new Sheet("Result", columns, () -> Iter.map(rows, row -> cells(row, columns)))), format,
          false, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<?> cells(QuerySolution row, List<Sheet.Column> columns) {
    return columns.stream().map(column -> row.get(column.name())).map(node -> node == null ? ""
        : !node.isLiteral() ? node.toString()
            : node.asLiteral().getValue() instanceof Number number ? number : node.asLiteral().getLexicalForm())
        .toList();
  }

  /**
   * Writes sheets in a format for lists.
   *
   * @param title of a workbook
   * @param mark whether CSV begins with a byte order mark, for spreadsheets; it holds the first sheet only
   * @param out stays open
   */
  public static void write(String title, List<Sheet> sheets, ResultFormat format, boolean mark, OutputStream out)
      throws IOException {
    switch (format) {
      case XLSX -> SheetWriter.xlsx(title, sheets, out);
      case CSV -> SheetWriter.csv(sheets.get(0), mark, out);
      case JSON -> SheetWriter.json(sheets, out);
      default -> throw new IllegalArgumentException("found the format " + format + ", expected one for lists");
    }
  }

  /** One cell as plain text: a literal's lexical form, an IRI, or nothing where it is unbound. */
  public static String text(Binding row, String variable) {
    Node node = row.get(variable);
    return node == null ? "" : GraphReader.text(node);
  }
}
