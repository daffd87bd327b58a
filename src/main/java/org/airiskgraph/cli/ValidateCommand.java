package org.airiskgraph.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.store.RiskGraphBuilder;
import org.airiskgraph.validation.ConceptUsage;
import org.airiskgraph.validation.Finding;
import org.airiskgraph.validation.Findings;
import org.airiskgraph.validation.Severity;
import org.airiskgraph.validation.Validator;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "validate", mixinStandardHelpOptions = true, description = {
    "Check catalogue, graph, ontology and canned queries.",
    "Exits with 1 if something must be fixed; warnings alone do not count."}, footer = {"",
        "Example: airisk validate --catalogue my-risks --report report.ttl"})
final class ValidateCommand implements Callable<Integer> {
  /** With more findings than these, their types are counted. */
  private static final int MOST_WITHOUT_COUNTS = 10;

  @Spec private CommandSpec spec;

  @Mixin private InputOptions inputs;

  @Option(names = "--report", paramLabel = "FILE.ttl", description = "Write the findings as a SHACL validation report in Turtle, - for standard output.") private String report;

  @Option(names = "--warnings", paramLabel = "N", defaultValue = "20", description = "Number of warnings to print; the rest are counted (default: ${DEFAULT-VALUE}).") private int warnings;

  @Option(names = "--new-only", description = "Leave out findings that the bundled data has too.") private boolean newOnly;

  @Option(names = "--concepts", description = "Print before the findings how concepts are used: the most frequent with the words that named them, labels to look at, risks without concepts.") private boolean concepts;

  /** Whether the graph was not built, because files have faults. */
  private boolean isUnfinished;

  @Override
  public Integer call() throws IOException {
    Main.refuseOutside("--warnings", warnings, 0, Integer.MAX_VALUE);
    Optional<OutputFile> file = Optional.ofNullable(report).map(OutputFile::of);
    if (file.filter(to -> !to.isStandardOutput() && !to.name().endsWith(".ttl")).isPresent()) {
      throw new IllegalArgumentException("The file name " + report + " must end in .ttl or .ttl.gz.");
    }
    Findings all = findings();
    Findings findings = newOnly ? all.without(ofBundledData()) : all;
    Consumer<String> out = lines();
    List<Finding> lesser = findings.all().stream().filter(f -> f.severity() != Severity.VIOLATION).toList();
    findings.all().stream().filter(f -> f.severity() == Severity.VIOLATION)
        .forEach(f -> out.accept(Terminal.oneLine(f.toString())));
    lesser.stream().limit(warnings).forEach(f -> out.accept(Terminal.oneLine(f.toString())));
    if (lesser.size() > warnings) {
      out.accept("… and " + (lesser.size() - warnings) + " more. Print all with --warnings " + lesser.size() + ".");
    }
    if (findings.all().size() > MOST_WITHOUT_COUNTS) {
      Stream.of(Severity.values()).forEach(severity -> findings.byType(severity)
          .forEach((type, count) -> out.accept(Terminal.oneLine(count + " × " + severity + ": " + type))));
    }
    if (newOnly) {
      int left = all.all().size() - findings.all().size();
      out.accept("Left out: " + left + (left == 1 ? " finding" : " findings") + " that the bundled data has too.");
    }
    if (isUnfinished) {
      out.accept("The graph was not checked. Run validate again when these are corrected.");
    }
    out.accept((findings.fail() ? "Not valid: " : "Valid: ") + findings.summary() + ".");
    if (file.isPresent()) {
      file.get().write(to -> RdfFormat.withAtPrefix(RDFWriter.source(findings.report(Prefixes.of(inputs.iris())))
          .format(RDFFormat.TURTLE_PRETTY)).output(to));
    }
    return findings.fail() ? 1 : 0;
  }

  /** Prints lines, which are whole in a pipe and folded on a terminal. */
  private Consumer<String> lines() {
    Terminal terminal = Terminal.current();
    return line -> spec.commandLine().getOut().println(terminal.folded(line));
  }

  private Findings ofBundledData() {
    CatalogueInputs bundled = CatalogueInputs.bundled();
    return Progress.during("Checking the bundled data",
        () -> new Validator(inputs.iris()).of(RiskGraphBuilder.build(bundled, inputs.iris(), LinkOptions.none()),
            bundled.catalogue(), false));
  }

  /** Of the graph, or of the ontology and catalogue files if the graph cannot be built from them. */
  private Findings findings() {
    Validator validation = new Validator(inputs.iris());
    CatalogueInputs given = inputs.inputs();
    Optional<CatalogueDirectoryReader.Folder> folder = given.catalogue();
    // The defaults of canned queries are risks of the bundled catalogue under their published IRIs.
    boolean answers = folder.filter(BundledFolder.class::isInstance).isPresent()
        && inputs.iris().base().equals(IriFactory.DEFAULT_BASE) && inputs.hasLinks();
    try {
      Findings ofFiles = inputs.areGiven() ? ofFiles(validation, given) : new Findings(List.of());
      if (ofFiles.fail()) {
        isUnfinished = true;
        return ofFiles.and(validation.withoutGraph());
      }
      DatasetGraph dataset = inputs.build();
      if (concepts) {
        Progress.during("Counting concepts", () -> new ConceptUsage(dataset.getDefaultGraph()).lines())
            .forEach(lines());
      }
      return ofFiles
          .and(Progress.during("Checking the graph", () -> validation.of(dataset, folder, answers)));
    } catch (InputException e) {
      isUnfinished = true;
      Findings ofFiles = ofFiles(validation, given);
      if (!ofFiles.fail() && inputs.areGiven()) {
        throw e;
      }
      return (ofFiles.fail() ? ofFiles : ofFiles.and(Findings.of(e))).and(validation.withoutGraph());
    }
  }

  private static Findings ofFiles(Validator validation, CatalogueInputs given) {
    return Progress.during("Checking the files", () -> validation.ofFiles(given));
  }
}
