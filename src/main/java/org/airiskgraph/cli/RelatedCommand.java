package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.airiskgraph.query.Answer;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.Names;
import org.airiskgraph.query.QueryLibrary;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "related", mixinStandardHelpOptions = true,
    description = "The risks related to a risk, best first, with reasons.",
    footer = {"", "Example: airisk related mesa-optimization --why"})
final class RelatedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = "An identifier (34.02.03, mit561), an IRI, or a name or part of one.")
  private String risk;

  @Option(names = "-k", paramLabel = "N", defaultValue = "10", description = "How many (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(names = "--why", description = "Print the reasons of each link.")
  private boolean why;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    DatasetGraph dataset = inputs.build();
    Node node = new Names(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    CannedQuery canned = QueryLibrary.bundled().get("related-risks");
    Query query = canned.with(Map.of("risk", node));
    PrintWriter out = spec.commandLine().getOut();
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      int[] last = {0};
      execution.select().forEachRemaining(row -> {
        int rank = Integer.parseInt(Answer.text(row, "rank"));
        if (rank <= count && rank != last[0]) {
          last[0] = rank;
          out.printf(Locale.ROOT, "%2d  %s  %-12s %s (%s)%n", rank, Answer.text(row, "score"), Answer.text(row, "identifier"),
              Answer.text(row, "name"), Answer.text(row, "source"));
        }
        if (rank <= count && why) {
          out.printf("                    - %s%n", Answer.text(row, "reason"));
        }
      });
      if (last[0] == 0) {
        out.println("no related risks");
      }
    }
    return 0;
  }
}
