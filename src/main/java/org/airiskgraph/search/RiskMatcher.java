package org.airiskgraph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.airiskgraph.graph.ConceptMention;
import org.airiskgraph.graph.CoveringEntry;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.links.RiskSpace;
import org.airiskgraph.links.TextRanking;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * Finds the risks that a text is about, with what follows from them. Keeps no text. Safe for use by several threads.
 */
public final class RiskMatcher {
  /** Longer texts are cut: a page or two say what a risk is about. */
  public static final int LONGEST = 10_000;
  private static final int FITTED_RISKS = 5;
  private static final int MOST_FITTING = 5;
  private static final double LEAST_SHARE = 0.1;

  private final GraphReader reader;
  private final RiskSpace space;

  /** Reads the risks of {@code graph}, which must not change any more. */
  public RiskMatcher(Graph graph) {
    this.reader = new GraphReader(graph);
    this.space = new RiskSpace(graph);
  }

  /**
   * A question.
   *
   * @param text what is looked for, in English
   * @param off concepts that do not count although the text names them
   * @param added concepts that count although the text does not name them
   * @param expected sub-domains that are likely from the start, such as those of a system profile
   */
  public record Request(String text, Set<Node> off, Set<Node> added, Set<Node> expected) {
    public Request {
      text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
      off = Set.copyOf(off);
      added = new LinkedHashSet<>(added);
      expected = Set.copyOf(expected);
    }

    public Request(String text) {
      this(text, Set.of(), Set.of(), Set.of());
    }
  }

  /** What is near to a text, at most {@code count} risks. */
  public TextMatch match(Request request, int count) {
    Map<Node, List<TextMatch.Place>> places = new LinkedHashMap<>();
    Map<Node, Double> about = new LinkedHashMap<>();
    for (ConceptMention mention : space.mentions(request.text())) {
      places.computeIfAbsent(mention.concept(), key -> new ArrayList<>())
          .add(new TextMatch.Place(mention.start(), mention.end(), mention.surfaceForm()));
      about.merge(mention.concept(), space.weight(mention), Math::max);
    }
    request.added().forEach(concept -> {
      places.putIfAbsent(concept, List.of());
      about.put(concept, 1.0);
    });
    about.keySet().removeAll(request.off());
    TextRanking ranking = space.rank(about, request.text(), request.expected(), count);
    return new TextMatch(request.text(),
        places.entrySet().stream().map(entry -> new TextMatch.Found(reader.entity(entry.getKey()), entry.getValue(),
            about.containsKey(entry.getKey()))).toList(),
        ranking.risks().stream().map(this::near).toList(),
        ranking.subdomains().stream().filter(suggested -> suggested.share() >= LEAST_SHARE)
            .map(suggested -> new TextMatch.Suggested(reader.domain(suggested.subdomain()), suggested.share(),
                suggested.words()))
            .toList(),
        fitting(ranking.risks(), risk -> FittingMitigation.of(reader, risk).stream()
            .map(fit -> new Fit(fit.mitigation(), 1.0 / fit.rank(), fit.because())).toList()),
        fitting(ranking.risks(), risk -> CoveringEntry.ofRisk(reader, risk).stream()
            .map(fit -> new Fit(fit.entry().withNote(fit.catalogue().label()), fit.score(), fit.because())).toList()));
  }

  private TextMatch.Near near(TextRanking.Near near) {
    return new TextMatch.Near(reader.risk(near.risk()), near.score(),
        near.reasons().stream().map(reason -> new TextMatch.Reason(reason.words(), reason.weight())).toList());
  }

  private record Fit(Entity entity, double weight, String because) {}

  /** What fits the nearest risks; each risk counts the more, the nearer it is. */
  private List<TextMatch.Fitting> fitting(List<TextRanking.Near> risks, Function<Node, List<Fit>> fits) {
    Map<String, TextMatch.Fitting> found = new LinkedHashMap<>();
    Map<String, Double> weights = new HashMap<>();
    risks.stream().limit(FITTED_RISKS).forEach(near -> fits.apply(near.risk()).forEach(fit -> {
      found.putIfAbsent(fit.entity().iri(),
          new TextMatch.Fitting(fit.entity(), reader.risk(near.risk()), fit.because()));
      weights.merge(fit.entity().iri(), near.score() * fit.weight(), Double::sum);
    }));
    return found.entrySet().stream().sorted(Comparator.comparingDouble(entry -> -weights.get(entry.getKey())))
        .limit(MOST_FITTING).map(Map.Entry::getValue).toList();
  }
}
