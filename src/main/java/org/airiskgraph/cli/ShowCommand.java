package org.airiskgraph.cli;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.ConciseBoundedDescription;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.RiskCard;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Show all that is known about a risk.", footer = {
    "", "Example: airisk show mit561"})
final class ShowCommand implements Callable<Integer> {
  static final class Formats extends FormatNames {
    Formats() {
      super(Stream.of(ResultFormat.values()).filter(format -> format != ResultFormat.XLSX).toList());
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = Main.RISK) private String risk;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", completionCandidates = Formats.class, description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); turtle and jsonld as on the Web, with links.") private String format;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    ResultFormat form = new Formats().get(format);
    if (form == ResultFormat.TURTLE || form == ResultFormat.JSONLD) {
      describe(form == ResultFormat.TURTLE ? RdfFormat.TURTLE : RdfFormat.JSONLD);
      return 0;
    }
    // Links are not shown, and take longer to compute than all the rest.
    DatasetGraph dataset = inputs.buildWithoutLinks();
    Node node = new EntityResolver(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    if (form == ResultFormat.TABLE) {
      print(RiskCard.of(new GraphReader(dataset.getDefaultGraph()), node));
      return 0;
    }
    Query query = QueryLibrary.bundled().get("risk-card").with(Map.of("risk", node));
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      RowSet answer = execution.select();
      FormatOption.print(answer.getResultVars(), answer.stream().toList(), form, spec.commandLine().getOut());
    }
    return 0;
  }

  /** Prints what the page of the risk answers in RDF. */
  private void describe(RdfFormat rdf) {
    Graph graph = inputs.build().getDefaultGraph();
    Node node = new EntityResolver(graph, inputs.iris()).risk(risk);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rdf.write(ConciseBoundedDescription.of(graph, inputs.iris(), node), Optional.of(node), inputs.iris(), bytes);
    FormatOption.print(bytes, spec.commandLine().getOut());
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
