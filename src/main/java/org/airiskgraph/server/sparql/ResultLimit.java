package org.airiskgraph.server.sparql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Reads a whole answer into memory, up to a limit.
 *
 * @param rows most rows or triples
 * @param characters most characters of literals and IRIs, of which each counts 50 at least
 */
public record ResultLimit(int rows, long characters) {
  /** What a cell counts at least: the formats write names and tags around an empty text too. */
  private static final int CELL_CHARACTERS = 50;

  /** Thrown for an answer over the limit; the message says what to do. */
  public static final class TooLarge extends RuntimeException {
    TooLarge(String message) {
      super(message);
    }
  }

  /** The rows of {@code answer}, all of them. */
  public RowSet rows(RowSet answer) {
    return rows(answer, row -> {
    });
  }

  /** The same, with each row given to {@code check} as well. */
  RowSet rows(RowSet answer, Consumer<Binding> check) {
    Count count = new Count();
    List<Binding> all = new ArrayList<>();
    answer.forEachRemaining(row -> {
      count.row();
      // A projected row refers to the one it was taken from, with all its values.
      BindingBuilder copy = Binding.builder();
      for (Var var : answer.getResultVars()) {
        Node node = row.get(var);
        if (node != null) {
          count.node(node);
          copy.add(var, node);
        }
      }
      Binding kept = copy.build();
      check.accept(kept);
      all.add(kept);
    });
    return RowSetStream.create(answer.getResultVars(), all.iterator());
  }

  /** A graph of {@code triples}, all of them. */
  public Graph graph(Iterator<Triple> triples, PrefixMapping prefixes) {
    return graph(triples, prefixes, triple -> {
    });
  }

  /** The same, with each triple given to {@code check} as well. */
  Graph graph(Iterator<Triple> triples, PrefixMapping prefixes, Consumer<Triple> check) {
    Graph graph = GraphFactory.createDefaultGraph();
    Count count = new Count();
    triples.forEachRemaining(triple -> {
      count.row();
      count.node(triple.getSubject());
      count.node(triple.getPredicate());
      count.node(triple.getObject());
      check.accept(triple);
      graph.add(triple);
    });
    graph.getPrefixMapping().setNsPrefixes(prefixes);
    return graph;
  }

  private final class Count {
    private int seen;
    private long length;

    void row() {
      if (++seen > rows) {
        throw new TooLarge("The answer has more than " + rows
            + " rows. Ask with LIMIT and OFFSET, or fetch the whole graph from /download/airiskgraph.nq");
      }
    }

    void node(Node node) {
      int text = node.isLiteral() ? node.getLiteralLexicalForm().length() : node.isURI() ? node.getURI().length() : 0;
      length += Math.max(CELL_CHARACTERS, text);
      if (length > characters) {
        throw new TooLarge("The texts and IRIs of the answer are longer than " + characters
            + " characters together. Ask for fewer with LIMIT and OFFSET");
      }
    }
  }
}
