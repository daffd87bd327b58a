package org.airiskgraph.links;

import java.util.List;
import java.util.function.Consumer;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.LinkKind;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;

/** Links each risk of a graph to the risks that it has most in common with, with reasons. */
public final class LinkBuilder {
  /** The smallest score, without damping, of a link between records of the same risk. */
  static final double LEAST_SAME = 0.5;
  /** The same, if both have the same name. */
  static final double LEAST_SAME_BY_NAME = 0.45;

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
    NearestNeighborIndex neighbors = new NearestNeighborIndex(table, features, method);
    LinkExplainer explainer = new LinkExplainer(table, features, new ReasonText(stated, table, features.concepts()));
    new Provenance(iris, notes).write(method, options);
    Kinds kinds = new Kinds(table);
    for (int risk = 0; risk < table.size(); risk++) {
      int own = risk;
      int rank = 0;
      for (int earlier : duplicates.earlier(risk)) {
        notes.triple(Triple.create(table.risk(earlier), DUPLICATE_OF, table.risk(risk)));
        notes.triple(Triple.create(table.risk(risk), DUPLICATE_OF, table.risk(earlier)));
      }
      for (int other : neighbors.best(risk, options.perRisk(), candidate -> !duplicates.are(own, candidate))) {
        float score = neighbors.score(risk, other);
        // What makes a risk a poor answer for others is no reason to leave it without answers of its own.
        if (score >= options.least() * neighbors.factor(risk)) {
          out.accept(new Link(table.risk(risk), table.risk(other), ++rank, score,
              kinds.of(risk, other, score / neighbors.factor(risk, other)),
              explainer.reasons(risk, other, neighbors.factor(risk, other), score)));
        }
      }
    }
  }

  /** What one risk is to another, from the places of both in their sources, their names, and how much they have in common. */
  record Kinds(RiskTable table, List<List<Node>> sources) {
    Kinds(RiskTable table) {
      this(table, table.values(AIRG.sourceDocument));
    }

    /** The kind of a link; {@code similarity} is its score without damping. */
    LinkKind of(int from, int to, double similarity) {
      if (table.parent(from) == to) {
        return LinkKind.BROADER;
      }
      if (table.parent(to) == from) {
        return LinkKind.NARROWER;
      }
      if (table.parent(from) >= 0 && table.parent(from) == table.parent(to)) {
        return LinkKind.SIBLING;
      }
      boolean same = similarity >= LEAST_SAME || similarity >= LEAST_SAME_BY_NAME && haveTheSameName(from, to);
      return same && !sources.get(from).equals(sources.get(to)) ? LinkKind.SAME_RISK : LinkKind.RELATED;
    }

    private boolean haveTheSameName(int from, int to) {
      return DuplicateDetector.plain(table.name(from)).equals(DuplicateDetector.plain(table.name(to)));
    }
  }
}
