package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.server.view.GraphReader;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.RelatedRisk;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * A thing and what stands around it.
 *
 * @param centre the thing itself
 * @param spots its neighbours, each kind in its own order: related risks by rank, the rest by name
 */
public record Neighbourhood(Spot centre, List<Spot> spots) {
  private static final int RELATED = 12;
  private static final int OF_A_KIND = 6;
  private static final int RISKS = 14;

  public Neighbourhood {
    spots = List.copyOf(spots);
  }

  /**
   * One thing in the picture.
   *
   * @param kind risk, domain, source, work, mitigation or concept
   * @param relation how it stands to the centre, in a word or two
   * @param label its name
   * @param iri its IRI
   * @param href its page on this server
   * @param weight how strong the tie is, in [0,1]; 0 where ties have no strength
   */
  public record Spot(String kind, String relation, String label, String iri, String href, double weight) {}

  /** The neighbourhood of any thing that has a page. */
  public static Neighbourhood of(GraphReader facts, Node thing) {
    Collector found = new Collector(facts);
    if (facts.is(thing, AIRG.Risk)) {
      risk(facts, thing, found);
    } else {
      found.add("broader", facts.objects(thing, SKOS.broader.asNode()), OF_A_KIND);
      found.add("narrower", facts.objects(thing, SKOS.narrower.asNode()), OF_A_KIND);
      found.add("related concept", facts.objects(thing, SKOS.related.asNode()), OF_A_KIND);
      found.add("acts on", facts.objects(thing, AIRG.actsOn).stream().filter(n -> !facts.is(n, AIRG.Risk)).toList(),
          OF_A_KIND);
      found.add("acted on by", facts.subjects(AIRG.actsOn, thing), OF_A_KIND);
      found.add("cites", facts.objects(thing, AIRG.cites), OF_A_KIND);
      found.add("risk", risksOf(facts, thing), RISKS);
    }
    return new Neighbourhood(found.spot("", thing, 0), found.spots);
  }

  private static void risk(GraphReader facts, Node risk, Collector found) {
    found.add("source", facts.objects(risk, AIRG.sourceDocument), 1);
    found.add("parent", facts.objects(risk, AIRG.parentRisk), 1);
    found.add("filed under", facts.objects(risk, AIRG.subdomain), 1);
    found.add("concept", facts.objects(risk, AIRG.concept), OF_A_KIND);
    RelatedRisk.of(facts, risk).stream().limit(RELATED).forEach(
        related -> found.add("related " + related.rank() + " · " + related.shown() + " · " + related.ref().note(),
            related.node(), related.score()));
    found.add("mitigated by", facts.objects(risk, AIRG.mitigatedBy), OF_A_KIND);
    found.add("cites", facts.objects(risk, AIRG.cites), OF_A_KIND);
    found.add("contains", facts.objects(risk, AIRG.childRisk), OF_A_KIND);
  }

  private static List<Node> risksOf(GraphReader facts, Node thing) {
    List<Node> risks = new ArrayList<>();
    for (Node property : List.of(AIRG.subdomain, AIRG.domain, AIRG.sourceDocument, AIRG.concept, AIRG.mitigatedBy,
        AIRG.cites)) {
      facts.subjects(property, thing).stream().filter(node -> facts.is(node, AIRG.Risk)).forEach(risks::add);
    }
    return risks;
  }

  private static final class Collector {
    private final GraphReader facts;
    private final List<Spot> spots = new ArrayList<>();

    Collector(GraphReader facts) {
      this.facts = facts;
    }

    void add(String relation, List<Node> nodes, int most) {
      nodes.stream().filter(Node::isURI).distinct().map(node -> spot(relation, node, 0))
          .sorted(java.util.Comparator.comparing((Spot spot) -> spot.label().toLowerCase(Locale.ROOT))
              .thenComparing(Spot::iri))
          .limit(most).forEach(spots::add);
    }

    void add(String relation, Node node, double weight) {
      spots.add(spot(relation, node, weight));
    }

    Spot spot(String relation, Node node, double weight) {
      String kind = facts.places().kind(node.getURI()).map(EntityKind::path).orElse("other");
      Hyperlink ref =
          kind.equals("domain") ? facts.domain(node) : kind.equals("source") ? facts.source(node) : facts.ref(node);
      return new Spot(kind, relation, ref.label(), node.getURI(), ref.href(), weight);
    }
  }
}
