package org.airiskgraph.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.airiskgraph.export.ExportFormat;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;

/** Writes the answer of a running query in one of the forms people ask for. */
public final class ResultWriter {
  /** Forms of an answer: the first five for rows and truth values, the last two for graphs. */
  public enum Form {
    TABLE,
    CSV,
    TSV,
    JSON,
    XML,
    TURTLE,
    JSONLD;

    public static Optional<Form> of(String name) {
      return Arrays.stream(values()).filter(form -> form.name().equalsIgnoreCase(name)).findFirst();
    }

    /** Whether this form can hold the answer of {@code query}. */
    public boolean holds(Query query) {
      boolean graph = query.isConstructType() || query.isDescribeType();
      return graph == (this == TURTLE || this == JSONLD) || this == TABLE;
    }
  }

  private ResultWriter() {}

  /** Runs {@code execution} to its end and writes what it answers; the caller closes both. */
  public static void write(Query query, QueryExec execution, Form form, OutputStream out) {
    if (query.isAskType()) {
      boolean answer = execution.ask();
      if (form == Form.TABLE) {
        ResultSetMgr.write(out, answer, ResultSetLang.RS_Text);
      } else {
        ResultSetMgr.write(out, answer, lang(form));
      }
    } else if (query.isSelectType()) {
      ResultSet rows = ResultSet.adapt(execution.select());
      if (form == Form.TABLE) {
        ResultSetFormatter.out(out, rows, new Prologue(query.getPrefixMapping()));
      } else {
        write(rows, form, out);
      }
    } else {
      Graph graph = GraphFactory.createDefaultGraph();
      if (query.isConstructType()) {
        execution.construct(graph);
      } else {
        execution.describe(graph);
      }
      graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
      write(graph, form, out);
    }
  }

  private static void write(Graph graph, Form form, OutputStream out) {
    ExportFormat export = form == Form.JSONLD ? ExportFormat.JSONLD : ExportFormat.TTL;
    try {
      export.write(DatasetGraphFactory.wrap(graph), new IriFactory(IriFactory.DEFAULT_BASE), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes rows in a form for rows other than the table. */
  public static void write(ResultSet rows, Form form, OutputStream out) {
    ResultSetMgr.write(out, rows, lang(form));
  }

  /** One cell as plain text: a literal's lexical form, an IRI, or nothing where it is unbound. */
  public static String text(Binding row, String variable) {
    Node node = row.get(variable);
    return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  private static Lang lang(Form form) {
    return switch (form) {
      case CSV -> ResultSetLang.RS_CSV;
      case TSV -> ResultSetLang.RS_TSV;
      case JSON -> ResultSetLang.RS_JSON;
      case XML -> ResultSetLang.RS_XML;
      default -> ResultSetLang.RS_Text;
    };
  }
}
