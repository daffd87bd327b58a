package org.airiskgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.airiskgraph.export.ExportWriter;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
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
    "Look for faults in catalogue, graph, ontology and canned queries.",
    "Exit code 1 when something must be mended; warnings alone are no failure."}, footer = {"",
        "Example: airisk validate --catalogue my-risks --report report.ttl"})
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions inputs;

  @Option(names = "--report", paramLabel = "FILE.ttl", description = "Write the findings on the graph as a SHACL validation report in Turtle.") private Path report;

  @Option(names = "--warnings", paramLabel = "N", defaultValue = "20", description = "Warnings to print, the others are counted (default: ${DEFAULT-VALUE}).") private int warnings;

  @Override
  public Integer call() throws IOException {
    Optional<Path> file = Optional.ofNullable(report).map(OutputFile::checked);
    Findings findings = findings();
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> lesser = findings.all().stream().filter(f -> f.severity() != Severity.VIOLATION).toList();
    findings.all().stream().filter(f -> f.severity() == Severity.VIOLATION).forEach(out::println);
    lesser.stream().limit(warnings).forEach(out::println);
    if (lesser.size() > warnings) {
      out.println("… and " + (lesser.size() - warnings) + " more; --warnings " + lesser.size() + " prints all.");
    }
    out.println((findings.fail() ? "Not valid: " : "Valid: ") + findings.summary() + ".");
    if (file.isPresent()) {
      ExportWriter.replace(file.get(), to -> RDFWriter.source(findings.report(Prefixes.of(inputs.iris())))
          .format(RDFFormat.TURTLE_PRETTY).output(to));
    }
    return findings.fail() ? 1 : 0;
  }

  /** Of the graph, or, when a catalogue file keeps it from being made, of the files. */
  private Findings findings() {
    Validator validation = new Validator(inputs.iris());
    CatalogueInputs given = inputs.inputs();
    Optional<CatalogueDirectoryReader.Folder> folder = given.catalogue();
    DatasetGraph dataset;
    try {
      dataset = inputs.build();
    } catch (InputException e) {
      return folder.map(validation::ofFiles).filter(Findings::fail).orElseThrow(() -> e);
    }
    // The defaults of canned queries are risks of the bundled catalogue under their published IRIs.
    boolean answers = folder.filter(BundledFolder.class::isInstance).isPresent()
        && inputs.iris().base().equals(IriFactory.DEFAULT_BASE) && inputs.hasLinks();
    return validation.of(dataset, folder, answers);
  }
}
