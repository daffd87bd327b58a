package org.airiskgraph.links;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Writes the {@link CatalogueRanking} of every risk: {@code airg:coveredBy}, and a node for each pair. */
public final class CatalogueRankingToRdf {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  private final IriFactory iris;
  private final StreamRDF out;

  public CatalogueRankingToRdf(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = out;
  }

  /** Writes what {@code ranking} finds for each risk, and how it was found. */
  public void write(CatalogueRanking ranking) {
    for (Node risk : ranking.risks()) {
      List<CatalogueRanking.Fit> fits = ranking.of(risk);
      for (int i = 0; i < fits.size(); i++) {
        write(risk, fits.get(i), i + 1);
      }
    }
    writeProvenance();
  }

  private void write(Node risk, CatalogueRanking.Fit fit, int rank) {
    Node node = iris.partOfRisk(risk, "covered-by-" + iris.id(fit.entry()).replace('/', '-'));
    add(risk, AIRG.coveredBy, fit.entry());
    add(risk, AIRG.entryFit, node);
    add(node, RDF.type.asNode(), AIRG.EntryFit);
    add(node, AIRG.entry, fit.entry());
    add(node, AIRG.rank, LinkToRdf.rank(rank));
    add(node, AIRG.score, LinkToRdf.decimal(LinkToRdf.tenThousandths(fit.score())));
    add(node, AIRG.fitsBy, NodeFactory.createLiteralString(fit.way().text()));
    fit.via().ifPresent(via -> add(node, AIRG.via, via));
  }

  private void writeProvenance() {
    Node crosswalk = iris.graph("crosswalk");
    Node activity = NodeFactory.createURI(crosswalk.getURI() + "#ranking-activity");
    add(crosswalk, RDF.type.asNode(), prov("Entity"));
    add(crosswalk, prov("wasGeneratedBy"), activity);
    add(activity, RDF.type.asNode(), prov("Activity"));
    add(activity, RDFS.label.asNode(), english("ranking of catalogue entries"));
    add(activity, DCTerms.description.asNode(), english("For each risk at most " + CatalogueRanking.MOST
        + " entries, the best " + CatalogueRanking.PER_CATALOGUE
        + " of one catalogue, and those that score the same as "
        + "the last of them, beside the risk's own: those that "
        + "the risk, its concepts, the mitigations that fit it or its sub-domain are mapped to, and one step from there "
        + "to another catalogue."));
    add(activity, prov("used"), iris.graph("catalogue"));
    add(activity, prov("used"), iris.graph("ontology"));
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }

  private static Node english(String text) {
    return NodeFactory.createLiteralLang(text, "en");
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
