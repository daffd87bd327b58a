package org.airiskgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.airiskgraph.diagram.Neighbourhood;
import org.airiskgraph.diagram.NeighbourhoodDiagram;
import org.airiskgraph.export.ExportWriter;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.server.view.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "draw", mixinStandardHelpOptions = true, description = "Draw a risk and its neighbours as SVG; each box links to the IRI of what it shows.", footer = {
    "", "Example: airisk draw mesa-optimization -o mesa.svg"})
final class DrawCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RISK", description = "An identifier (34.02.03, mit561), an IRI, or a name or part of one.") private String risk;

  @Option(names = "-o", paramLabel = "FILE.svg", required = true, description = "File to write, - for standard output.") private String file;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws IOException {
    boolean standardOutput = file.equals("-");
    if (!standardOutput && !file.endsWith(".svg") && !file.endsWith(".svg.gz")) {
      throw new IllegalArgumentException("found the file name " + file + ", expected one that ends in .svg");
    }
    Path target = standardOutput ? Path.of("") : OutputFile.checked(Path.of(file));
    DatasetGraph dataset = inputs.build();
    Node node = new EntityResolver(dataset.getDefaultGraph(), inputs.iris()).risk(risk);
    Neighbourhood around = Neighbourhood.of(new GraphReader(dataset.getDefaultGraph(), inputs.iris()), node);
    String svg = NeighbourhoodDiagram.draw(around, Neighbourhood.Spot::iri);
    if (standardOutput) {
      spec.commandLine().getOut().println(svg);
    } else {
      ExportWriter.replace(target, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
    }
    return 0;
  }
}
