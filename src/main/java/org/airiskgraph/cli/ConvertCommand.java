package org.airiskgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.airiskgraph.export.ExportFormat;
import org.airiskgraph.export.NTriplesWriter;
import org.airiskgraph.export.NetworkFormat;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.store.RiskGraphBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "convert", mixinStandardHelpOptions = true, description = "Write the graph to a file.")
final class ConvertCommand implements Callable<Integer> {
  /** The formats, for completion and help. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExportFormat.all().stream().map(ExportFormat::ending).iterator();
    }
  }

  @Spec
  void describe(CommandSpec command) {
    Stream<String> formats = ExportFormat.all().stream()
        .map(format -> String.format(Locale.ROOT, "  .%-8s %s", format.ending(), format.description()));
    command.usageMessage().footer(Stream.of(
        Stream.of("", "Formats by file name extension, each also compressed (.ttl.gz):"), formats,
        Stream.of("", "Examples: airisk convert -o risks.ttl.gz",
            "          airisk convert -o - --format nt | sort | head"))
        .flatMap(lines -> lines).toArray(String[]::new));
  }

  @Mixin private InputOptions inputs;

  @Option(names = {"-o",
      "--output"}, required = true, paramLabel = "FILE", description = "File to write, - for standard output.") private String output;

  @Option(names = "--format", paramLabel = "FORMAT", completionCandidates = Formats.class, description = "Format, if the file name has no extension: ${COMPLETION-CANDIDATES}.") private String format;

  @Override
  public Integer call() throws IOException {
    ExportFormat chosen = format();
    OutputFile file = OutputFile.of(output);
    if (chosen.isDirectory()) {
      if (file.isStandardOutput()) {
        throw new IllegalArgumentException("The format csv is a directory of two tables. Name it with --output.");
      }
      NetworkFormat.writeTables(inputs.build(), inputs.iris(), file.path().orElseThrow());
      return 0;
    }
    file.write(out -> write(chosen, out));
    return 0;
  }

  private ExportFormat format() {
    String name = output.equals("-") ? "" : output.replaceFirst(".*[/\\\\]", "").replaceFirst("(?i)\\.gz$", "");
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Optional<ExportFormat> named = name.contains(".") ? ExportFormat.ofEnding(extension) : Optional.empty();
    if (format == null) {
      return named.orElseThrow(() -> new IllegalArgumentException(
          (output.equals("-") ? "Standard output has no file name extension."
              : "Unknown format of " + output + ".") + " Add --format with one of " + ExportFormat.endings() + "."));
    }
    ExportFormat given = ExportFormat.ofEnding(format.replaceFirst("^\\.", "")).orElseThrow(
        () -> new IllegalArgumentException(
            "Unknown format \"" + format + "\"." + FormatNames.didYouMean(format, new Formats()) + " Expected one of "
                + ExportFormat.endings() + "."));
    if (named.isPresent() && named.get() != given) {
      throw new IllegalArgumentException(
          "The file name " + output + " and --format " + format + " contradict each other.");
    }
    return given;
  }

  private void write(ExportFormat chosen, OutputStream out) throws IOException {
    if (chosen instanceof RdfFormat rdf && rdf.isLineBased() && !inputs.hasLinks() && inputs.inputs().isOneWorkbook()) {
      try (Progress progress = new Progress("Writing " + chosen.ending())) {
        OutputStream counted = progress.counting(out);
        RiskGraphBuilder.stream(inputs.inputs(), inputs.iris(), rdf.hasGraphs(),
            new NTriplesWriter(counted));
      }
    } else {
      var dataset = inputs.build();
      try (Progress progress = new Progress("Writing " + chosen.ending())) {
        chosen.write(dataset, inputs.iris(), progress.counting(out));
      }
    }
  }
}
