package org.airiskgraph.links;

import java.util.List;
import java.util.function.Function;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Writes what fits each risk, and how it was found: a property that leads to the thing, and a node for each pair that
 * says how well and by which way.
 */
public final class FitToRdf {
  /**
   * The terms for one kind of thing.
   *
   * @param direct from a risk to the thing, {@code airg:addressedBy}
   * @param fit from a risk to the node, {@code airg:mitigationFit}
   * @param type of the node, {@code airg:MitigationFit}
   * @param thing from the node to the thing, {@code airg:mitigation}
   * @param part what the fragment of the node's IRI begins with, {@code addressed-by-}
   */
  private record Terms(Node direct, Node fit, Node type, Node thing, String part) {}

  private static final Terms MITIGATION =
      new Terms(AIRG.addressedBy, AIRG.mitigationFit, AIRG.MitigationFit, AIRG.mitigation, "addressed-by-");
  private static final Terms ENTRY =
      new Terms(AIRG.coveredBy, AIRG.entryFit, AIRG.EntryFit, AIRG.entry, "covered-by-");
  private static final Terms MEASURE =
      new Terms(AIRG.mayBeAddressedBy, AIRG.measureFit, AIRG.MeasureFit, AIRG.measure, "may-be-addressed-by-");
  private static final Terms INCIDENT =
      new Terms(AIRG.illustratedBy, AIRG.incidentFit, AIRG.IncidentFit, AIRG.incident, "illustrated-by-");

  private final IriFactory iris;
  private final StreamRDF out;

  public FitToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = out;
  }

  /**
   * Ranks the mitigations of the risks in {@code stated}, {@code airg:addressedBy}; writes nothing if none fits.
   *
   * @param concepts those of the risks
   */
  public void mitigations(Graph stated, RiskConcepts concepts) {
    MitigationRanking ranking = new MitigationRanking(stated, concepts);
    GraphReader reader = new GraphReader(stated);
    boolean found = false;
    for (Node risk : concepts.risks()) {
      List<Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        Node node = write(risk, fits.get(i), i + 1, MITIGATION);
        add(node, RDFS.label.asNode(), Literals.english("mitigation " + (i + 1) + " for " + GraphReader.id(risk) + ": "
            + reader.label(fits.get(i).thing())));
      }
      found |= !fits.isEmpty();
    }
    if (found) {
      provenance("links", "mitigation-activity", "ranking of mitigations", "For each risk at most "
          + MitigationRanking.MOST
          + " mitigations: the steps of its strategy, those that name it, those that act on its concepts by rarity and "
          + "by where the risk mentions them, and those that act on its sub-domain only where fewer than three fit.");
    }
  }

  /** Writes the catalogue entries that {@code ranking} finds for each of {@code risks}, {@code airg:coveredBy}. */
  public void entries(List<Node> risks, EntryRanking ranking) {
    write(risks, ranking::of, ENTRY);
    provenance("crosswalk", "ranking-activity", "ranking of catalogue entries", "For each risk at most "
        + EntryRanking.MOST
        + " entries, the best " + EntryRanking.PER_CATALOGUE
        + " of one catalogue, and those that score the same as "
        + "the last of them, beside the risk's own: those that "
        + "the risk, its concepts, the mitigations that fit it or its sub-domain are mapped to, and one step from there "
        + "to another catalogue.");
  }

  /**
   * Writes the measures that {@code ranking} finds for each of {@code risks}, {@code airg:mayBeAddressedBy}, and on which
   * concepts the measures work, {@code airg:aimsAt}; nothing without measures.
   */
  public void measures(List<Node> risks, MeasureRanking ranking) {
    if (ranking.aims().isEmpty()) {
      return;
    }
    ranking.aims().forEach(aim -> add(aim.measure(), AIRG.aimsAt, aim.concept()));
    write(risks, ranking::of, MEASURE);
    provenance("crosswalk", "measure-ranking-activity", "ranking of measures of other catalogues",
        "For each risk at most " + MeasureRanking.MOST + " measures that work on its concepts, by rarity and by where "
            + "the risk and the measure mention them. Which concepts a measure works on was proposed by the program from "
            + "its name and text, and reviewed by a reader.");
  }

  /** Writes the incidents that {@code ranking} finds for each of {@code risks}, {@code airg:illustratedBy}. */
  public void incidents(List<Node> risks, IncidentRanking ranking) {
    write(risks, ranking::of, INCIDENT);
    provenance("crosswalk", "incident-ranking-activity", "ranking of incidents",
        "For each risk at most " + IncidentRanking.MOST
            + " incidents: those that by their text or a technique involve a concept of the risk or a narrower one, and up "
            + "to " + IncidentRanking.LEAST + " that their collection files under its sub-domain.");
  }

  private void write(List<Node> risks, Function<Node, List<Fit>> ranking, Terms terms) {
    for (Node risk : risks) {
      List<Fit> fits = ranking.apply(risk);
      for (int i = 0; i < fits.size(); i++) {
        write(risk, fits.get(i), i + 1, terms);
      }
    }
  }

  /**
   * Writes one pair.
   *
   * @param rank from 1
   * @return its node
   */
  private Node write(Node risk, Fit fit, int rank, Terms terms) {
    Node node = iris.partOfRisk(risk, terms.part + iris.id(fit.thing()).replace('/', '-'));
    add(risk, terms.direct, fit.thing());
    add(risk, terms.fit, node);
    add(node, RDF.type.asNode(), terms.type);
    add(node, terms.thing, fit.thing());
    add(node, AIRG.rank, LinkToRdf.rank(rank));
    add(node, AIRG.score, LinkToRdf.decimal(LinkToRdf.tenThousandths(fit.score())));
    add(node, AIRG.fitsBy, NodeFactory.createLiteralString(fit.way().text()));
    fit.via().ifPresent(known -> add(node, AIRG.via, known));
    return node;
  }

  private void provenance(String graph, String part, String label, String description) {
    new Provenance(iris, out).activity(iris.graph(graph), part, label, description);
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
