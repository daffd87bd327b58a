package org.airiskgraph.graph;

import java.util.HashSet;
import java.util.Set;
import org.airiskgraph.catalogue.EntityKind;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;

/**
 * Passes on the ontology and then the catalogue as it comes, each triple once, holding next to nothing of it.
 *
 * <p>A record says all that follows from it, so only what two kinds of records say can come twice: that a
 * mitigation is for a risk. Those triples are remembered; there are few.
 */
public final class StreamRDFDedup extends StreamRDFWrapper {
  private final IriFactory iris;
  private final Ontology ontology;
  private final boolean named;
  private final Set<Triple> remembered = new HashSet<>();

  /** Writes to {@code out} the triples of the default graph, and if {@code named} those of the named graphs too. */
  public StreamRDFDedup(IriFactory iris, Ontology ontology, boolean named, StreamRDF out) {
    super(out);
    this.iris = iris;
    this.ontology = ontology;
    this.named = named;
  }

  @Override
  public void start() {
    super.start();
    Prefixes.of(iris).forEach(this::prefix);
    ontology.closed().find().forEachRemaining(triple -> write(triple, "ontology"));
  }

  @Override
  public void triple(Triple triple) {
    if (!ontology.closed().contains(triple) && (!isForRisk(triple) || remembered.add(triple))) {
      write(triple, "catalogue");
    }
  }

  private void write(Triple triple, String graph) {
    super.triple(triple);
    if (named) {
      super.quad(Quad.create(iris.graph(graph), triple));
    }
  }

  private boolean isForRisk(Triple triple) {
    return isOf(EntityKind.MITIGATION, triple.getSubject()) && isOf(EntityKind.RISK, triple.getObject())
        || isOf(EntityKind.MITIGATION, triple.getObject()) && isOf(EntityKind.RISK, triple.getSubject());
  }

  private boolean isOf(EntityKind kind, Node node) {
    return node.isURI() && node.getURI().startsWith(kind.path() + "/", iris.base().length())
        && node.getURI().startsWith(iris.base());
  }
}
