package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.RelatedRisk;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * An entity and those directly connected to it.
 *
 * @param center the entity itself, whose relation is empty
 * @param neighbors the others: related risks by rank, the rest by relation and then by name
 * @param cuts the relations of which only the first neighbors are here
 */
public record Neighborhood(Neighbor center, List<Neighbor> neighbors, List<Cut> cuts) {
  private static final int RELATED = 12;
  private static final int PER_RELATION = 6;
  private static final int RISKS = 14;
  private static final List<Node> RISK_PROPERTIES =
      List.of(AIRG.subdomain, AIRG.domain, AIRG.sourceDocument, AIRG.concept, AIRG.mitigatedBy, AIRG.cites,
          AIRG.coveredBy, AIRG.illustratedBy);

  public Neighborhood {
    neighbors = List.copyOf(neighbors);
    cuts = List.copyOf(cuts);
  }

  /** A relation of which {@code shown} of {@code all} neighbors are here. */
  public record Cut(String relation, int shown, int all) {
    /** The cut in words. */
    public String in(PictureTexts texts) {
      return texts.get("picture.cut", relation, shown, all);
    }
  }

  /**
   * One entity of the picture.
   *
   * @param kind its kind; empty for IRIs of other namespaces
   * @param relation its relation to the center, in a word or two
   * @param label its name
   * @param iri its IRI
   * @param weight strength of the relation, in [0,1]; 0 for relations without one
   * @param reasons what the relation rests on, heaviest first; empty for relations that the data states
   * @param isParent whether the center is a part of it
   */
  public record Neighbor(Optional<EntityKind> kind, String relation, String label, String iri, double weight,
      List<String> reasons, boolean isParent) {
    public Neighbor {
      reasons = List.copyOf(reasons);
    }

    /** A neighbor by a relation without reasons. */
    public Neighbor(Optional<EntityKind> kind, String relation, String label, String iri, double weight) {
      this(kind, relation, label, iri, weight, List.of(), false);
    }

    /** The path of the kind, {@code other} if there is none. */
    public String kindName() {
      return kind.map(EntityKind::path).orElse("other");
    }
  }

  /** Reads the neighborhood of any entity that has a page; {@code texts} name the relations. */
  public static Neighborhood of(GraphReader reader, IriFactory iris, Node entity, PictureTexts texts) {
    Collector found = new Collector(reader, iris, texts, new ArrayList<>(), new ArrayList<>());
    if (reader.is(entity, AIRG.Risk)) {
      found.add("picture.source", reader.objects(entity, AIRG.sourceDocument));
      found.addParent(reader.objects(entity, AIRG.parentRisk));
      found.add("picture.sub-domain", reader.objects(entity, AIRG.subdomain));
      found.add("picture.concept", reader.objects(entity, AIRG.concept));
      found.addRelated(RelatedRisk.of(reader, entity));
      found.add("picture.mitigated-by", reader.objects(entity, AIRG.mitigatedBy));
      found.add("picture.cites", reader.objects(entity, AIRG.cites));
      found.add("picture.contains", reader.objects(entity, AIRG.childRisk));
    } else {
      found.add("picture.broader", reader.objects(entity, SKOS.broader.asNode()));
      found.add("picture.narrower", reader.objects(entity, SKOS.narrower.asNode()));
      found.add("picture.related-concept", reader.objects(entity, SKOS.related.asNode()));
      found.add("picture.applies-to",
          reader.objects(entity, AIRG.actsOn).stream().filter(node -> !reader.is(node, AIRG.Risk)).toList());
      found.add("picture.mitigated-by", reader.subjects(AIRG.actsOn, entity));
      found.add("picture.cites", reader.objects(entity, AIRG.cites));
      found.add("picture.risk", RISK_PROPERTIES.stream().flatMap(property -> reader.subjects(property, entity).stream())
          .filter(node -> reader.is(node, AIRG.Risk)).toList(), RISKS);
    }
    return new Neighborhood(found.neighbor("", entity), found.neighbors, found.cuts);
  }

  private record Collector(GraphReader reader, IriFactory iris, PictureTexts texts, List<Neighbor> neighbors,
      List<Cut> cuts) {
    void add(String relation, List<Node> nodes) {
      add(relation, nodes, PER_RELATION);
    }

    void addParent(List<Node> nodes) {
      nodes.stream().filter(Node::isURI).distinct().map(node -> neighbor(texts.get("picture.parent"), node))
          .map(parent -> new Neighbor(parent.kind(), parent.relation(), parent.label(), parent.iri(), 0, List.of(),
              true))
          .forEach(neighbors::add);
    }

    void add(String key, List<Node> nodes, int most) {
      String relation = texts.get(key);
      List<Node> all = nodes.stream().filter(Node::isURI).distinct().toList();
      cut(relation, most, all.size());
      all.stream().map(node -> neighbor(relation, node))
          .sorted(Comparator.comparing((Neighbor neighbor) -> neighbor.label().toLowerCase(Locale.ROOT))
              .thenComparing(Neighbor::iri))
          .limit(most).forEach(neighbors::add);
    }

    private void cut(String relation, int most, int all) {
      if (all > most) {
        cuts.add(new Cut(relation, most, all));
      }
    }

    void addRelated(List<RelatedRisk> related) {
      cut(texts.get("picture.related"), RELATED, related.size());
      related.stream().limit(RELATED).forEach(this::add);
    }

    private void add(RelatedRisk related) {
      Entity risk = related.risk();
      neighbors.add(new Neighbor(iris.kind(risk.iri()),
          texts.get("picture.related-risk", related.rank(), related.roundedScore(), risk.note()), risk.label(),
          risk.iri(), related.score(),
          related.reasons().stream().map(reason -> reason.text() + " (" + reason.roundedWeight() + ")").toList(),
          false));
    }

    Neighbor neighbor(String relation, Node node) {
      Optional<EntityKind> kind = iris.kind(node.toString());
      Entity entity = kind.equals(Optional.of(EntityKind.DOMAIN)) ? reader.domain(node)
          : kind.equals(Optional.of(EntityKind.SOURCE)) ? reader.source(node) : reader.entity(node);
      return new Neighbor(kind, relation, entity.label(), entity.iri(), 0);
    }
  }
}
