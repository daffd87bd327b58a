package org.airiskgraph.graph;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/**
 * Several graphs that share no triple, read as one.
 *
 * <p>Jena's unions drop repeated triples while reading, which costs a set for every pattern; here {@link
 * RiskDataset} sees to it, while writing, that no triple stands in two graphs.
 */
public final class OverlayGraph extends GraphBase {
  private final List<Graph> layers;

  /** {@code layers} in the order in which their triples are to come. */
  public OverlayGraph(List<Graph> layers) {
    this.layers = List.copyOf(layers);
    layers.forEach(layer -> getPrefixMapping().setNsPrefixes(layer.getPrefixMapping()));
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    ExtendedIterator<Triple> all = NullIterator.instance();
    for (Graph layer : layers) {
      ExtendedIterator<Triple> found = layer.find(pattern);
      all = found.hasNext() ? all.andThen(found) : all;
    }
    return all;
  }

  @Override
  protected boolean graphBaseContains(Triple triple) {
    return layers.stream().anyMatch(layer -> layer.contains(triple));
  }

  @Override
  protected int graphBaseSize() {
    return layers.stream().mapToInt(Graph::size).sum();
  }
}
