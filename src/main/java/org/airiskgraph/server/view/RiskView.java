package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.LinkKind;
import org.airiskgraph.graph.RelatedRisk;
import org.airiskgraph.query.RiskCard;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * A risk's page.
 *
 * @param card the facts
 * @param links makes links of what the card and the related risks name
 * @param factors the causal factors as links to the risks that share them
 * @param measures the mitigations that fit the risk, best first
 * @param cites cited works
 * @param evidence further passages of the source document
 * @param related related risks by kind, best first in each
 */
public record RiskView(RiskCard card, PageLinks links, List<ResourceView.Field> factors,
    List<Measure> measures, List<Citation> cites, List<Passage> evidence, Map<LinkKind, List<RelatedRisk>> related) {

  /** A further passage of the source document. */
  public record Passage(String id, Optional<String> wording, Optional<String> page, List<Citation> cites) {}

  /**
   * A mitigation that fits.
   *
   * @param fit what fits and why
   * @param step its place in the risk's own strategy
   * @param wording the wording of that step
   * @param summary what the mitigation is, why it helps and where it stops helping
   * @param properties its category, evidence and usual names
   */
  public record Measure(FittingMitigation fit, Optional<RiskCard.Step> step, Optional<String> wording,
      Optional<String> summary, String properties) {

    /** The fragment of the step's IRI, or else of the fit's. */
    public String anchor() {
      return step.map(s -> "mitigation-" + s.rank()).orElse(fit.fragment());
    }
  }

  /** Reads the view of {@code risk}. */
  public static RiskView of(PageLinks links, Node risk) {
    GraphReader reader = links.reader();
    RiskCard card = RiskCard.of(reader, risk);
    return new RiskView(card, links, card.classification().factors().stream().map(RiskView::factor).toList(),
        card.mitigations().stream().map(fit -> measure(reader, card, fit)).toList(),
        Citation.of(links, risk), evidence(links, risk), RelatedRisk.grouped(RelatedRisk.of(reader, risk)));
  }

  /** The original wordings, readable. */
  public List<String> wordings() {
    return card.wordings().stream().map(RiskView::readable).toList();
  }

  private static ResourceView.Field factor(RiskCard.Factor factor) {
    Hyperlink value = factor.value().map(entity -> new Hyperlink(
        entity.note().isEmpty() ? entity.label() : entity.note() + " - " + entity.label(),
        "/repository?" + factor.name() + "="
            + entity.iri().substring(Math.min(entity.iri().length(), (AIRG.NS + factor.name() + "-").length()))))
        .orElse(new Hyperlink("not coded", ""));
    return new ResourceView.Field(Phrases.capitalized(factor.name()), List.of(value));
  }

  private static Measure measure(GraphReader reader, RiskCard card, FittingMitigation fit) {
    Node mitigation = NodeFactory.createURI(fit.mitigation().iri());
    Optional<RiskCard.Step> step =
        card.steps().stream().filter(s -> s.mitigation().iri().equals(fit.mitigation().iri())).findFirst();
    List<String> names = reader.texts(mitigation, SKOS.altLabel.asNode());
    String properties = Stream.of(
        reader.objects(mitigation, AIRG.mitigationCategory).stream().map(node -> "Category: " + reader.label(node)),
        reader.objects(mitigation, AIRG.evidenceStrength).stream().map(node -> "Evidence: " + reader.label(node)),
        names.stream().sorted().reduce((a, b) -> a + ", " + b).map(all -> "Also called: " + all).stream())
        .flatMap(parts -> parts).collect(Collectors.joining(" · "));
    return new Measure(fit, step, step.flatMap(RiskCard.Step::wording).map(RiskView::readable),
        reader.text(mitigation, AIRG.summary), properties);
  }

  private static List<Passage> evidence(PageLinks links, Node risk) {
    GraphReader reader = links.reader();
    return reader.objects(risk, AIRG.evidence).stream().map(node -> new Passage(
        reader.text(node, DCTerms.identifier.asNode()).orElse(""),
        reader.text(node, AIRG.originalWording).map(RiskView::readable),
        reader.text(node, AIRG.page), Citation.of(links, node)))
        .sorted(Comparator.comparing(Passage::id)).toList();
  }

  /** A wording without the hyphens of line ends and the asterisks that mark bold type. */
  static String readable(String wording) {
    return new Quotation(wording, false).readable().replaceAll("\\*{1,2}([^\\s*](?:[^*]*[^\\s*])?)\\*{1,2}", "$1");
  }
}
