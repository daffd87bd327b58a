package org.airiskgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.EarlierRegister;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.airiskgraph.query.RiskRegister;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.reader.Register;
import org.airiskgraph.search.ProfileMatcher;
import org.airiskgraph.search.RegisterFilter;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.RiskSelection;
import org.airiskgraph.search.SearchIndex;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "register", mixinStandardHelpOptions = true, description = "Write a risk register to work on: risks with mitigations and references, and columns for likelihood, impact, owner, status and notes.", footer = {
    "", "Named risks come first, then those that pass all filters and contain the words.", "",
    "Examples: airisk register 34.02.03 \"reward hacking\" -o register.xlsx",
    "          airisk register --domain 7.2 --entity AI -o register.xlsx",
    "          airisk register --search \"medical diagnosis\" -o register.csv --bom",
    "          airisk register --update register.xlsx -o newer.xlsx"})
final class RegisterCommand implements Callable<Integer> {
  private static final int NEAREST = 20;
  private static final int MOST_NAMED = 10;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "RISK", description = Main.RISK) private List<String> risks =
      new ArrayList<>();

  @Option(names = {"-o",
      "--output"}, required = true, paramLabel = "FILE", description = "File to write: .xlsx, .csv or .json; - for standard output.") private String output;

  @Option(names = "--format", paramLabel = "FORMAT", description = "xlsx, csv or json, if the file name has no such ending.") private String format;

  @Option(names = "--bom", description = "Begin a CSV file with a byte order mark, by which Excel recognizes UTF-8.") private boolean mark;

  @Option(names = "--search", paramLabel = "TEXT", description = "Risks that contain these words.") private String words =
      "";

  @Option(names = "--domain", paramLabel = "CODE", description = "Risks of this domain or sub-domain: 7 or 7.2.") private String domain;

  @Option(names = "--concept", paramLabel = "CONCEPT", description = "Risks tagged with this concept: deception.") private String concept;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Risks of this source document: 34 or Ji2023.") private String source;

  @Option(names = "--mitigation", paramLabel = "NAME", description = "Risks that this mitigation fits.") private String mitigation;

  @Option(names = "--related", paramLabel = "RISK", description = "Risks related to this one.") private String related;

  @Option(names = "--entity", paramLabel = "NAME", description = "Risks caused by: human, AI or other.") private String entity;

  @Option(names = "--intent", paramLabel = "NAME", description = "intentional, unintentional or other.") private String intent;

  @Option(names = "--timing", paramLabel = "NAME", description = "pre-deployment, post-deployment or other.") private String timing;

  @Option(names = "--level", paramLabel = "NAME", description = "category or subcategory.") private String level;

  @Option(names = "--since", paramLabel = "VERSION", description = "Risks that are new in this version of the repository: V4.") private String since;

  @Option(names = "--match", paramLabel = "TEXT", description = "The " + NEAREST
      + " risks that this text is about: \"chatbot gives wrong dosage\".") private String text;

  @Option(names = "--profile", paramLabel = "ID", description = "Risks of a kind of system: customer-chatbot; airisk match --profile list names all.") private String profile;

  @Option(names = "--update", paramLabel = "FILE", description = "An earlier register (.xlsx or .csv) that you have worked on: its rows come first, with your columns; those of the graph are brought up to date.") private Path update;

  @Option(names = "--all", description = "All risks.") private boolean all;

  @Mixin private InputOptions inputs;

  /** Exit 1 when no risk passes the filters. */
  @Override
  public Integer call() throws IOException {
    RiskSelection selection = new RiskSelection(risks, words, filters());
    if (all && !selection.isEmpty()) {
      throw new IllegalArgumentException("--all takes no risks and no filters.");
    }
    if (!all && selection.isEmpty() && text == null && profile == null && update == null) {
      throw new IllegalArgumentException(
          "Name at least one risk or filter, such as --search or --domain, or add --all.");
    }
    ResultFormat chosen = format();
    OutputFile file = OutputFile.of(output);
    Optional<Register> old = Optional.ofNullable(update).map(this::read);
    Graph graph = inputs.build().getDefaultGraph();
    GraphReader reader = new GraphReader(graph);
    Optional<EarlierRegister> earlier = old.map(register -> EarlierRegister.of(register, reader, inputs.iris()));
    old.map(Register::formulas).filter(sentence -> !sentence.isEmpty()).ifPresent(this::warn);
    earlier.ifPresent(this::warn);
    List<Node> selected = Progress.during("Selecting risks", () -> select(selection, graph));
    if (selected.isEmpty() && earlier.isEmpty()) {
      throw QueryException.notFound(
          "No risk passes all these filters. Nothing is written.");
    }
    RiskRegister register = new RiskRegister(reader, inputs.iris(), LocalDate.now());
    earlier.map(register::replaced).filter(sentence -> !sentence.isEmpty()).ifPresent(this::warn);
    List<Sheet> sheets =
        earlier.map(before -> register.sheets(selected, before)).orElseGet(() -> register.sheets(selected));
    file.write(out -> {
      try (Progress progress = new Progress("Writing the register")) {
        ResultWriter.write(RiskRegister.TITLE, sheets, chosen, mark, progress.counting(out));
      }
    });
    return 0;
  }

  private Map<RegisterFilter, String> filters() {
    Map<RegisterFilter, String> filters = new EnumMap<>(RegisterFilter.class);
    filters.put(RegisterFilter.DOMAIN, domain);
    filters.put(RegisterFilter.CONCEPT, concept);
    filters.put(RegisterFilter.SOURCE, source);
    filters.put(RegisterFilter.MITIGATION, mitigation);
    filters.put(RegisterFilter.RELATED, related);
    filters.put(RegisterFilter.ENTITY, entity);
    filters.put(RegisterFilter.INTENT, intent);
    filters.put(RegisterFilter.TIMING, timing);
    filters.put(RegisterFilter.LEVEL, level);
    filters.put(RegisterFilter.SINCE, since);
    filters.values().removeIf(Objects::isNull);
    return filters;
  }

  private List<Node> select(RiskSelection selection, Graph graph) {
    Set<Node> selected = new LinkedHashSet<>();
    if (all || !selection.isEmpty()) {
      selected.addAll(selection.in(new GraphReader(graph), new EntityResolver(graph, inputs.iris()),
          new SearchIndex(graph)));
    }
    if (text != null || profile != null) {
      RiskMatcher matcher = new RiskMatcher(graph);
      Optional.ofNullable(text).map(typed -> matcher.match(new RiskMatcher.Request(typed), NEAREST))
          .ifPresent(match -> match.risks().forEach(near -> selected.add(NodeFactory.createURI(near.risk().iri()))));
      Optional.ofNullable(profile).ifPresent(id -> selected
          .addAll(new ProfileMatcher(graph, inputs.iris(), inputs.inputs().catalogue()).risks(id, matcher,
              ProfileMatcher.NEAREST_TO_A_CONCERN)));
    }
    return List.copyOf(selected);
  }

  private Register read(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(xlsx|csv|tsv)")) {
      throw new IllegalArgumentException(file + ": Expected an earlier register in .xlsx, .csv or .tsv.");
    }
    if (!Files.isRegularFile(file)) {
      throw new InputException(file.toString(), "no such file; expected an earlier register in .xlsx, .csv or .tsv");
    }
    Register register = EarlierRegister.read(file.toString(), file);
    List<String> others = register.otherSheets().stream().filter(name -> !RiskRegister.SHEETS.contains(name)).toList();
    if (!others.isEmpty()) {
      warn("only the sheet with the column ID is taken over, not " + String.join(", ", others) + ".");
    }
    return register;
  }

  private void warn(String problem) {
    ErrorMessages.warnings(spec.commandLine().getErr()).accept(update + ": " + problem);
  }

  private void warn(EarlierRegister earlier) {
    List<EarlierRegister.Row> unknown = earlier.unknown();
    if (!unknown.isEmpty()) {
      warn(
          (unknown.size() == 1 ? "1 row is" : unknown.size() + " rows are")
              + " kept unchanged, because the graph has no risk with this identifier: "
              + unknown.stream().limit(MOST_NAMED)
                  .map(row -> row.id() + " (row " + row.number() + ")").collect(Collectors.joining(", "))
              + (unknown.size() > MOST_NAMED ? ", …" : "."));
    }
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
