package org.airiskgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.airiskgraph.export.ExportFile;
import org.airiskgraph.export.SheetWriter;
import org.airiskgraph.graph.Once;
import org.airiskgraph.reader.Register;
import org.airiskgraph.search.MatchReport;
import org.airiskgraph.search.ProfileMatcher;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.TextMatch;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "match", mixinStandardHelpOptions = true, description = "Find the risks that a text is about, or those of each row of a risk register, with concepts, sub-domains and mitigations.", footer = {
    "", "Nothing that you type is sent or stored anywhere.", "",
    "Examples: airisk match \"CV screening model rejects women\" --explain",
    "          airisk match register.xlsx -o matched.xlsx",
    "          airisk match --profile customer-chatbot"})
final class MatchCommand implements Callable<Integer> {
  private static final int MOST = 100;
  private static final int INDENT = 5;
  private static final List<String> FORMATS = List.of("table", "csv", "json", "xlsx", "sssom");

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "TEXT|FILE", description = "A text in English, or a register: .xlsx, .csv, .tsv, or .txt with one risk per line; - for standard input.") private List<String> words =
      new ArrayList<>();

  @Option(names = "--profile", paramLabel = "ID", description = "A kind of system: list its risks by concern or, with a text, count its sub-domains more. \"list\" names all.") private String profile;

  @Option(names = "--column", paramLabel = "NAME", description = "Column of the register that describes the risk; may be repeated (default: found by its name).") private List<String> columns =
      new ArrayList<>();

  @Option(names = {"-k",
      "--count"}, paramLabel = "N", defaultValue = "5", description = "Most risks for a text or row (default: ${DEFAULT-VALUE}).") private int count;

  @Option(names = "--explain", description = "Print the reasons for each risk in the table.") private boolean explain;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv, json, xlsx or sssom (mappings of rows to risks); default: by the ending of the output file, or else table.") private String format;

  @Option(names = {"-o",
      "--output"}, paramLabel = "FILE", defaultValue = "-", description = "File to write (default: standard output).") private String output;

  @Mixin private InputOptions inputs;

  private boolean isClose;

  /** Exit 1 when nothing is close to any text. */
  @Override
  public Integer call() throws IOException {
    Main.refuseOutside("--count", count, 1, MOST);
    OutputFile file = OutputFile.of(output);
    String chosen = format(file);
    if (words.isEmpty() && profile == null) {
      throw new IllegalArgumentException("Give a text, a register file or --profile.");
    }
    // Before the graph, so that a fault in a small file shows before the long work.
    Optional<Register> register =
        words.isEmpty() || "list".equals(profile) ? Optional.empty() : Optional.of(register());
    Graph graph = inputs.build().getDefaultGraph();
    // Read only where a profile is asked for.
    Supplier<ProfileMatcher> profiles =
        new Once<>(() -> new ProfileMatcher(graph, inputs.iris(), inputs.inputs().catalogue()));
    if ("list".equals(profile)) {
      TextTable table = new TextTable(Terminal.current(), 0);
      profiles.get().all().forEach(known -> table.row(known.id(), known.name()));
      table.print(spec.commandLine().getOut());
      return 0;
    }
    if (profile != null) {
      // An unknown one is told before the long work.
      profiles.get().get(profile);
    }
    RiskMatcher matcher = Progress.during("Reading the risks", () -> new RiskMatcher(graph));
    MatchReport report = register.map(texts -> report(matcher, profiles, texts))
        .orElseGet(() -> noting(profiles.get().report(profile, matcher, count)));
    try (Progress progress = new Progress("Matching")) {
      write(report, chosen, file, progress);
    }
    return isClose ? 0 : 1;
  }

  private String format(OutputFile file) {
    String ending = file.name().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
    String chosen = (format != null ? format : ending.equals("tsv") ? "sssom"
        : FORMATS.contains(ending) ? ending : "table").toLowerCase(Locale.ROOT);
    if (!FORMATS.contains(chosen)) {
      throw new IllegalArgumentException(
          "Unknown format \"" + chosen + "\"." + FormatNames.didYouMean(chosen, FORMATS) + " Expected "
              + String.join(", ", FORMATS) + ".");
    }
    if (chosen.equals("xlsx") && file.isStandardOutput() && Terminal.current().isPresent()) {
      throw new IllegalArgumentException("A workbook is no text for a terminal. Name a file with -o FILE.xlsx.");
    }
    return chosen;
  }

  private MatchReport report(RiskMatcher matcher, Supplier<ProfileMatcher> profiles, Register register) {
    Set<Node> expected = profile == null ? Set.of() : subdomains(profiles.get());
    Stream<Register.Row> rows = register.rows().stream();
    return noting(
        new MatchReport(register.columns(), () -> rows.map(row -> new MatchReport.Row(row.number(), row.values(),
            matcher.match(new RiskMatcher.Request(row.text(), Set.of(), Set.of(), expected), count))).iterator()));
  }

  private Set<Node> subdomains(ProfileMatcher profiles) {
    return profiles.subdomains(profiles.get(profile));
  }

  /** The same report, whose rows note as they are read whether anything is close. */
  private MatchReport noting(MatchReport report) {
    return new MatchReport(report.columns(), () -> StreamSupport.stream(report.rows().spliterator(), false)
        .peek(row -> isClose |= row.match().isClose()).iterator());
  }

  private Register register() {
    Register register = input().read();
    if (!register.otherSheets().isEmpty()) {
      warn("only the first sheet with a column of risks is read, not " + String.join(", ", register.otherSheets())
          + ".");
    }
    if (register.rows().isEmpty()) {
      warn("found no rows below the header, expected one for each risk.");
    }
    if (!register.formulas().isEmpty()) {
      warn(register.formulas());
    }
    return register;
  }

  private MatchInput input() {
    return new MatchInput(words, columns);
  }

  private void warn(String problem) {
    ErrorMessages.warnings(spec.commandLine().getErr()).accept(words.get(0) + ": " + problem);
  }

  private void write(MatchReport report, String chosen, OutputFile file, Progress progress) throws IOException {
    ExportFile.Content content = switch (chosen) {
      case "csv" -> out -> SheetWriter.csv(report.sheet(), false, out);
      case "xlsx" -> report::xlsx;
      case "sssom" -> out -> report.sssom(inputs.iris().base(), out);
      case "json" -> input().isText()
          ? out -> out.write(MatchReport.json(report.rows().iterator().next().match())
              .getBytes(StandardCharsets.UTF_8))
          : report::json;
      default -> out -> table(report, new PrintWriter(out, false, StandardCharsets.UTF_8));
    };
    if (file.isStandardOutput() && !chosen.equals("xlsx")) {
      PrintWriter out = spec.commandLine().getOut();
      if (chosen.equals("table")) {
        table(report, out);
      } else {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        FormatOption.print(bytes, out);
      }
      out.flush();
    } else {
      file.write(out -> content.writeTo(progress.counting(out)));
    }
  }

  private void table(MatchReport report, PrintWriter out) {
    Terminal terminal = Terminal.current();
    for (MatchReport.Row row : report.rows()) {
      TextMatch match = row.match();
      TextTable table = new TextTable(terminal, 0, 0, 1);
      if (!input().isText()) {
        String number = row.number() + "  ";
        table.below(0, number.length(), terminal.bold(number + Terminal.oneLine(match.text())));
      }
      String concepts = MatchReport.concepts(match);
      if (!concepts.isEmpty()) {
        table.below(0, TextTable.HANG, terminal.plain("Concepts: " + Terminal.oneLine(concepts)));
      }
      if (!match.isClose()) {
        table.below(0, 0, terminal.plain("Nothing close."));
      } else {
        table.below(0, TextTable.HANG, terminal.plain("Sub-domains: " + match.subdomains().stream()
            .map(suggested -> Terminal
                .oneLine(suggested.subdomain().label() + " (" + MatchReport.likelihood(suggested) + ")"))
            .collect(Collectors.joining("; "))));
        print(match, terminal, table);
      }
      table.print(out);
      if (!input().isText()) {
        out.println();
      }
    }
    out.flush();
  }

  private void print(TextMatch match, Terminal terminal, TextTable table) {
    int rank = 0;
    for (TextMatch.Near near : match.risks()) {
      table.row(terminal.plain(String.format("%3d", ++rank)), terminal.plain(MatchReport.score(near.score())),
          terminal.plain(near.risk().id()),
          terminal.bold(Terminal.oneLine(near.risk().label()))
              .concat(terminal.plain(" (" + Terminal.oneLine(near.risk().note()) + ")")));
      if (explain) {
        near.reasons().forEach(reason -> {
          String bullet = "- " + MatchReport.score(reason.weight()) + " ";
          table.below(INDENT, bullet.length(), terminal.faint(bullet + Terminal.oneLine(reason.text())));
        });
      }
    }
    fitting("Mitigations:", match.mitigations(), terminal, table);
    fitting("In other catalogues:", match.crosswalk(), terminal, table);
  }

  private static void fitting(String heading, List<TextMatch.Fitting> all, Terminal terminal, TextTable table) {
    if (!all.isEmpty()) {
      table.below(0, 0, terminal.plain(heading));
      all.forEach(fitting -> table.below(2, TextTable.HANG, terminal
          .plain(Terminal.oneLine("- " + MatchReport.named(fitting.entity()) + ", " + fitting.because()))));
    }
  }
}
