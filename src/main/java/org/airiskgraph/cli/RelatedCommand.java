package org.airiskgraph.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.airiskgraph.graph.LinkKind;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.ResultWriter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingProject;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "related", mixinStandardHelpOptions = true, description = "List the risks related to a risk, grouped by kind, closest first.", footer = {
    "", "Example: airisk related mesa-optimization --explain"})
final class RelatedCommand implements Callable<Integer> {
  private static final int MOST = 200;
  private static final int REASON_INDENT = 5;
  private static final int PLACES = 4;

  /** The columns that are the same for all reasons of a link. */
  private static final List<String> LINK = List.of("rank", "score", "kind", "related", "identifier", "name", "source");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = Main.RISK) private String risk;

  @Option(names = {"-k",
      "--count"}, paramLabel = "N", defaultValue = "30", description = "Most risks to list (default: ${DEFAULT-VALUE}).") private int count;

  @Option(names = "--explain", description = "Print the reasons for each link; in formats other than the table, one row per reason.") private boolean explain;

  @Option(names = "--why", hidden = true) private boolean why;

  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    Main.refuseOutside("--count", count, 1, MOST);
    explain |= why;
    boolean table = format.isTable();
    DatasetGraph dataset = inputs.build(count);
    Node node = new EntityResolver(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    Query query = QueryLibrary.bundled().get("related-risks").with(Map.of("risk", node));
    List<Binding> rows;
    List<Var> vars;
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      RowSet answer = execution.select();
      vars = explain ? answer.getResultVars() : Var.varList(LINK);
      Set<String> ranks = new HashSet<>();
      // One row per reason, or one per link if reasons are not wanted.
      rows = answer.stream().filter(row -> Integer.parseInt(ResultWriter.text(row, "rank")) <= count)
          .filter(row -> ranks.add(ResultWriter.text(row, "rank")) || explain)
          .<Binding>map(row -> new BindingProject(vars, row)).toList();
    }
    if (table) {
      print(rows);
    } else {
      format.print(vars, rows, spec.commandLine().getOut());
    }
    return 0;
  }

  private void print(List<Binding> rows) {
    Terminal terminal = Terminal.current();
    TextTable table = new TextTable(terminal, 0, 0, 1);
    for (LinkKind kind : LinkKind.values()) {
      List<Binding> group = rows.stream().filter(row -> kind.label().equals(ResultWriter.text(row, "kind"))).toList();
      if (!group.isEmpty()) {
        table.below(0, 0, terminal.bold(kind.heading()));
        print(terminal, table, group);
      }
    }
    table.print(spec.commandLine().getOut());
    long found = rows.stream().map(row -> ResultWriter.text(row, "rank")).distinct().count();
    if (found == 0) {
      spec.commandLine().getOut().println(inputs.hasLinks()
          ? "No related risks: no other risk has enough in common with it. A concept that others have too, such as a"
              + " broader one, would connect it."
          : "No related risks.");
    } else if (found < count) {
      spec.commandLine().getOut().println("Nothing else is close.");
    }
  }

  private void print(Terminal terminal, TextTable table, List<Binding> rows) {
    String last = "";
    for (Binding row : rows) {
      String rank = ResultWriter.text(row, "rank");
      if (!rank.equals(last)) {
        String source = Terminal.oneLine(ResultWriter.text(row, "source"));
        Text name = terminal.bold(Terminal.oneLine(ResultWriter.text(row, "name")));
        table.row(terminal.plain(String.format("%3s", rank)), terminal.plain(number(row, "score")),
            terminal.plain(ResultWriter.text(row, "identifier")),
            source.isEmpty() ? name : name.concat(terminal.plain(" (" + source + ")")));
        last = rank;
      }
      if (explain) {
        String bullet = "- " + number(row, "weight") + " ";
        table.below(REASON_INDENT, bullet.length(),
            terminal.faint(bullet + Terminal.oneLine(ResultWriter.text(row, "reason"))));
      }
    }
  }

  /** Links have numbers of four decimal places, without zeros at their ends. */
  private static String number(Binding row, String var) {
    return new BigDecimal(ResultWriter.text(row, var)).setScale(PLACES, RoundingMode.HALF_UP).toPlainString();
  }
}
