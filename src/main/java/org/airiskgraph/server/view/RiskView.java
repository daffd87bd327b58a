package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * Everything a risk's page shows.
 *
 * @param heading what it is called, and where it stands
 * @param filed how it is classified
 * @param text what is said of it
 * @param treatment what is meant against it
 * @param ties what it refers to
 * @param related the risks its links lead to, by rank
 */
public record RiskView(
    Heading heading, Filed filed, Text text, Treatment treatment, Ties ties, List<RelatedRisk> related) {

  /** Name, identifiers (the canonical one first), IRI, level, source and the risks above and below it. */
  public record Heading(String name, String id, List<String> otherIds, String iri, String level,
      Optional<Hyperlink> source, Optional<Hyperlink> parent, List<Hyperlink> children) {}

  /** Domain with the number of risks filed there, sub-domain, and the causal factors that were coded. */
  public record Filed(Optional<Hyperlink> domain, int mapped, Optional<Hyperlink> subdomain, boolean excluded,
      List<Factor> factors) {}

  /** One causal factor: "Entity", and the value with its code ("2 - AI"), which leads to the risks that share it. */
  public record Factor(String name, Hyperlink value) {}

  /** Own-words summary, original wordings, page, and further passages. */
  public record Text(Optional<String> summary, List<String> wordings, Optional<String> page, List<Passage> evidence) {}

  /** A further passage of the source document. */
  public record Passage(String id, Optional<String> wording, Optional<String> page, List<Citation> cites) {}

  /** The risk's own strategy in order, then what else is meant for it, and why. */
  public record Treatment(List<Step> steps, List<Hyperlink> others) {}

  /** One step of the strategy. */
  public record Step(int rank, Hyperlink mitigation, Optional<String> summary, Optional<String> wording,
      Optional<String> reference, List<String> facts) {}

  /** Concepts and cited works. */
  public record Ties(List<Hyperlink> concepts, List<Citation> cites) {}

  /** Reads the view of {@code risk}. */
  public static RiskView of(GraphReader facts, Node risk) {
    return new RiskView(heading(facts, risk), filed(facts, risk), text(facts, risk), treatment(facts, risk),
        new Ties(facts.refs(risk, AIRG.concept), Citation.of(facts, risk)), RelatedRisk.of(facts, risk));
  }

  private static Heading heading(GraphReader facts, Node risk) {
    String id = org.airiskgraph.query.EntityResolver.id(risk);
    List<String> others = java.util.stream.Stream.concat(facts.texts(risk, DCTerms.identifier.asNode()).stream(),
        facts.texts(risk, AIRG.rawIdentifier).stream()).filter(other -> !other.equals(id)).distinct().toList();
    return new Heading(facts.label(risk), id, others, risk.getURI(),
        facts.object(risk, AIRG.level).map(facts::label).orElse(""),
        facts.object(risk, AIRG.sourceDocument).map(facts::source),
        facts.object(risk, AIRG.parentRisk).map(facts::ref), facts.refs(risk, AIRG.childRisk));
  }

  private static Filed filed(GraphReader facts, Node risk) {
    Optional<Node> domain = facts.object(risk, AIRG.domain);
    return new Filed(domain.map(facts::domain), domain.map(node -> facts.count(AIRG.domain, node)).orElse(0),
        facts.object(risk, AIRG.subdomain).map(facts::domain), facts.object(risk, AIRG.excluded).isPresent(),
        List.of(factor(facts, risk, "entity", AIRG.entity), factor(facts, risk, "intent", AIRG.intent),
            factor(facts, risk, "timing", AIRG.timing)));
  }

  private static Factor factor(GraphReader facts, Node risk, String name, Node property) {
    Hyperlink value = facts.object(risk, property).map(node -> new Hyperlink(
        facts.text(node, SKOS.notation.asNode()).map(code -> code + " - ").orElse("") + facts.label(node),
        "/repository?" + name + "=" + node.getURI().substring((AIRG.NS + name + "-").length())))
        .orElse(new Hyperlink("not coded", ""));
    return new Factor(name, value);
  }

  private static Text text(GraphReader facts, Node risk) {
    List<Passage> evidence = facts.objects(risk, AIRG.evidence).stream().map(node -> new Passage(
        facts.text(node, DCTerms.identifier.asNode()).orElse(""),
        facts.text(node, AIRG.originalWording).map(RiskView::readable),
        facts.text(node, AIRG.page), Citation.of(facts, node)))
        .sorted(Comparator.comparing(Passage::id)).toList();
    return new Text(facts.text(risk, AIRG.summary),
        facts.texts(risk, AIRG.originalWording).stream().map(RiskView::readable).toList(),
        facts.text(risk, AIRG.page), evidence);
  }

  private static Treatment treatment(GraphReader facts, Node risk) {
    List<Step> steps = facts.objects(risk, AIRG.mitigationStep).stream().map(step -> step(facts, step))
        .sorted(Comparator.comparingInt(Step::rank)).toList();
    return new Treatment(steps, SuggestedMitigations.of(facts, risk));
  }

  private static Step step(GraphReader facts, Node step) {
    Node mitigation = facts.object(step, AIRG.mitigation).orElse(step);
    return new Step(facts.number(step, AIRG.rank), facts.ref(mitigation), facts.text(mitigation, AIRG.summary),
        facts.text(step, AIRG.originalWording).map(RiskView::readable), facts.text(step, AIRG.sourceReference),
        properties(facts, mitigation));
  }

  /** Category and strength of evidence of a mitigation, as far as they are known. */
  static List<String> properties(GraphReader facts, Node mitigation) {
    return java.util.stream.Stream.of(AIRG.mitigationCategory, AIRG.evidenceStrength)
        .flatMap(property -> facts.objects(mitigation, property).stream()).map(facts::label).toList();
  }

  /** Without the hyphens of line ends and the asterisks that mark bold type. */
  static String readable(String wording) {
    return new Quotation(wording, false).readable().replaceAll("\\*{1,2}(\\S(?:[^*]*\\S)?)\\*{1,2}", "$1");
  }
}
