package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Catalogue;
import org.airiskgraph.catalogue.CatalogueDiff;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.CatalogueMerger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "diff", mixinStandardHelpOptions = true, description = "List what differs between two workbooks, or the bundled catalogue and a workbook.", footer = {
    "", "Example: airisk diff bundled ai-risk-repository-v5.xlsx"})
final class DiffCommand implements Callable<Integer> {
  private static final String BUNDLED = "bundled";
  private static final List<String> COLUMNS =
      List.of("change", "record", "id", "name", "field", "before", "after");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "Workbook (.xlsx or .csv) or its address, or \"bundled\".") private String before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The same, in the newer version.") private String after;

  @Option(names = "--strict", description = "Refuse a workbook with a cell that cannot be used, instead of a warning.") private boolean strict;

  @Mixin private FormatOption format;

  @Override
  public Integer call() {
    boolean table = format.isTable();
    List<CatalogueDiff.Change> changes = CatalogueDiff.between(read(before), read(after));
    PrintWriter out = spec.commandLine().getOut();
    if (table) {
      print(changes, out);
    } else {
      format.print(COLUMNS, changes, change -> cells(change).toList(), out);
    }
    return 0;
  }

  private Catalogue read(String input) {
    Consumer<String> warn = ErrorMessages.warnings(spec.commandLine().getErr());
    CatalogueMerger merger = new CatalogueMerger();
    CatalogueInputs inputs = input.equals(BUNDLED) ? CatalogueInputs.bundled() : new CatalogueInputs(Optional.empty(),
        List.of(input), List.of()).withWarnings(strict ? Optional.empty() : Optional.of(warn));
    inputs.sendTo(merger);
    return merger.catalogue();
  }

  private static Stream<String> cells(CatalogueDiff.Change change) {
    return Stream.of(change.change(), change.record(), change.id(), change.name(), change.field(), change.before(),
        change.after());
  }

  private static void print(List<CatalogueDiff.Change> changes, PrintWriter out) {
    Terminal terminal = Terminal.current();
    TextTable table = new TextTable(terminal, 0);
    changes
        .forEach(change -> table.row(cells(change).map(cell -> cell.length() > 80 ? cell.substring(0, 79) + "…" : cell)
            .toArray(String[]::new)));
    table.print(out);
    Map<String, Long> counts = changes.stream().collect(
        Collectors.groupingBy(change -> change.record() + " " + change.change(), TreeMap::new, Collectors.counting()));
    out.println(terminal.folded(terminal.bold(changes.isEmpty() ? "No differences." : counts.entrySet().stream()
        .map(count -> count.getKey() + ": " + count.getValue()).collect(Collectors.joining(", ")))));
  }
}
