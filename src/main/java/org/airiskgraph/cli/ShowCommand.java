package org.airiskgraph.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.ResultWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Everything the repository page of a risk shows.", footer = {
    "", "Example: airisk show mit561"})
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = "An identifier (34.02.03, mit561), an IRI, or a name or part of one.") private String risk;

  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    boolean table = format.isTable();
    // Links are no part of what is shown, and cost more than all the rest.
    DatasetGraph dataset = inputs.buildWithoutLinks();
    Node node = new EntityResolver(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    Query query = QueryLibrary.bundled().get("risk-card").with(Map.of("risk", node));
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      RowSet answer = execution.select();
      List<Binding> rows = answer.stream().toList();
      if (table) {
        print(rows);
      } else {
        format.print(answer.getResultVars(), rows, spec.commandLine().getOut());
      }
    }
    return 0;
  }

  /** Each field's name stands at its first value only. */
  private void print(List<Binding> rows) {
    TextTable columns = new TextTable();
    String last = "";
    for (Binding row : rows) {
      String field = ResultWriter.text(row, "field");
      columns.row(field.equals(last) ? "" : field, ResultWriter.text(row, "value"));
      last = field;
    }
    columns.print(spec.commandLine().getOut(), Terminal.current(), "");
  }
}
