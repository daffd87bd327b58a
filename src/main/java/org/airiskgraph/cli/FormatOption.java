package org.airiskgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.apache.jena.query.ResultSet;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSetStream;
import picocli.CommandLine.Option;

/** The form in which a command prints its rows: a table for people of its own, or one of those for programs. */
final class FormatOption {
  private static final List<ResultFormat> FORMS =
      List.of(ResultFormat.TABLE, ResultFormat.CSV, ResultFormat.TSV, ResultFormat.JSON,
          ResultFormat.XML);

  @Option(names = "--format", paramLabel = "FORM", defaultValue = "table", description = "table, csv, tsv, json, xml (default: ${DEFAULT-VALUE}).") private String format;

  /** Fails where the form asked for is none of these; to be asked before anything long is begun. */
  boolean isTable() {
    return form() == ResultFormat.TABLE;
  }

  private ResultFormat form() {
    return ResultFormat.of(format).filter(FORMS::contains).orElseThrow(() -> new IllegalArgumentException(
        "found the format \"" + format + "\", expected table, csv, tsv, json or xml"));
  }

  /** Prints the rows in a form other than the table. */
  void print(List<Var> vars, List<Binding> rows, PrintWriter out) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResultWriter.write(ResultSet.adapt(RowSetStream.create(vars, rows.iterator())), form(), bytes);
    out.print(bytes.toString(StandardCharsets.UTF_8));
  }
}
