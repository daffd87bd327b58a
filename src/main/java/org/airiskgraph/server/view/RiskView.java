package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.CoveringEntry;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
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
 * @param related related risks in groups, best first in each
 */
public record RiskView(RiskCard card, PageLinks links, List<ResourceView.Field> factors,
    List<Measure> measures, List<Citation> cites, List<Passage> evidence, RelatedView related) {
  private static final int BEST = 3;

  /** A further passage of the source document. */
  public record Passage(String id, Optional<String> wording, Optional<String> page, List<Citation> cites) {
    /** Whether the graph has only its identifier and page. */
    public boolean isBare() {
      return wording.isEmpty() && cites.isEmpty();
    }
  }

  /**
   * A mitigation that fits.
   *
   * @param fit what fits
   * @param because why it fits, with a link to the concept or sub-domain
   * @param step its place in the risk's own strategy
   * @param wording the wording of that step
   * @param summary what the mitigation is, why it helps and where it stops helping
   * @param category its category, with a link to the mitigations of it
   * @param evidence how well its effect is shown; may be empty
   * @param names its usual names; may be empty
   */
  public record Measure(FittingMitigation fit, LinkedText because, Optional<RiskCard.Step> step,
      Optional<String> wording, Optional<String> summary, Optional<Hyperlink> category, String evidence,
      String names) {

    /** The fragment of the step's IRI, or else of the fit's. */
    public String anchor() {
      return step.map(s -> "mitigation-" + s.rank()).orElse(fit.fragment());
    }
  }

  /** Reads the view of {@code risk}; {@code elsewhereOnly} keeps only the related risks of other domains. */
  public static RiskView of(PageLinks links, Node risk, boolean elsewhereOnly) {
    GraphReader reader = links.reader();
    RiskCard card = RiskCard.of(reader, risk);
    return new RiskView(card, links,
        card.classification().factors().stream().map(factor -> factor(links.texts(), factor)).toList(),
        card.mitigations().stream().map(fit -> measure(links, card, fit)).toList(),
        Citation.of(links, risk), evidence(links, risk), RelatedView.of(links, risk, elsewhereOnly));
  }

  /** The three mitigations that fit best. */
  public List<Measure> best() {
    return measures.subList(0, Math.min(BEST, measures.size()));
  }

  /** The other mitigations that fit. */
  public List<Measure> further() {
    return measures.subList(Math.min(BEST, measures.size()), measures.size());
  }

  /** The passages of which the graph has only identifier and page. */
  public List<Passage> barePassages() {
    return evidence.stream().filter(Passage::isBare).toList();
  }

  /** What the summary rests on, as a sentence; empty if that is not stated. */
  public String basis() {
    return card.basis().map(basis -> switch (basis) {
      case "description" -> links.texts().get("risk.based-on-description");
      case "name only" -> links.texts().get("risk.based-on-name");
      default -> links.texts().get("risk.based-on", basis);
    }).orElse("");
  }

  /** The entries of other catalogues that concern the risk, by catalogue, the surest first. */
  public Map<Hyperlink, List<CoveringEntry>> covering() {
    Map<Hyperlink, List<CoveringEntry>> byCatalogue = new LinkedHashMap<>();
    CoveringEntry.ofRisk(links.reader(), NodeFactory.createURI(card.risk().iri())).forEach(
        entry -> byCatalogue.computeIfAbsent(links.to(entry.catalogue()), c -> new ArrayList<>()).add(entry));
    return byCatalogue;
  }

  /** The original wordings, readable. */
  public List<String> wordings() {
    return card.wordings().stream().map(RiskView::readable).toList();
  }

  private static ResourceView.Field factor(Texts texts, RiskCard.Factor factor) {
    Hyperlink value = factor.value().map(entity -> new Hyperlink(
        entity.label(),
        "/repository?" + factor.name() + "="
            + entity.iri().substring(Math.min(entity.iri().length(), (AIRG.NS + factor.name() + "-").length()))))
        .orElse(new Hyperlink(texts.get("facet.not-coded"), ""));
    return new ResourceView.Field(texts.get("facet." + factor.name()), List.of(value));
  }

  private static Measure measure(PageLinks links, RiskCard card, FittingMitigation fit) {
    GraphReader reader = links.reader();
    Node mitigation = NodeFactory.createURI(fit.mitigation().iri());
    Optional<RiskCard.Step> step =
        card.steps().stream().filter(s -> s.mitigation().iri().equals(fit.mitigation().iri())).findFirst();
    return new Measure(fit, LinkedText.of(links, fit.because(), fit.via().stream().toList()), step,
        step.flatMap(RiskCard.Step::wording).map(RiskView::readable), reader.text(mitigation, AIRG.summary),
        reader.object(mitigation, AIRG.mitigationCategory)
            .map(category -> new Hyperlink(reader.label(category), "/mitigation/?category=" + reader.code(category))),
        reader.object(mitigation, AIRG.evidenceStrength).map(reader::label).orElse(""),
        String.join(", ", reader.texts(mitigation, SKOS.altLabel.asNode())));
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
