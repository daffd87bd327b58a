package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.ResultWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "related", mixinStandardHelpOptions = true, description = "The risks related to a risk, best first, with reasons.", footer = {
    "", "Example: airisk related mesa-optimization --why"})
final class RelatedCommand implements Callable<Integer> {
  private static final int MOST = 200;

  /** What says the same on every row of a link, whatever its reasons; names, because variables would start Jena. */
  private static final List<String> LINK = List.of("rank", "score", "related", "identifier", "name", "source");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = "An identifier (34.02.03, mit561), an IRI, or a name or part of one.") private String risk;

  @Option(names = "-k", paramLabel = "N", defaultValue = "10", description = "How many (default: ${DEFAULT-VALUE}).") private int count;

  @Option(names = "--why", description = "Print the reasons of each link; in forms other than the table one row a reason.") private boolean why;

  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("found -k " + count + ", expected 1 to " + MOST);
    }
    boolean table = format.isTable();
    DatasetGraph dataset = inputs.build(count);
    Node node = new EntityResolver(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    Query query = QueryLibrary.bundled().get("related-risks").with(Map.of("risk", node));
    List<Binding> rows = new ArrayList<>();
    List<Var> vars;
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      var answer = execution.select();
      vars = why ? answer.getResultVars() : Var.varList(LINK);
      answer.forEachRemaining(row -> keep(row, vars, rows));
    }
    if (table) {
      print(rows, spec.commandLine().getOut(), Terminal.current());
    } else {
      format.print(vars, rows, spec.commandLine().getOut());
    }
    return 0;
  }

  /** One row a reason, or one a link where reasons are not asked for. */
  private void keep(Binding row, List<Var> vars, List<Binding> rows) {
    boolean known =
        !rows.isEmpty() && ResultWriter.text(rows.get(rows.size() - 1), "rank").equals(ResultWriter.text(row, "rank"));
    if (Integer.parseInt(ResultWriter.text(row, "rank")) <= count && (why || !known)) {
      var builder = BindingFactory.builder();
      vars.stream().filter(row::contains).forEach(var -> builder.add(var, row.get(var)));
      rows.add(builder.build());
    }
  }

  private void print(List<Binding> rows, PrintWriter out, Terminal terminal) {
    if (rows.isEmpty()) {
      out.println("no related risks");
      return;
    }
    int width = rows.stream().mapToInt(row -> ResultWriter.text(row, "identifier").length()).max().orElse(0);
    String last = "";
    for (Binding row : rows) {
      String rank = ResultWriter.text(row, "rank");
      if (!rank.equals(last)) {
        String head = String.format("%3s  %s  %-" + width + "s  ", rank, ResultWriter.text(row, "score"),
            ResultWriter.text(row, "identifier"));
        String name = ResultWriter.text(row, "name");
        String source = ResultWriter.text(row, "source");
        String words = TextTable.wrap(name + (source.isEmpty() ? "" : " (" + source + ")"), head.length(), terminal);
        // Written bold after it was broken: what switches the type has no width.
        out.println(head + (words.startsWith(name) ? terminal.bold(name) + words.substring(name.length()) : words));
        last = rank;
      }
      if (why) {
        out.println("     " + terminal.faint("- " + TextTable.wrap(ResultWriter.text(row, "reason"), 7, terminal)));
      }
    }
  }
}
