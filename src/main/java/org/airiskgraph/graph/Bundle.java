package org.airiskgraph.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

/** The files that travel inside the program: {@code ontology/}, {@code data/} and {@code queries/}. */
public final class Bundle {
  private Bundle() {}

  /** One file by its path in the project; the caller closes it. */
  public static InputStream open(String path) {
    InputStream in = Bundle.class.getResourceAsStream("/" + path);
    if (in == null) {
      throw new IllegalArgumentException("the program holds no file " + path);
    }
    return in;
  }

  /** A Turtle file as a graph. */
  public static Graph graph(String path) {
    Graph graph = GraphFactory.createDefaultGraph();
    try (InputStream in = open(path)) {
      RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return graph;
  }
}
