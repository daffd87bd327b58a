package org.airiskgraph.server.mcp;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.CoveringEntry;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IllustratingIncident;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.TextMatch;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/** The tools from a user's own words, from other catalogues and from incidents to risks, and back. */
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
            input -> new MatchTools(graph.get()).crosswalk(input)),
        new Tool("incidents", "Incidents",
            "What has happened: the incidents and exercises that illustrate a risk, best first, with the way in which that is"
                + " known; or what is known of one incident, with the risks that it illustrates. Give risk or incident;"
                + " find_risks with kind incident searches incidents by words.",
            List.of(Parameter.optional("risk", Parameter.RISK.description(), List.of()),
                Parameter.optional("incident", "An incident: its identifier, name or IRI, such as AML.CS0009",
                    List.of()),
                Parameter.limit(10, MOST), Parameter.OFFSET),
            input -> new MatchTools(graph.get()).incidents(input)));
  }

  /** Fails unless exactly one of the two arguments is given. */
  private static void eitherOr(ToolInput input, String tool, String one, String other) {
    if (input.optional(one).isPresent() == input.optional(other).isPresent()) {
      throw QueryException.usage(
          "the tool " + tool + " needs either " + one + " or " + other
              + (input.optional(one).isPresent() ? ", not both" : ""));
    }
  }

  private Facts match(ToolInput input) {
    String text = input.text("text");
    if (text.length() > RiskMatcher.LONGEST) {
      throw QueryException.usage("text: found " + text.length()
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
            .map(suggested -> Facts.of(suggested.subdomain()).with("likelihood", rounded(suggested.share()))
                .with("words", String.join(", ", suggested.words())))
            .toList())
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
    eitherOr(input, "crosswalk", "risk", "entry");
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

  private Facts incidents(ToolInput input) {
    eitherOr(input, "incidents", "risk", "incident");
    if (input.optional("risk").isPresent()) {
      Node risk = graph.risk(input.text("risk"));
      return new Facts().with("risk", Facts.of(reader.risk(risk))).list(IllustratingIncident.ofRisk(reader, risk),
          input.offset(), input.limit(), found -> incident(NodeFactory.createURI(found.incident().iri()))
              .with("rank", found.rank()).with("score", found.score()).with("because", found.because()));
    }
    Node incident = graph.find(EntityKind.INCIDENT, input.text("incident"));
    Node collection = reader.object(incident, DCTerms.isPartOf.asNode()).orElse(incident);
    return new Facts()
        .with("incident", incident(incident).with("affected", reader.texts(incident, AIRG.affected))
            .with("techniques", entities(incident, AIRG.technique)).with("involves", entities(incident, AIRG.involves))
            .with("references", reader.texts(incident, DCTerms.references.asNode())))
        .with("incidentCredits", reader.texts(collection, DCTerms.rights.asNode()))
        .list(IllustratingIncident.risksOf(reader, incident), input.offset(), input.limit(),
            illustrated -> Facts.of(reader.risk(illustrated.risk()))
                .with("source", reader.risk(illustrated.risk()).note())
                .with("score", illustrated.by().score()).with("because", illustrated.by().because()));
  }

  private Facts incident(Node incident) {
    return Facts.of(reader.entity(incident)).with("date", reader.text(incident, DCTerms.date.asNode()))
        .with("kind", reader.text(incident, AIRG.exercise).filter("true"::equals).isPresent() ? "exercise" : "incident")
        .with("summary", reader.text(incident, AIRG.summary));
  }

  private List<Facts> entities(Node subject, Node property) {
    return reader.objects(subject, property).stream().map(node -> Facts.of(reader.entity(node))).toList();
  }

  private String credit(Entity catalogue) {
    return reader.text(NodeFactory.createURI(catalogue.iri()), AIRG.term("credit")).orElse("");
  }
}
