package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.graph.Iris;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.system.StreamRDF;

/** Links each risk of a graph to the risks it has most in common with, and says why. */
public final class LinkBuilder {
  private final Iris iris;
  private final LinkOptions options;
  private final LinkMethod method;

  /** Uses {@link LinkMethod#standard}. */
  public LinkBuilder(Iris iris, LinkOptions options) {
    this(iris, options, LinkMethod.standard());
  }

  public LinkBuilder(Iris iris, LinkOptions options, LinkMethod method) {
    this.iris = iris;
    this.options = options;
    this.method = method;
  }

  /**
   * Reads the risks of {@code stated} and sends to {@code out} the triples of their links, and of the method by
   * which they were found. The same risks give the same triples in the same order.
   */
  public void build(Graph stated, StreamRDF out) {
    if (options.perRisk() == 0) {
      return;
    }
    RiskTable table = new RiskTable(stated);
    RiskVectors vectors = new RiskVectors(table, stated, method);
    Duplicates duplicates = new Duplicates(table);
    Neighbours neighbours = new Neighbours(table, vectors, method);
    Reasons reasons = new Reasons(table, vectors, new Wording(stated, table, vectors.concepts()));
    new Provenance(iris, out).write(method, options);
    LinkTriples triples = new LinkTriples(iris, out);
    for (int risk = 0; risk < table.size(); risk++) {
      for (int earlier : duplicates.earlier(risk)) {
        triples.duplicates(table.risk(earlier), table.risk(risk));
      }
      links(risk, table, duplicates, neighbours, reasons).forEach(triples::write);
    }
  }

  private List<Link> links(int risk, RiskTable table, Duplicates duplicates, Neighbours neighbours, Reasons reasons) {
    List<Link> links = new ArrayList<>();
    for (int other : neighbours.best(risk, options.perRisk(), candidate -> !duplicates.are(risk, candidate))) {
      links.add(new Link(table.risk(risk), table.risk(other), links.size() + 1, neighbours.score(risk, other),
          reasons.of(risk, other, neighbours.factor(risk, other))));
    }
    return links;
  }
}
