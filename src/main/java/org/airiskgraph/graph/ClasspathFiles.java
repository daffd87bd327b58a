package org.airiskgraph.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.reader.InputException;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.graph.GraphFactory;

/** The files that travel inside the program: {@code ontology/}, {@code data/} and {@code queries/}. */
public final class ClasspathFiles {
  private static final Pattern UNDECLARED = Pattern.compile("Undefined prefix: (.*)");

  private ClasspathFiles() {}

  /**
   * One file by its path in the project; the caller closes it.
   *
   * @throws InputException if the program was built without the file
   */
  public static InputStream open(String path) {
    InputStream in = ClasspathFiles.class.getResourceAsStream("/" + path);
    if (in == null) {
      throw new InputException(path, "not found, but the program needs this file; restore it, for instance with git"
          + " checkout " + path + ", and run the command again");
    }
    return in;
  }

  /** A Turtle file as a graph; a fault names its line and column. */
  public static Graph graph(String path) {
    try (InputStream in = open(path)) {
      return graph(path, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Turtle text of {@code in} as a graph; faults name {@code path}, line and column. */
  static Graph graph(String path, InputStream in) {
    Graph graph = GraphFactory.createDefaultGraph();
    // Blank nodes get the same names each time, so that what is built from the files has the same bytes.
    UUID seed = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
    RDFParser.source(in).lang(Lang.TURTLE).labelToNode(LabelToNode.createScopeByDocumentHash(seed))
        .errorHandler(faultsOf(path)).parse(graph);
    return graph;
  }

  private static ErrorHandler faultsOf(String path) {
    return new ErrorHandler() {
      @Override
      public void warning(String message, long line, long column) {
        error(message, line, column);
      }

      @Override
      public void error(String message, long line, long column) {
        Matcher prefix = UNDECLARED.matcher(message);
        throw new InputException(path + ":" + line + ":" + column, prefix.matches() ? "the prefix " + prefix.group(1)
            + ": is not declared; add @prefix " + Prefixes.declaration(prefix.group(1)) + " ."
            : "not Turtle: " + message);
      }

      @Override
      public void fatal(String message, long line, long column) {
        error(message, line, column);
      }
    };
  }
}
