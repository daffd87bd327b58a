package org.airiskgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.airiskgraph.diagram.Neighborhood;
import org.airiskgraph.diagram.NeighborhoodDiagram;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.server.view.Texts;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "draw", mixinStandardHelpOptions = true, description = "Draw a risk and its neighbors as SVG. Each box links to the IRI it shows.", footer = {
    "", "Example: airisk draw mesa-optimization -o mesa.svg"})
final class DrawCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = Main.RISK) private String risk;

  @Option(names = {"-o",
      "--output"}, paramLabel = "FILE.svg", required = true, description = "File to write, - for standard output.") private String output;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws IOException {
    OutputFile file = OutputFile.of(output);
    if (!file.isStandardOutput() && !file.name().endsWith(".svg")) {
      throw new IllegalArgumentException("The file name " + output + " must end in .svg or .svg.gz.");
    }
    DatasetGraph dataset = inputs.build();
    Node node = new EntityResolver(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    Texts texts = Texts.of(Locale.ENGLISH);
    Neighborhood around = Neighborhood.of(new GraphReader(dataset.getDefaultGraph()), inputs.iris(), node, texts);
    String svg = NeighborhoodDiagram.draw(around, texts, iri -> iri);
    if (file.isStandardOutput()) {
      spec.commandLine().getOut().println(svg);
    } else {
      file.write(out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
    }
    return 0;
  }
}
