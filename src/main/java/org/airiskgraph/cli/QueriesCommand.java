package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "queries", mixinStandardHelpOptions = true, description = "List the canned queries with their summaries and parameters.", footer = {
    "", "Example: airisk queries --format csv"})
final class QueriesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private FormatOption format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<CannedQuery> queries = QueryLibrary.bundled().all();
    if (!format.isTable()) {
      format.print(List.of("name", "summary", "parameters"), queries,
          query -> List.of(query.name(), query.summary(), parameters(query)), out);
      return 0;
    }
    TextTable table = new TextTable(Terminal.current(), 0);
    for (CannedQuery query : queries) {
      String parameters = parameters(query).toUpperCase(Locale.ROOT);
      table.row(query.name(), query.summary() + (parameters.isEmpty() ? "" : " [" + parameters + "]"));
    }
    table.print(out);
    return 0;
  }

  private static String parameters(CannedQuery query) {
    return query.parameters().stream().map(CannedQuery.Parameter::name).collect(Collectors.joining(" "));
  }
}
