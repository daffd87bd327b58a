package org.airiskgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSetStream;
import picocli.CommandLine.Option;

/** How a command that lists something prints it: as a table for people, or in a format for programs. */
final class FormatOption {
  static final class Candidates extends FormatNames {
    Candidates() {
      super(ResultFormat.ofRows());
    }
  }

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", completionCandidates = Candidates.class, description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).") private String format;

  /** Fails for an unknown format; to be called before anything that takes long. */
  boolean isTable() {
    return form() == ResultFormat.TABLE;
  }

  private ResultFormat form() {
    return new Candidates().get(format);
  }

  /** Prints the rows in a format other than the table. */
  void print(List<Var> vars, List<Binding> rows, PrintWriter out) {
    print(vars, rows, form(), out);
  }

  static void print(List<Var> vars, List<Binding> rows, ResultFormat form, PrintWriter out) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResultWriter.write(ResultSet.adapt(RowSetStream.create(vars, rows.iterator())), form, bytes);
    print(bytes, out);
  }

  /** Prints one row for each item, of texts or nodes, in a format other than the table. */
  <T> void print(List<String> columns, List<T> items, Function<T, List<?>> cells, PrintWriter out) {
    List<Var> vars = Var.varList(columns);
    List<Binding> rows = new ArrayList<>();
    for (T item : items) {
      var row = BindingFactory.builder();
      List<?> values = cells.apply(item);
      for (int i = 0; i < values.size(); i++) {
        row.add(vars.get(i), values.get(i) instanceof Node node ? node
            : NodeFactory.createLiteralString((String) values.get(i)));
      }
      rows.add(row.build());
    }
    print(vars, rows, out);
  }

  /** Prints text, or writes a workbook to standard output as it is. */
  static void print(ByteArrayOutputStream bytes, ResultFormat form, PrintWriter out) {
    if (form == ResultFormat.XLSX) {
      out.flush();
      System.out.writeBytes(bytes.toByteArray());
    } else {
      print(bytes, out);
    }
  }

  /** Prints text in UTF-8, on a terminal without control characters. */
  static void print(ByteArrayOutputStream bytes, PrintWriter out) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    out.print(Terminal.current().isPresent() ? Terminal.printable(text) : text);
  }
}
