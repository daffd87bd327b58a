package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.RelatedRisk;
import org.airiskgraph.query.RiskCard;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;

/**
 * A risk's page.
 *
 * @param card the facts
 * @param links makes links of what the card and the related risks name
 * @param factors the causal factors as links to the risks that share them
 * @param steps the repository's mitigation strategy
 * @param suggested other mitigations that apply to the risk, each with the reason as its note
 * @param cites cited works
 * @param evidence further passages of the source document
 * @param related related risks, best first
 */
public record RiskView(RiskCard card, PageLinks links, List<ResourceView.Field> factors, List<Step> steps,
    List<Hyperlink> suggested, List<Citation> cites, List<Passage> evidence, List<RelatedRisk> related) {

  /** A further passage of the source document. */
  public record Passage(String id, Optional<String> wording, Optional<String> page, List<Citation> cites) {}

  /** A step of the strategy with the repository's wording or else the mitigation's summary, and what is known of it. */
  public record Step(RiskCard.Step step, Optional<String> wording, Optional<String> summary, String properties) {}

  /** Reads the view of {@code risk}. */
  public static RiskView of(PageLinks links, Node risk) {
    GraphReader reader = links.reader();
    RiskCard card = RiskCard.of(reader, risk);
    return new RiskView(card, links, card.classification().factors().stream().map(RiskView::factor).toList(),
        card.steps().stream().map(step -> step(reader, step)).toList(), SuggestedMitigations.of(links, risk),
        Citation.of(links, risk), evidence(links, risk), RelatedRisk.of(reader, risk));
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

  private static Step step(GraphReader reader, RiskCard.Step step) {
    Node mitigation = NodeFactory.createURI(step.mitigation().iri());
    String properties = Stream.concat(
        reader.objects(mitigation, AIRG.mitigationCategory).stream().map(node -> "Category: " + reader.label(node)),
        reader.objects(mitigation, AIRG.evidenceStrength).stream().map(node -> "Evidence: " + reader.label(node)))
        .reduce((a, b) -> a + " · " + b).orElse("");
    return new Step(step, step.wording().map(RiskView::readable), reader.text(mitigation, AIRG.summary), properties);
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
