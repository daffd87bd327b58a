package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;

/** Links each risk of a graph to the risks that it has most in common with, with reasons. */
public final class LinkBuilder {
  private static final Node DUPLICATE_OF = AIRG.term("duplicateOf");

  private final IriFactory iris;
  private final LinkOptions options;
  private final LinkMethod method;

  /** Uses {@link LinkMethod#standard}. */
  public LinkBuilder(IriFactory iris, LinkOptions options) {
    this(iris, options, LinkMethod.standard());
  }

  public LinkBuilder(IriFactory iris, LinkOptions options, LinkMethod method) {
    this.iris = iris;
    this.options = options;
    this.method = method;
  }

  /**
   * Reads the risks of {@code stated} and sends their links to {@code out}, grouped by risk, best first. Duplicates and
   * the provenance of the links go to {@code notes} as triples. The same input gives the same output in the same order.
   */
  public void build(Graph stated, Consumer<Link> out, StreamRDF notes) {
    if (options.perRisk() == 0) {
      return;
    }
    RiskTable table = new RiskTable(stated);
    FeatureMatrix features = new FeatureMatrix(table, stated, method);
    DuplicateDetector duplicates = new DuplicateDetector(table);
    NearestNeighbourIndex neighbours = new NearestNeighbourIndex(table, features, method);
    LinkExplainer explainer = new LinkExplainer(table, features, new ReasonText(stated, table, features.concepts()));
    new Provenance(iris, notes).write(method, options);
    for (int risk = 0; risk < table.size(); risk++) {
      for (int earlier : duplicates.earlier(risk)) {
        notes.triple(Triple.create(table.risk(earlier), DUPLICATE_OF, table.risk(risk)));
        notes.triple(Triple.create(table.risk(risk), DUPLICATE_OF, table.risk(earlier)));
      }
      links(risk, table, duplicates, neighbours, explainer).forEach(out);
    }
  }

  private List<Link> links(int risk, RiskTable table, DuplicateDetector duplicates, NearestNeighbourIndex neighbours,
      LinkExplainer explainer) {
    List<Link> links = new ArrayList<>();
    for (int other : neighbours.best(risk, options.perRisk(), candidate -> !duplicates.are(risk, candidate))) {
      links.add(new Link(table.risk(risk), table.risk(other), links.size() + 1, neighbours.score(risk, other),
          explainer.reasons(risk, other, neighbours.factor(risk, other))));
    }
    return links;
  }
}
