package org.airiskgraph.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import picocli.CommandLine.Help.Ansi.Text;

/** The rows of a query as a table for people: the names of the variables, then values without their RDF syntax. */
record ResultTable(List<Var> vars, List<Binding> rows, IriFactory iris) {
  TextTable layOut(Terminal terminal) {
    boolean labelled = vars.stream().anyMatch(var -> var.getVarName().matches("(?i).*(name|label|title|citation)"));
    PrefixMap prefixes = Prefixes.of(iris);
    // By name, in order; an identifier beside an IRI that is shown by its id would say the same again.
    Map<String, List<String>> columns = new LinkedHashMap<>();
    vars.forEach(var -> {
      List<String> cells = rows.stream().map(row -> text(row.get(var), prefixes, labelled)).toList();
      if (rows.isEmpty() || !columns.containsValue(cells)) {
        columns.put(var.getVarName(), cells);
      }
    });
    TextTable table = new TextTable(terminal, 0);
    table.row(columns.keySet().stream().map(terminal::bold).toArray(Text[]::new));
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      table.row(columns.values().stream().map(cells -> cells.get(row)).toArray(String[]::new));
    }
    return table;
  }

  /** A literal without its language and datatype; an IRI by its prefix, or only its id where a label is beside it. */
  private String text(Node node, PrefixMap prefixes, boolean labelled) {
    if (node == null) {
      return "";
    }
    if (node.isLiteral()) {
      return node.getLiteralLexicalForm();
    }
    if (!node.isURI()) {
      return node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.toString();
    }
    String iri = node.getURI();
    Optional<String> id = labelled && iri.startsWith(iris.base())
        ? Optional.of(iri.substring(iri.lastIndexOf('/') + 1)) : Optional.empty();
    return id.filter(part -> !part.isEmpty())
        .orElseGet(() -> Optional.ofNullable(prefixes.abbreviate(iri)).orElse(iri));
  }
}
