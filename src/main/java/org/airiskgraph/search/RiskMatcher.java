package org.airiskgraph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airiskgraph.graph.ConceptMention;
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
  private static final int MEASURED_RISKS = 5;
  private static final int MOST_MEASURES = 5;
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
            .map(suggested -> new TextMatch.Suggested(reader.domain(suggested.subdomain()), suggested.share()))
            .toList(),
        measures(ranking.risks()));
  }

  private TextMatch.Near near(TextRanking.Near near) {
    return new TextMatch.Near(reader.risk(near.risk()), near.score(),
        near.reasons().stream().map(reason -> new TextMatch.Reason(reason.words(), reason.weight())).toList());
  }

  /** The mitigations of the nearest risks; each risk gives its own the more, the nearer it is and the better they fit. */
  private List<TextMatch.Measure> measures(List<TextRanking.Near> risks) {
    Map<String, TextMatch.Measure> measures = new LinkedHashMap<>();
    Map<String, Double> weights = new LinkedHashMap<>();
    risks.stream().limit(MEASURED_RISKS).forEach(near -> FittingMitigation.of(reader, near.risk()).forEach(fit -> {
      measures.putIfAbsent(fit.mitigation().iri(),
          new TextMatch.Measure(fit.mitigation(), reader.risk(near.risk()), fit.because()));
      weights.merge(fit.mitigation().iri(), near.score() / fit.rank(), Double::sum);
    }));
    return measures.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> -weights.get(entry.getKey()))).limit(MOST_MEASURES)
        .map(Map.Entry::getValue).toList();
  }
}
