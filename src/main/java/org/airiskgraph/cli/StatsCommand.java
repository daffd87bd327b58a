package org.airiskgraph.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.airiskgraph.query.Answer;
import org.airiskgraph.query.QueryLibrary;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "stats", mixinStandardHelpOptions = true,
    description = "Count the risks by domain, sub-domain, causal factor and source.")
final class StatsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    DatasetGraph dataset = inputs.build();
    for (String name : List.of("counts", "counts-by-domain", "counts-by-causal-factor", "counts-by-source")) {
      spec.commandLine().getOut().println(QueryLibrary.bundled().get(name).summary());
      try (QueryExec execution = QueryExec.dataset(dataset).query(QueryLibrary.bundled().get(name).query()).build()) {
        execution.select().forEachRemaining(row -> spec.commandLine().getOut()
            .printf("  %6s  %s%n", Answer.text(row, "count"), Answer.text(row, "label")));
      }
    }
    return 0;
  }
}
