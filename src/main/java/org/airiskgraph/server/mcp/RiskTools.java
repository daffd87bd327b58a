package org.airiskgraph.server.mcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.LinkKind;
import org.airiskgraph.graph.RelatedRisk;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.RiskCard;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.SearchResults;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The tools about risks. */
final class RiskTools {
  private static final String ANY = "any";
  private static final int MOST = 50;
  private static final int MOST_BRIDGES = 5;

  private final GraphContext graph;
  private final GraphReader reader;

  RiskTools(GraphContext graph) {
    this.graph = graph;
    this.reader = graph.reader();
  }

  /** The tools; {@code graph} is opened by the first call. */
  static List<Tool> all(java.util.function.Supplier<GraphContext> graph) {
    List<String> kinds = Stream.concat(Arrays.stream(EntityKind.values()).map(EntityKind::path), Stream.of(ANY))
        .toList();
    List<String> kindsOfLinks = Arrays.stream(LinkKind.values()).map(LinkKind::label).toList();
    Parameter kindOfLink = Parameter.optional("kind", "Only links of this kind", kindsOfLinks);
    return List.of(
        new Tool("find_risks", "Find AI risks",
            "Searches names and texts of AI risks, and of concepts, mitigations, source documents and works with kind."
                + " Forgives spelling, typing slips and word order; identifiers and codes work, too. Start here.",
            List.of(Parameter.text("query", "Words to search for, such as \"reward tampering\""),
                Parameter.optional("kind", "Only entities of this kind; risk if not given", kinds),
                Parameter.optional("domain", "Only this domain or sub-domain, by code: 7 or 7.2", List.of()),
                Parameter.optional("source", "Only this source document, by number or short name: 34 or Ji2023",
                    List.of()),
                Parameter.limit(20, MOST), Parameter.OFFSET),
            input -> new RiskTools(graph.get()).find(input)),
        new Tool("risk_card", "Risk details",
            "All that the graph states about one risk: summary and what it rests on, source with page, domain, causes,"
                + " concepts, parent and children, citations, mitigations.",
            List.of(Parameter.RISK), input -> new RiskTools(graph.get()).card(input)),
        new Tool("related_risks", "Related risks with reasons",
            "The risks related to a risk, closest first, each with a score from 0 to 1, what it is to the first ("
                + String.join(", ", kindsOfLinks) + "), and reasons whose weights add up to the score.",
            List.of(Parameter.RISK, kindOfLink, Parameter.limit(10, MOST), Parameter.OFFSET),
            input -> new RiskTools(graph.get()).related(input)),
        new Tool("mitigations_of_risk", "Mitigations of a risk",
            "The mitigations that fit a risk, best first, with the reason for each, how well its effect is shown, and"
                + " where it stops helping.",
            List.of(Parameter.RISK, Parameter.limit(10, MOST), Parameter.OFFSET),
            input -> new RiskTools(graph.get()).mitigations(input)),
        new Tool("what_connects", "What connects two risks",
            "What two risks have in common: the link between them with its reasons, shared and neighboring concepts,"
                + " works, mitigations, causes and domain, and the risks that both are related to.",
            List.of(Parameter.RISK, Parameter.text("other", "The other risk, by any of its names"),
                Parameter.limit(30, MOST), Parameter.OFFSET),
            input -> new RiskTools(graph.get()).connections(input)));
  }

  private Facts find(ToolInput input) {
    Map<SearchFacet, String> filters = new EnumMap<>(SearchFacet.class);
    String kind = input.optional("kind").orElse("risk");
    if (!kind.equals(ANY)) {
      filters.put(SearchFacet.KIND, kind);
    }
    input.optional("domain").ifPresent(value -> filters.put(SearchFacet.DOMAIN, value));
    input.optional("source").ifPresent(value -> filters.put(SearchFacet.SOURCE, value));
    SearchResults found = graph.site().search().search(input.text("query"), filters, input.offset(), input.limit());
    Facts facts = new Facts().with("didYouMean", found.correction());
    if (found.total() == 0) {
      facts.with("advice", "Nothing found" + (filters.size() > 1 ? " under these filters" : "")
          + ". Use fewer or other words, or kind \"any\".");
    } else if (found.complete() < found.total()) {
      facts.with("withEveryWord", found.complete());
    }
    return facts.list(found.total(), input.offset(), found.hits(), this::hit);
  }

  private Facts hit(SearchHit hit) {
    return Facts.of(reader.entity(hit.thing()))
        .with("kind", graph.site().iris().kind(hit.thing().getURI()).map(EntityKind::path).orElse("term"))
        .with("source", hit.source())
        .with("text", hit.summary().stream().map(SearchHit.Part::text).collect(Collectors.joining()));
  }

  private Facts card(ToolInput input) {
    Node risk = graph.risk(input.text("risk"));
    RiskCard card = RiskCard.of(reader, risk);
    return new Facts().with("risk", Facts.of(card.risk()))
        .with("otherIdentifiers", card.identifiers().stream().skip(1).toList())
        .with("summary", card.summary()).with("summaryRestsOn", card.basis())
        .with("originalWording", card.wordings())
        .with("source", card.source().map(source -> Facts.of(source).with("title", source.note())
            .with("page", card.page())))
        .with("sinceVersion", card.since().map(since -> since.label() + ", " + graph.site().texts().day(since.note())))
        .with("level", card.level()).with("parent", card.parent().map(Facts::of))
        .with("children", card.children().stream().map(Facts::of).toList())
        .with("domain", card.classification().domain().map(Facts::of))
        .with("subdomain", card.classification().subdomain().map(Facts::of))
        .with("excludedFromDomains", card.classification().excluded() ? true : null)
        .with("causes", causes(card))
        .with("concepts", card.concepts(false).map(tag -> Facts.of(tag.concept())).toList())
        .with("mitigations", card.mitigations().stream()
            .map(fit -> Facts.of(fit.mitigation()).with("because", fit.because())).toList())
        .with("derivedMeasures", card.derived().stream().map(one -> Facts.of(one.measure())
            .with("catalogue", one.catalogue().label()).with("because", one.because()).with("text", one.wording()))
            .toList())
        .with("works", card.cites()).with("furtherEvidence", reader.objects(risk, AIRG.evidence).size())
        .with("relatedRisks", reader.objects(risk, AIRG.link).size()).with("notes", card.notes());
  }

  private static Facts causes(RiskCard card) {
    Facts causes = new Facts();
    card.classification().factors().forEach(factor -> causes.with(factor.name(),
        factor.value().map(Entity::label).orElse("not coded")));
    return causes;
  }

  private Facts related(ToolInput input) {
    Node risk = graph.risk(input.text("risk"));
    Optional<String> kind = input.optional("kind");
    List<RelatedRisk> links = RelatedRisk.of(reader, risk).stream()
        .filter(link -> kind.isEmpty() || link.kind().label().equals(kind.get())).toList();
    return new Facts().with("risk", described(risk)).list(links, input.offset(), input.limit(),
        link -> Facts.of(link.risk()).with("source", link.risk().note()).with("rank", link.rank())
            .with("score", link.score()).with("kind", link.kind().label()).with("reasons", reasons(link)));
  }

  private static List<Facts> reasons(RelatedRisk link) {
    return link.reasons().stream()
        .map(reason -> new Facts().with("weight", reason.weight()).with("reason", reason.text())).toList();
  }

  private Facts described(Node risk) {
    Entity entity = reader.risk(risk);
    return Facts.of(entity).with("source", entity.note());
  }

  private Facts mitigations(ToolInput input) {
    Node risk = graph.risk(input.text("risk"));
    return new Facts().with("risk", described(risk)).list(FittingMitigation.of(reader, risk), input.offset(),
        input.limit(), fit -> {
          Node mitigation = NodeFactory.createURI(fit.mitigation().iri());
          return Facts.of(fit.mitigation()).with("rank", fit.rank()).with("because", fit.because())
              .with("category", labels(mitigation, AIRG.mitigationCategory))
              .with("evidence", labels(mitigation, AIRG.evidenceStrength))
              .with("summary", reader.text(mitigation, AIRG.summary));
        });
  }

  private String labels(Node subject, Node property) {
    return reader.entities(reader.objects(subject, property)).stream().map(Entity::label)
        .collect(Collectors.joining(", "));
  }

  private Facts connections(ToolInput input) {
    Node risk = graph.risk(input.text("risk"));
    Node other = graph.risk(input.text("other"));
    if (risk.equals(other)) {
      throw QueryException.usage("risk and other are both " + GraphReader.id(risk)
          + "; give two different risks, such as one of those that related_risks lists");
    }
    List<RelatedRisk> links = RelatedRisk.of(reader, risk);
    List<RelatedRisk> otherLinks = RelatedRisk.of(reader, other);
    Facts facts = new Facts().with("risk", described(risk)).with("other", described(other))
        .with("link", link(links, other).or(() -> link(otherLinks, risk)))
        .with("relatedToBoth", bridges(links, otherLinks));
    Map<String, String> values = Map.of("risk", risk.getURI(), "other", other.getURI());
    return new QueryTools(graph).rows(facts, "why-related", values, input);
  }

  private static Optional<Facts> link(List<RelatedRisk> links, Node to) {
    return links.stream().filter(link -> link.risk().iri().equals(to.getURI())).findFirst()
        .map(link -> new Facts().with("score", link.score()).with("kind", link.kind().label())
            .with("reasons", reasons(link)));
  }

  /** The risks that both are linked to, by the lower one of the two scores. */
  private static List<Facts> bridges(List<RelatedRisk> links, List<RelatedRisk> otherLinks) {
    Map<String, Double> scores = new HashMap<>();
    links.forEach(link -> scores.put(link.risk().iri(), link.score()));
    List<RelatedRisk> shared = new ArrayList<>(otherLinks.stream().filter(l -> scores.containsKey(l.risk().iri()))
        .toList());
    shared.sort((a, b) -> Double.compare(Math.min(b.score(), scores.get(b.risk().iri())),
        Math.min(a.score(), scores.get(a.risk().iri()))));
    return shared.stream().limit(MOST_BRIDGES).map(link -> Facts.of(link.risk()).with("source", link.risk().note())
        .with("scores", String.format(Locale.ROOT, "%.2f and %.2f", scores.get(link.risk().iri()), link.score())))
        .toList();
  }
}
