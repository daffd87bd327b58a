package org.airiskgraph.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "queries", mixinStandardHelpOptions = true,
    description = "List the canned queries with their summaries and parameters.")
final class QueriesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (CannedQuery query : QueryLibrary.bundled().all()) {
      String parameters = query.parameters().stream().map(p -> p.name().toUpperCase(java.util.Locale.ROOT))
          .collect(Collectors.joining(" "));
      spec.commandLine().getOut().printf("%-36s %s%s%n", query.name(), query.summary(),
          parameters.isEmpty() ? "" : " [" + parameters + "]");
    }
    return 0;
  }
}
