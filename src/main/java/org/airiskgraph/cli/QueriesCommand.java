package org.airiskgraph.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "queries", mixinStandardHelpOptions = true, description = "List the canned queries with their summaries and parameters.", footer = {
    "", "Example: airisk queries"})
final class QueriesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TextTable columns = new TextTable();
    for (CannedQuery query : QueryLibrary.bundled().all()) {
      String parameters =
          query.parameters().stream().map(p -> p.name().toUpperCase(Locale.ROOT)).collect(Collectors.joining(" "));
      columns.row(query.name(), query.summary() + (parameters.isEmpty() ? "" : " [" + parameters + "]"));
    }
    columns.print(spec.commandLine().getOut(), Terminal.current(), "");
    return 0;
  }
}
