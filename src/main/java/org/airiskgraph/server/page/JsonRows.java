package org.airiskgraph.server.page;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.XSD;

/**
 * Writes rows as <a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL 1.1 Query Results JSON</a>, without
 * blanks between. Jena's writer, which sets out its text letter by letter, takes longer than most queries.
 */
final class JsonRows {
  private final JsonWriter json;
  private final Map<Node, String> blankNodes = new HashMap<>();

  private JsonRows(JsonWriter json) {
    this.json = json;
  }

  /** Writes all of {@code rows}, whose terms are IRIs, blank nodes and literals, in UTF-8. */
  static void write(RowSet rows, OutputStream out) throws IOException {
    JsonWriter json = new JsonWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    new JsonRows(json).write(rows);
    json.flush();
  }

  private void write(RowSet rows) throws IOException {
    json.beginObject().name("head").beginObject().name("vars").beginArray();
    for (Var var : rows.getResultVars()) {
      json.value(var.getVarName());
    }
    json.endArray().endObject().name("results").beginObject().name("bindings").beginArray();
    while (rows.hasNext()) {
      Binding row = rows.next();
      json.beginObject();
      for (Var var : rows.getResultVars()) {
        if (row.contains(var)) {
          json.name(var.getVarName());
          term(row.get(var));
        }
      }
      json.endObject();
    }
    json.endArray().endObject().endObject();
  }

  private void term(Node node) throws IOException {
    json.beginObject().name("type");
    if (node.isLiteral()) {
      json.value("literal").name("value").value(node.getLiteralLexicalForm());
      if (!node.getLiteralLanguage().isEmpty()) {
        json.name("xml:lang").value(node.getLiteralLanguage());
      } else if (!node.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
        json.name("datatype").value(node.getLiteralDatatypeURI());
      }
    } else if (node.isURI()) {
      json.value("uri").name("value").value(node.getURI());
    } else {
      json.value("bnode").name("value").value(blankNodes.computeIfAbsent(node, n -> "b" + blankNodes.size()));
    }
    json.endObject();
  }
}
