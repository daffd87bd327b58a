package org.airiskgraph.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.airiskgraph.query.RiskRegister;
import org.airiskgraph.search.RiskFilter;
import org.airiskgraph.search.RiskSelection;
import org.airiskgraph.search.SearchIndex;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "register", mixinStandardHelpOptions = true, description = "Write a risk register to work on: risks with mitigations and references, and columns for likelihood, impact, owner, status and notes.", footer = {
    "", "Named risks come first, then those that pass all filters and contain the words.", "",
    "Examples: airisk register 34.02.03 \"reward hacking\" -o register.xlsx",
    "          airisk register --domain 7.2 --entity AI -o register.xlsx",
    "          airisk register --search \"medical diagnosis\" -o register.csv --bom"})
final class RegisterCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "RISK", description = Main.RISK) private List<String> risks =
      new ArrayList<>();

  @Option(names = {"-o",
      "--output"}, required = true, paramLabel = "FILE", description = "File to write: .xlsx, .csv or .json; - for standard output.") private String output;

  @Option(names = "--format", paramLabel = "FORMAT", description = "xlsx, csv or json, if the file name has no such ending.") private String format;

  @Option(names = "--bom", description = "Begin a CSV file with a byte order mark, by which Excel recognizes UTF-8.") private boolean mark;

  private final Map<RiskFilter, String> filters = new EnumMap<>(RiskFilter.class);

  @Option(names = "--search", paramLabel = "TEXT", description = "Risks that contain these words.") private String words =
      "";

  @Option(names = "--domain", paramLabel = "CODE", description = "Risks of this domain or sub-domain: 7 or 7.2.")
  private void domain(String value) {
    filters.put(RiskFilter.DOMAIN, value);
  }

  @Option(names = "--concept", paramLabel = "CONCEPT", description = "Risks tagged with this concept: deception.")
  private void concept(String value) {
    filters.put(RiskFilter.CONCEPT, value);
  }

  @Option(names = "--source", paramLabel = "SOURCE", description = "Risks of this source document: 34 or Ji2023.")
  private void source(String value) {
    filters.put(RiskFilter.SOURCE, value);
  }

  @Option(names = "--mitigation", paramLabel = "NAME", description = "Risks that this mitigation fits.")
  private void mitigation(String value) {
    filters.put(RiskFilter.MITIGATION, value);
  }

  @Option(names = "--related", paramLabel = "RISK", description = "Risks related to this one.")
  private void related(String value) {
    filters.put(RiskFilter.RELATED, value);
  }

  @Option(names = "--entity", paramLabel = "NAME", description = "Risks caused by: human, AI or other.")
  private void entity(String value) {
    filters.put(RiskFilter.ENTITY, value);
  }

  @Option(names = "--intent", paramLabel = "NAME", description = "intentional, unintentional or other.")
  private void intent(String value) {
    filters.put(RiskFilter.INTENT, value);
  }

  @Option(names = "--timing", paramLabel = "NAME", description = "pre-deployment, post-deployment or other.")
  private void timing(String value) {
    filters.put(RiskFilter.TIMING, value);
  }

  @Option(names = "--level", paramLabel = "NAME", description = "category or subcategory.")
  private void level(String value) {
    filters.put(RiskFilter.LEVEL, value);
  }

  @Option(names = "--since", paramLabel = "VERSION", description = "Risks that are new in this version of the repository: V4.")
  private void since(String value) {
    filters.put(RiskFilter.SINCE, value);
  }

  @Option(names = "--all", description = "All risks.") private boolean all;

  @Mixin private InputOptions inputs;

  /** Exit 1 when no risk passes the filters. */
  @Override
  public Integer call() throws IOException {
    RiskSelection selection = new RiskSelection(risks, words, filters);
    if (selection.isEmpty() != all) {
      throw new IllegalArgumentException(all ? "--all takes no risks and no filters."
          : "Name at least one risk or filter, such as --search or --domain, or add --all.");
    }
    ResultFormat chosen = format();
    OutputFile file = OutputFile.of(output);
    DatasetGraph dataset = inputs.build();
    GraphReader reader = new GraphReader(dataset.getDefaultGraph());
    List<Node> selected = Progress.during("Selecting risks",
        () -> selection.in(reader,
            new EntityResolver(dataset.getDefaultGraph(), inputs.iris()), new SearchIndex(dataset.getDefaultGraph())));
    if (selected.isEmpty()) {
      throw new QueryException(QueryException.Fault.NOT_FOUND,
          "No risk passes all these filters. Nothing is written.");
    }
    List<Sheet> sheets = new RiskRegister(reader, inputs.iris(), LocalDate.now()).sheets(selected);
    file.write(out -> {
      try (Progress progress = new Progress("Writing the register")) {
        ResultWriter.write(RiskRegister.title(), sheets, chosen, mark, progress.counting(out));
      }
    });
    return 0;
  }

  private ResultFormat format() {
    String name = output.equals("-") ? "" : output.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    Optional<ResultFormat> ending = ResultFormat.ofFile(name);
    Optional<ResultFormat> chosen = format == null ? ending : ResultFormat.of(format);
    return chosen.filter(ResultFormat.forLists()::contains).orElseThrow(() -> new IllegalArgumentException(
        (format == null ? "Unknown format of " + output + "." : "Unknown format \"" + format + "\".")
            + " Expected .xlsx, .csv or .json, or --format with one of these."));
  }
}
