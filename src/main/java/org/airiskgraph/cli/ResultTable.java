package org.airiskgraph.cli;

import java.util.List;
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
    TextTable table = new TextTable(terminal, 0);
    table.row(vars.stream().map(var -> terminal.bold(var.getVarName())).toArray(Text[]::new));
    boolean labelled = vars.stream().anyMatch(var -> var.getVarName().matches("(?i).*(name|label|title|citation)"));
    PrefixMap prefixes = Prefixes.of(iris);
    rows.forEach(row -> table.row(
        vars.stream().map(var -> text(row.get(var), prefixes, labelled)).toArray(String[]::new)));
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
