package org.airiskgraph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.ResultWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "stats", mixinStandardHelpOptions = true, description = "Count risks by domain, sub-domain, causal factor and source.", footer = {
    "", "Example: airisk stats --no-catalogue --workbook ai-risk-repository.xlsx"})
final class StatsCommand implements Callable<Integer> {
  private static final List<String> QUERIES =
      List.of("counts", "counts-by-domain", "counts-by-causal-factor", "counts-by-source");

  private static final Var QUERY = Var.alloc("query");
  private static final Var LABEL = Var.alloc("label");
  private static final Var COUNT = Var.alloc("count");

  @Spec private CommandSpec spec;
  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    boolean table = format.isTable();
    DatasetGraph dataset = inputs.build();
    QueryLibrary queries = QueryLibrary.bundled();
    List<Binding> all = new ArrayList<>();
    for (String name : QUERIES) {
      CannedQuery query = queries.get(name);
      List<Binding> rows = rows(query, dataset);
      if (table) {
        print(query.summary(), rows);
      }
      all.addAll(rows);
    }
    if (!table) {
      format.print(List.of(QUERY, LABEL, COUNT), all, spec.commandLine().getOut());
    }
    return 0;
  }

  /** What was counted, how often, and the query that did. */
  private static List<Binding> rows(CannedQuery query, DatasetGraph dataset) {
    List<Binding> rows = new ArrayList<>();
    Node name = NodeFactory.createLiteralString(query.name());
    try (QueryExec execution = QueryExec.dataset(dataset).query(query.query()).build()) {
      execution.select().forEachRemaining(row -> rows.add(BindingFactory.binding(
          QUERY, name, LABEL, row.get(LABEL), COUNT, row.get(COUNT))));
    }
    return rows;
  }

  private void print(String summary, List<Binding> rows) {
    Terminal terminal = Terminal.current();
    TextTable table = new TextTable(terminal, 2, 0);
    rows.forEach(row -> table.row(ResultWriter.text(row, "count"), ResultWriter.text(row, "label")));
    spec.commandLine().getOut().println(terminal.folded(terminal.bold(summary)));
    table.print(spec.commandLine().getOut());
  }
}
