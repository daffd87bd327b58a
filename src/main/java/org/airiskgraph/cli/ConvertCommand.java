package org.airiskgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.airiskgraph.export.ExportFormat;
import org.airiskgraph.export.ExportWriter;
import org.airiskgraph.export.NTriplesWriter;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.store.RiskGraphBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "convert", mixinStandardHelpOptions = true, description = "Write the graph to a file.", footer = {"",
    "Forms, by the ending of the name, each also compressed (.ttl.gz):",
    "  .ttl      Turtle",
    "  .trig     TriG, with the named graphs",
    "  .nt       N-Triples",
    "  .nq       N-Quads, with the named graphs",
    "  .rdf      RDF/XML",
    "  .jsonld   JSON-LD 1.1",
    "  .graphml  GraphML, for networkx, igraph, yEd, TinkerPop",
    "  .gexf     GEXF 1.2, for Gephi",
    "  .csv      a directory of two tables, nodes.csv and edges.csv, for neo4j-admin and pandas",
    "", "Examples: airisk convert -o risks.ttl.gz",
    "          airisk convert -o - --format nt | sort | head"})
final class ConvertCommand implements Callable<Integer> {
  /** The forms, for completion and help. */
  static final class Forms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExportFormat.all().stream().map(ExportFormat::ending).iterator();
    }
  }

  @Mixin private InputOptions inputs;

  @Option(names = {"-o",
      "--output"}, required = true, paramLabel = "FILE", description = "The file to write, or - for standard output.") private String output;

  @Option(names = "--format", paramLabel = "FORM", completionCandidates = Forms.class, description = "The form, where the name does not say: ${COMPLETION-CANDIDATES}.") private String format;

  @Override
  public Integer call() throws IOException {
    ExportFormat form = form();
    Path file = output.equals("-") ? Path.of("") : OutputFile.checked(Path.of(output));
    try (Progress progress = Progress.of("Writing " + form.ending())) {
      if (output.equals("-")) {
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        write(form, progress.counting(out));
        out.flush();
      } else if (form.isDirectory()) {
        ExportWriter.writeTables(inputs.build(), inputs.iris(), file);
      } else {
        ExportWriter.replace(file, out -> write(form, progress.counting(out)));
      }
    }
    return 0;
  }

  private ExportFormat form() {
    Optional<Path> name = output.equals("-") ? Optional.empty() : Optional.ofNullable(Path.of(output).getFileName());
    if (name.isEmpty() && format == null) {
      throw new IllegalArgumentException("standard output needs --format, one of " + ExportFormat.endings());
    }
    String plain = name.map(file -> file.toString().replaceFirst("\\.gz$", "")).orElse("");
    String ending = format != null ? format.replaceFirst("^\\.", "") : plain.substring(plain.lastIndexOf('.') + 1);
    ExportFormat form = ExportFormat.ofEnding(ending).orElseThrow(() -> new IllegalArgumentException(
        "found the form \"" + ending + "\", expected one of " + ExportFormat.endings()));
    if (form.isDirectory() && name.isEmpty()) {
      throw new IllegalArgumentException("csv is a directory of two tables; name it with -o");
    }
    return form;
  }

  private void write(ExportFormat form, OutputStream out) throws IOException {
    if (form instanceof RdfFormat rdf && rdf.isLineBased() && !inputs.hasLinks()) {
      RiskGraphBuilder.stream(inputs.inputs(), inputs.iris(), form == RdfFormat.NQUADS, () -> new NTriplesWriter(out));
    } else {
      form.write(inputs.build(), inputs.iris(), out);
    }
  }
}
