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

@Command(name = "show", mixinStandardHelpOptions = true, description = "Show all that is known about a risk.", footer = {
    "", "Example: airisk show mit561"})
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = Main.RISK) private String risk;

  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    boolean table = format.isTable();
    // Links are not shown, and take longer to compute than all the rest.
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

  /** Prints the name of a field beside its first value only. */
  private void print(List<Binding> rows) {
    TextTable table = new TextTable(Terminal.current(), 0);
    String last = "";
    for (Binding row : rows) {
      String field = ResultWriter.text(row, "field");
      table.row(field.equals(last) ? "" : field, ResultWriter.text(row, "value"));
      last = field;
    }
    table.print(spec.commandLine().getOut());
  }
}
