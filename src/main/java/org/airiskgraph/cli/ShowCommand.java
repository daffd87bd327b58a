package org.airiskgraph.cli;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.RiskCard;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
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
    if (table) {
      print(RiskCard.of(new GraphReader(dataset.getDefaultGraph()), node));
      return 0;
    }
    Query query = QueryLibrary.bundled().get("risk-card").with(Map.of("risk", node));
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      RowSet answer = execution.select();
      format.print(answer.getResultVars(), answer.stream().toList(), spec.commandLine().getOut());
    }
    return 0;
  }

  /** Prints the name of a field beside its first value only, and of a mitigation how well it works and where it stops. */
  private void print(RiskCard card) {
    TextTable table = new TextTable(Terminal.current(), 0);
    String last = "";
    Iterator<FittingMitigation> mitigations = card.mitigations().iterator();
    for (RiskCard.Field field : card.fields()) {
      String value = field.name().equals("mitigation") ? mitigations.next().described() : field.value();
      table.row(field.name().equals(last) ? "" : field.name(), value);
      last = field.name();
    }
    table.print(spec.commandLine().getOut());
  }
}
