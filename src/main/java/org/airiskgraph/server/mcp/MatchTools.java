package org.airiskgraph.server.mcp;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.CoveringEntry;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.TextMatch;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;

/** The tools from a user's own words, and from other catalogues, to risks. */
final class MatchTools {
  private static final int MOST = 50;
  private static final int MOST_OTHERS = 10;

  private final GraphContext graph;
  private final GraphReader reader;

  private MatchTools(GraphContext graph) {
    this.graph = graph;
    this.reader = graph.reader();
  }

  /** The tools; {@code graph} is opened by the first call. */
  static List<Tool> all(Supplier<GraphContext> graph) {
    return List.of(
        new Tool("match_text", "Match a text with risks",
            "From a sentence or a paragraph in the user's own words, such as a use case or a line of a risk register, to the"
                + " known risks that it is about: concepts found in the text, the nearest risks with reasons, likely"
                + " sub-domains, mitigations, and entries of other catalogues. Deterministic; nothing is kept.",
            List.of(Parameter.text("text", "The text, in English, at most " + RiskMatcher.LONGEST + " characters"),
                Parameter.limit(10, MOST), Parameter.OFFSET),
            input -> new MatchTools(graph.get()).match(input)),
        new Tool("crosswalk", "Crosswalk to other catalogues",
            "Which entries of other catalogues (OWASP, MITRE ATLAS, NIST, EU AI Act, ISO, IBM, DPV and others) concern a risk,"
                + " or which risks an entry concerns, with the way in which that is known. Give risk or entry.",
            List.of(Parameter.optional("risk", Parameter.RISK.description(), List.of()),
                Parameter.optional("entry", "An entry of another catalogue: its code, name or IRI, such as LLM01 or"
                    + " AML.T0051", List.of()),
                Parameter.limit(20, MOST), Parameter.OFFSET),
            input -> new MatchTools(graph.get()).crosswalk(input)));
  }

  private Facts match(ToolInput input) {
    String text = input.text("text");
    if (text.length() > RiskMatcher.LONGEST) {
      throw new QueryException(QueryException.Fault.USAGE, "text: found " + text.length()
          + " characters, expected at most " + RiskMatcher.LONGEST + "; send its parts one by one");
    }
    TextMatch match = graph.site().matcher().get().match(new RiskMatcher.Request(text), MOST);
    Facts facts = new Facts();
    if (!match.isClose()) {
      facts.with("advice",
          "Nothing close. Say in other words what may go wrong, for whom, and by which kind of system.");
    }
    facts.with("concepts", match.concepts().stream().map(found -> Facts.of(found.concept()).with("words",
        String.join(", ", found.places().stream().map(TextMatch.Place::words).distinct().toList()))).toList())
        .with("subdomains", match.subdomains().stream()
            .map(suggested -> Facts.of(suggested.subdomain()).with("likelihood", rounded(suggested.share()))).toList())
        .with("mitigations", fitting(match.mitigations())).with("otherCatalogues", fitting(match.crosswalk()));
    return facts.list(match.risks(), input.offset(), input.limit(),
        near -> Facts.of(near.risk()).with("source", near.risk().note())
            .with("score", rounded(near.score())).with("reasons", near.reasons().stream()
                .map(reason -> new Facts().with("weight", rounded(reason.weight())).with("reason", reason.text()))
                .toList()));
  }

  private static List<Facts> fitting(List<TextMatch.Fitting> entities) {
    return entities.stream().limit(MOST_OTHERS).map(fit -> Facts.of(fit.entity()).with("catalogue", fit.entity().note())
        .with("forRisk", fit.risk().id()).with("because", fit.because())).toList();
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private Facts crosswalk(ToolInput input) {
    if (input.optional("risk").isPresent() == input.optional("entry").isPresent()) {
      throw new QueryException(QueryException.Fault.USAGE, "crosswalk needs either risk or entry, not both");
    }
    if (input.optional("entry").isPresent()) {
      Node entry = graph.find(EntityKind.CATALOGUE, input.text("entry"));
      return new QueryTools(graph).rows(new Facts().with("entry", Facts.of(reader.domain(entry)))
          .with("catalogueCredits", reader.entities(reader.objects(entry, SKOS.inScheme.asNode())).stream()
              .map(this::credit).filter(credit -> !credit.isEmpty()).toList()),
          "risks-of-catalogue-entry", Map.of("entry", entry.getURI()), input);
    }
    Node risk = graph.risk(input.text("risk"));
    List<CoveringEntry> entries = CoveringEntry.ofRisk(reader, risk);
    return new Facts().with("risk", Facts.of(reader.risk(risk)))
        .list(entries, input.offset(), input.limit(), covering -> Facts.of(covering.entry())
            .with("catalogue", covering.catalogue().label()).with("score", covering.score())
            .with("because", covering.because()))
        .with("catalogueCredits", entries.stream().map(CoveringEntry::catalogue).distinct().map(this::credit)
            .filter(credit -> !credit.isEmpty()).toList());
  }

  private String credit(Entity catalogue) {
    return reader.text(NodeFactory.createURI(catalogue.iri()), AIRG.term("credit")).orElse("");
  }
}
