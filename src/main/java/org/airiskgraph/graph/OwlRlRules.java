package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * What follows from a record and the ontology: inverses, symmetry, wider properties and classes, terms renamed, and property
 * chains of two steps, the second of which stands in the record (mitigation step, then mitigation) or in the
 * ontology (sub-domain, then broader, gives the domain).
 *
 * <p>No rule looks beyond one record, so a stream of any length can be completed without holding it. They are
 * the rules {@code prp-spo1}, {@code prp-inv1/2}, {@code prp-symp}, {@code cax-sco}, {@code cax-eqc1/2} and
 * {@code prp-spo2} of <a
 * href="https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules">OWL 2 RL</a>.
 * Types that would follow from domains and ranges are left out on purpose: they would make anything that is
 * pointed to seem described.
 */
public final class OwlRlRules {
  private record Chain(Node secondStep, Node conclusion) {}

  /** What holds of a property, in the order in which it is to be found. */
  private static final class Rules {
    private final Set<Node> wider = new LinkedHashSet<>();
    private final Set<Node> inverses = new LinkedHashSet<>();
    private final List<Chain> chains = new ArrayList<>();
    private boolean symmetric;
  }

  private static final Rules NONE = new Rules();

  private final Graph ontology;
  private final Map<Node, Rules> properties = new HashMap<>();
  private final Map<Node, Set<Node>> widerClasses = new HashMap<>();

  /** The rules that {@code ontology} states; its own instances serve as second steps of chains. */
  public OwlRlRules(Graph ontology) {
    this.ontology = ontology;
    each(RDFS.subPropertyOf.asNode(), (sub, wide) -> rules(sub).wider.add(wide));
    each(RDFS.subClassOf.asNode(), this::putWider);
    each(OWL2.equivalentClass.asNode(), (a, b) -> {
      putWider(a, b);
      putWider(b, a);
    });
    each(DCTerms.isReplacedBy.asNode(), (old, now) -> {
      // A deprecated term still follows from the term that replaces it, though no axiom uses it any more.
      if (ontology.contains(old, OWL2.deprecated.asNode(), Node.ANY)) {
        rules(now).wider.add(old);
        putWider(now, old);
      }
    });
    each(OWL2.inverseOf.asNode(), (a, b) -> {
      rules(a).inverses.add(b);
      rules(b).inverses.add(a);
    });
    GraphUtil.listSubjects(ontology, RDF.type.asNode(), OWL2.SymmetricProperty.asNode())
        .forEachRemaining(property -> rules(property).symmetric = true);
    ontology.find(Node.ANY, OWL2.propertyChainAxiom.asNode(), Node.ANY).forEachRemaining(axiom -> {
      List<Node> steps = GraphList.members(new GNode(ontology, axiom.getObject()));
      if (steps.size() == 2) {
        rules(steps.get(0)).chains.add(new Chain(steps.get(1), axiom.getSubject()));
      }
    });
  }

  private Rules rules(Node property) {
    return properties.computeIfAbsent(property, p -> new Rules());
  }

  private void putWider(Node narrow, Node wide) {
    widerClasses.computeIfAbsent(narrow, c -> new LinkedHashSet<>()).add(wide);
  }

  /** The triples of a record and all that follows from them, each once, in a fixed order. */
  public List<Triple> complete(Collection<Triple> stated) {
    Set<Triple> known = new HashSet<>();
    List<Triple> triples = new ArrayList<>();
    Consumer<Triple> found = triple -> {
      if (known.add(triple)) {
        triples.add(triple);
      }
    };
    stated.forEach(found);
    int next = 0;
    while (next < triples.size()) {
      for (; next < triples.size(); next++) {
        consequences(triples.get(next), found);
      }
      // Either step of a chain may itself be a consequence, so chains wait until nothing else is left.
      chains(triples, found);
    }
    return triples;
  }

  /** Completes each triple that passes on its way to {@code out}, by the rules that look at one triple. */
  public StreamRDF completing(StreamRDF out) {
    return new StreamRDFWrapper(out) {
      @Override
      public void triple(Triple triple) {
        complete(List.of(triple)).forEach(out::triple);
      }
    };
  }

  private void consequences(Triple triple, Consumer<Triple> found) {
    Node s = triple.getSubject();
    Node p = triple.getPredicate();
    Node o = triple.getObject();
    if (p.equals(RDF.type.asNode())) {
      for (Node wide : widerClasses.getOrDefault(o, Set.of())) {
        found.accept(Triple.create(s, p, wide));
      }
      return;
    }
    Rules rules = properties.getOrDefault(p, NONE);
    for (Node wide : rules.wider) {
      found.accept(Triple.create(s, wide, o));
    }
    if (o.isLiteral()) {
      return;
    }
    for (Node inverse : rules.inverses) {
      found.accept(Triple.create(o, inverse, s));
    }
    if (rules.symmetric) {
      found.accept(Triple.create(o, p, s));
    }
  }

  private void chains(List<Triple> triples, Consumer<Triple> found) {
    for (Triple first : List.copyOf(triples)) {
      for (Chain chain : properties.getOrDefault(first.getPredicate(), NONE).chains) {
        List<Node> ends = ontology.find(first.getObject(), chain.secondStep(), Node.ANY)
            .mapWith(Triple::getObject).toList();
        for (Triple second : triples) {
          if (second.getPredicate().equals(chain.secondStep()) && second.getSubject().equals(first.getObject())) {
            ends.add(second.getObject());
          }
        }
        ends.forEach(end -> found.accept(Triple.create(first.getSubject(), chain.conclusion(), end)));
      }
    }
  }

  private void each(Node property, BiConsumer<Node, Node> pair) {
    ontology.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> {
      // Restrictions and unions are blank nodes; saying that something is a member of one tells a reader nothing.
      if (triple.getSubject().isURI() && triple.getObject().isURI()) {
        pair.accept(triple.getSubject(), triple.getObject());
      }
    });
  }
}
