package org.airiskgraph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
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

  @Spec private CommandSpec spec;
  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    boolean table = format.isTable();
    DatasetGraph dataset = inputs.build();
    QueryLibrary queries = QueryLibrary.bundled();
    List<List<Node>> all = new ArrayList<>();
    for (String name : QUERIES) {
      CannedQuery query = queries.get(name);
      List<List<Node>> rows = rows(query, dataset);
      if (table) {
        print(query.summary(), rows);
      }
      all.addAll(rows);
    }
    if (!table) {
      format.print(List.of("query", "label", "count"), all, row -> row, spec.commandLine().getOut());
    }
    return 0;
  }

  /** The query that counted, what it counted, and how often that is there. */
  private static List<List<Node>> rows(CannedQuery query, DatasetGraph dataset) {
    List<List<Node>> rows = new ArrayList<>();
    Node name = NodeFactory.createLiteralString(query.name());
    try (QueryExec execution = QueryExec.dataset(dataset).query(query.query()).build()) {
      execution.select().forEachRemaining(row -> rows.add(List.of(name, row.get("label"), row.get("count"))));
    }
    return rows;
  }

  private void print(String summary, List<List<Node>> rows) {
    Terminal terminal = Terminal.current();
    TextTable table = new TextTable(terminal, 2, 0);
    rows.forEach(row -> table.row(GraphReader.text(row.get(2)), GraphReader.text(row.get(1))));
    spec.commandLine().getOut().println(terminal.folded(terminal.bold(summary)));
    table.print(spec.commandLine().getOut());
  }
}
