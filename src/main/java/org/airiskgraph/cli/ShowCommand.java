package org.airiskgraph.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.airiskgraph.query.Answer;
import org.airiskgraph.query.Names;
import org.airiskgraph.query.QueryLibrary;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Everything the repository page of a risk shows.",
    footer = {"", "Example: airisk show mit561"})
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = "An identifier (34.02.03, mit561), an IRI, or a name or part of one.")
  private String risk;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    // Links are no part of what is shown, and cost more than all the rest.
    DatasetGraph dataset = inputs.buildWithoutLinks();
    Node node = new Names(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    Query query = QueryLibrary.bundled().get("risk-card").with(Map.of("risk", node));
    Columns columns = new Columns();
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      String[] last = {""};
      execution.select().forEachRemaining(row -> {
        String field = Answer.text(row, "field");
        columns.row(field.equals(last[0]) ? "" : field, Answer.text(row, "value"));
        last[0] = field;
      });
    }
    columns.print(spec.commandLine().getOut(), Terminal.current(), "");
    return 0;
  }
}
