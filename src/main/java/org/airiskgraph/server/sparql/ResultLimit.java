package org.airiskgraph.server.sparql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Takes in a whole answer, as long as it is not too large to hold.
 *
 * @param rows most rows or triples
 * @param characters most characters of literals and IRIs
 */
public record ResultLimit(int rows, long characters) {

  /** An answer over the limit; the message says what to do. */
  public static final class TooLarge extends RuntimeException {
    TooLarge(String message) {
      super(message);
    }
  }

  /** The rows of {@code answer}, all of them. */
  public RowSet rows(RowSet answer) {
    Count count = new Count();
    List<Binding> all = new ArrayList<>();
    answer.forEachRemaining(row -> {
      count.row();
      row.forEach((var, node) -> count.node(node));
      all.add(row);
    });
    return RowSetStream.create(answer.getResultVars(), all.iterator());
  }

  /** A graph of {@code triples}, all of them. */
  public Graph graph(Iterator<Triple> triples, PrefixMapping prefixes) {
    Graph graph = GraphFactory.createDefaultGraph();
    Count count = new Count();
    triples.forEachRemaining(triple -> {
      count.row();
      count.node(triple.getSubject());
      count.node(triple.getPredicate());
      count.node(triple.getObject());
      graph.add(triple);
    });
    graph.getPrefixMapping().setNsPrefixes(prefixes);
    return graph;
  }

  DatasetGraph dataset(Iterator<Quad> quads, PrefixMapping prefixes) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    Count count = new Count();
    quads.forEachRemaining(quad -> {
      count.row();
      count.node(quad.getGraph());
      count.node(quad.getSubject());
      count.node(quad.getPredicate());
      count.node(quad.getObject());
      dataset.add(quad);
    });
    prefixes.getNsPrefixMap().forEach(dataset.prefixes()::add);
    return dataset;
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

    private void add(Node node) {
      if (node.isTripleTerm()) {
        add(node.getTriple().getSubject());
        add(node.getTriple().getPredicate());
        add(node.getTriple().getObject());
      } else {
        length += node.isLiteral() ? node.getLiteralLexicalForm().length() : node.isURI() ? node.getURI().length() : 0;
      }
    }

    void node(Node node) {
      add(node);
      if (length > characters) {
        throw new TooLarge("The texts and IRIs of the answer are longer than " + characters
            + " characters together. Ask for fewer with LIMIT and OFFSET");
      }
    }
  }
}
