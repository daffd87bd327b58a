package org.airiskgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.RiskGraph;
import org.airiskgraph.graph.GraphWriter;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "convert", mixinStandardHelpOptions = true, description = "Write the graph to a file.",
    footer = {"", "Example: airisk convert -o risks.ttl.gz"})
final class ConvertCommand implements Callable<Integer> {
  /** Forms by the ending of the file name. */
  private enum Form {
    TTL(RDFFormat.TURTLE_PRETTY), NT(RDFFormat.NTRIPLES_UTF8), NQ(RDFFormat.NQUADS_UTF8), TRIG(RDFFormat.TRIG_PRETTY),
    JSONLD(RDFFormat.JSONLD11_PRETTY), RDF(RDFFormat.RDFXML_PLAIN);

    private final RDFFormat format;

    Form(RDFFormat format) {
      this.format = format;
    }

    static Optional<Form> of(String ending) {
      return Arrays.stream(values()).filter(form -> form.name().equalsIgnoreCase(ending)).findFirst();
    }

    static String all() {
      return Arrays.stream(values()).map(form -> "." + form.name().toLowerCase(java.util.Locale.ROOT))
          .collect(Collectors.joining(" "));
    }
  }

  @Mixin private InputOptions inputs;

  @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE",
      description = "The file to write; its ending names the form (.ttl .nt .nq .trig .jsonld .rdf, each also .gz). - is standard output.")
  private String output;

  @Option(names = "--format", paramLabel = "FORM", description = "The form, where the name does not say: ttl, nt, nq, trig, jsonld, rdf.")
  private String format;

  @Override
  public Integer call() throws IOException {
    Form form = form();
    if (output.equals("-")) {
      OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
      write(form, out);
      out.flush();
    } else {
      GraphWriter.replace(Path.of(output), out -> write(form, out));
    }
    return 0;
  }

  private Form form() {
    String name = Path.of(output).getFileName().toString().replaceFirst("\\.gz$", "");
    String ending = format != null ? format : name.substring(name.lastIndexOf('.') + 1);
    return Form.of(ending).orElseThrow(() -> new IllegalArgumentException(
        output.equals("-") && format == null ? "standard output needs --format" : "found the form \"" + ending + "\", expected one of " + Form.all()));
  }

  private void write(Form form, OutputStream out) {
    if (form == Form.NT && !inputs.hasLinks()) {
      StreamRDF triples = StreamRDFWriter.getWriterStream(out, form.format);
      triples.start();
      Prefixes.of(inputs.iris()).forEach(triples::prefix);
      RiskGraph.stream(inputs.inputs(), inputs.iris(), triples);
      triples.finish();
      return;
    }
    DatasetGraph dataset = inputs.build();
    GraphWriter.write(dataset, form.format, out);
  }
}
