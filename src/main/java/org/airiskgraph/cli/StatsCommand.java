package org.airiskgraph.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.airiskgraph.query.Answer;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "stats", mixinStandardHelpOptions = true,
    description = "Count the risks by domain, sub-domain, causal factor and source.",
    footer = {"", "Example: airisk stats --no-catalogue --workbook ai-risk-repository.xlsx"})
final class StatsCommand implements Callable<Integer> {
  private static final List<String> QUERIES =
      List.of("counts", "counts-by-domain", "counts-by-causal-factor", "counts-by-source");

  @Spec private CommandSpec spec;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    DatasetGraph dataset = inputs.build();
    QueryLibrary queries = QueryLibrary.bundled();
    Terminal terminal = Terminal.current();
    for (String name : QUERIES) {
      CannedQuery query = queries.get(name);
      spec.commandLine().getOut().println(terminal.bold(query.summary()));
      Columns columns = new Columns();
      try (QueryExec execution = QueryExec.dataset(dataset).query(query.query()).build()) {
        execution.select().forEachRemaining(row -> columns.row(Answer.text(row, "count"), Answer.text(row, "label")));
      }
      columns.print(spec.commandLine().getOut(), terminal, "  ");
    }
    return 0;
  }
}
