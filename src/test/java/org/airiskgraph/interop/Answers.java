package org.airiskgraph.interop;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Answers by query file, in a form that is the same for all engines: rows of terms in the form of N-Triples, empty
 * where unbound; a truth value as the one term of the one row; a graph as its triples, sorted. Numbers stand by
 * value, to twelve digits: engines differ in how they keep the lexical form of one that is stored, and in how many
 * places they divide to.
 */
record Answers(Map<String, List<List<String>>> rows) {
  private static final Pattern NUMBER = Pattern.compile(
      "\"([-+0-9.]+)\"\\^\\^<http://www.w3.org/2001/XMLSchema#(?:integer|positiveInteger|decimal)>");
  private static final Comparator<List<String>> ORDER = Comparator.comparing(row -> String.join("\n", row));

  /** What Jena answers. */
  static Answers of(DatasetGraph dataset, List<Path> files) throws IOException {
    Map<String, List<List<String>>> all = new TreeMap<>();
    for (Path file : files) {
      Query query = QueryFactory.read(file.toUri().toString());
      try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
        all.put(file.getFileName().toString(), rows(query, execution));
      }
    }
    return new Answers(all);
  }

  /** What another engine printed. */
  static Answers parse(String json) {
    Map<String, List<List<String>>> all = new TreeMap<>();
    JSON.parse(json).forEach((name, answer) -> {
      List<List<String>> rows = new ArrayList<>();
      if (answer.isBoolean()) {
        rows.add(List.of(answer.toString()));
      } else {
        answer.getAsArray().forEach(row -> rows.add(row.getAsArray().stream().map(Answers::term).toList()));
      }
      all.put(name, rows);
    });
    return new Answers(all);
  }

  private static String term(JsonValue value) {
    return value.isNull() ? "" : byValue(value.getAsString().value());
  }

  /** Numbers and booleans by value: Virtuoso writes 0 for false. */
  private static String byValue(String term) {
    if (term.endsWith("#boolean>")) {
      return String.valueOf(term.startsWith("\"1\"") || term.startsWith("\"true\""));
    }
    Matcher number = NUMBER.matcher(term);
    return number.matches()
        ? new BigDecimal(number.group(1)).round(new MathContext(12)).stripTrailingZeros().toPlainString() : term;
  }

  /** The rows of one file; the triples of a graph in order, since graphs have none. */
  List<List<String>> of(Path file, boolean graph) {
    List<List<String>> answer = rows.getOrDefault(file.getFileName().toString(), List.of());
    return graph ? answer.stream().sorted(ORDER).distinct().toList() : answer;
  }

  /** The rows of one running query. */
  static List<List<String>> rows(Query query, QueryExec execution) {
    List<List<String>> rows = new ArrayList<>();
    if (query.isAskType()) {
      rows.add(List.of(String.valueOf(execution.ask())));
    } else if (query.isConstructType()) {
      Graph graph = execution.construct();
      graph.find()
          .forEachRemaining(t -> rows.add(List.of(form(t.getSubject()), form(t.getPredicate()), form(t.getObject()))));
    } else {
      return rows(execution.select());
    }
    return rows;
  }

  /** The rows of a result. */
  static List<List<String>> rows(RowSet result) {
    List<List<String>> rows = new ArrayList<>();
    List<Var> variables = result.getResultVars();
    result.forEachRemaining(row -> rows.add(variables.stream().map(row::get).map(Answers::form).toList()));
    return rows;
  }

  private static String form(Node node) {
    if (node == null) {
      return "";
    }
    if (node.isURI()) {
      return "<" + node.getURI() + ">";
    }
    if (!node.isLiteral()) {
      return "_:";
    }
    String text = "\"" + node.getLiteralLexicalForm() + "\"";
    return node.getLiteralLanguage().isEmpty() ? byValue(text + "^^<" + node.getLiteralDatatypeURI() + ">")
        : text + "@" + node.getLiteralLanguage();
  }
}
