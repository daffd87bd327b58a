package org.airiskgraph.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import picocli.CommandLine.Help.Ansi.Text;

/** The rows of a query as a table for people: the names of the variables, then values without their RDF syntax. */
record ResultTable(List<Var> vars, List<Binding> rows, IriFactory iris) {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  TextTable layOut(Terminal terminal) {
    boolean labelled = vars.stream().anyMatch(var -> var.getVarName().matches("(?i).*(name|label|title|citation)"));
    PrefixMap prefixes = Prefixes.of(iris);
    // In order; an identifier beside an IRI that is shown by its id would say the same again.
    Map<Var, List<String>> columns = new LinkedHashMap<>();
    List<Integer> quantities = new ArrayList<>();
    vars.forEach(var -> {
      List<String> cells = rows.stream().map(row -> text(row.get(var), prefixes, labelled)).toList();
      if (isQuantity(var)) {
        quantities.add(columns.size());
        columns.put(var, sameDecimals(cells));
      } else if (rows.isEmpty() || columns.entrySet().stream()
          .noneMatch(other -> other.getValue().equals(cells) && isOfIris(other.getKey()) != isOfIris(var))) {
        columns.put(var, cells);
      }
    });
    TextTable table = new TextTable(terminal, 0, quantities.toArray(Integer[]::new));
    table.heading(columns.keySet().stream().map(var -> terminal.bold(var.getVarName())).toArray(Text[]::new));
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      table.row(columns.values().stream().map(cells -> cells.get(row)).toArray(String[]::new));
    }
    return table;
  }

  /** Whether the column has numbers only: identifiers, codes and years are none. */
  private boolean isQuantity(Var var) {
    return rows.stream().anyMatch(row -> row.contains(var)) && rows.stream()
        .allMatch(row -> !row.contains(var) || NodeValue.makeNode(row.get(var)).isNumber());
  }

  private boolean isOfIris(Var var) {
    return rows.stream().anyMatch(row -> row.contains(var) && row.get(var).isURI());
  }

  /** Numbers with as many decimal places as the one that has most; those with an exponent are left as they are. */
  private static List<String> sameDecimals(List<String> numbers) {
    int places = numbers.stream().filter(DECIMAL.asMatchPredicate())
        .mapToInt(number -> Math.max(0, new BigDecimal(number).scale())).max().orElse(0);
    return numbers.stream().map(number -> DECIMAL.matcher(number).matches()
        ? new BigDecimal(number).setScale(places).toPlainString() : number).toList();
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
