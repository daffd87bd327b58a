package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Explains what two risks, or a text and a risk, have in common of concepts.
 *
 * <p>The product at a feature is divided among the concepts of both from which it comes, in proportion to what each
 * brings. If that is far less than two different concepts bring, what is left belongs to those two.
 */
final class ConceptExplainer {
  /** Concepts with a smaller share of the score are named together in one reason. */
  static final double LEAST_SHARE = 0.08;
  /** What near and umbrella concepts add with a smaller share is counted with the heaviest reason of a concept. */
  static final double LEAST_STATED = 0.05;
  /** Concepts of both account for a feature if they bring at least this part of what the two that bring most do. */
  static final double LEAST_SHARED = 0.2;

  /**
   * A risk or a text.
   *
   * @param own its concepts with their weights, before they spread
   * @param named whether its name, or the text, mentions a concept
   * @param way how it has a concept
   */
  record Side(SparseVector own, IntPredicate named, IntFunction<ConceptFeatures.Way> way) {}

  /** The part of the score that comes from one feature. */
  record Share(int feature, double weight) {}

  /** A concept of each side, and what they add; the same concept twice if both have it. */
  private record Meeting(int from, int to, List<Share> shares) {
    private double weight() {
      return shares.stream().mapToDouble(Share::weight).reduce(0, Double::sum);
    }

    /** The feature that adds most. */
    private int at() {
      return shares.stream().max(Comparator.comparingDouble(Share::weight)).orElseThrow().feature();
    }

    private boolean isShared() {
      return from == to;
    }
  }

  private record Pair(int from, int to) {}

  private final ConceptFeatures features;
  private final ConceptGraph graph;
  private final ReasonText text;

  ConceptExplainer(ConceptFeatures features, ReasonText text) {
    this.features = features;
    this.graph = features.concepts();
    this.text = text;
  }

  /** Reasons that state all of the shares, with their weights before rounding. */
  List<Link.Reason> reasons(Side from, Side to, List<Share> shares, double score) {
    Map<Pair, Meeting> specific = new LinkedHashMap<>();
    Map<Integer, Map<Pair, Meeting>> general = new LinkedHashMap<>();
    shares.forEach(share -> divide(from.own(), to.own(), share, (a, b, weight) -> {
      int umbrella = umbrella(from, to, a, b, share.feature());
      (umbrella < 0 ? specific : general.computeIfAbsent(umbrella, key -> new LinkedHashMap<>()))
          .computeIfAbsent(new Pair(a, b), key -> new Meeting(a, b, new ArrayList<>())).shares()
          .add(new Share(share.feature(), weight));
    }));
    List<Link.Reason> reasons = new ArrayList<>();
    List<Meeting> shared = new ArrayList<>();
    List<Meeting> near = new ArrayList<>();
    for (Meeting meeting : specific.values()) {
      if (meeting.weight() >= LEAST_SHARE * score) {
        reasons.add(meeting.isShared() ? shared(from, to, List.of(meeting)) : near(from, to, List.of(meeting)));
      } else {
        (meeting.isShared() ? shared : near).add(meeting);
      }
    }
    if (!shared.isEmpty()) {
      reasons.add(shared(from, to, shared));
    }
    double little = 0;
    for (Link.Reason reason : indirect(from, to, near, general)) {
      if (reason.weight() < LEAST_STATED * score && !reasons.isEmpty()) {
        little += reason.weight();
      } else {
        reasons.add(reason);
      }
    }
    reasons.sort(Comparator.comparing(Link.Reason::weight).reversed());
    if (little > 0) {
      reasons.set(0, reasons.get(0).weighing(reasons.get(0).weight() + little));
    }
    return reasons;
  }

  private List<Link.Reason> indirect(Side from, Side to, List<Meeting> near, Map<Integer, Map<Pair, Meeting>> general) {
    List<Link.Reason> reasons = new ArrayList<>();
    if (!general.isEmpty()) {
      reasons.add(general(general));
    }
    if (!near.isEmpty()) {
      reasons.add(near(from, to, near));
    }
    return reasons;
  }

  private interface Part {
    void of(int from, int to, double weight);
  }

  private void divide(SparseVector own, SparseVector other, Share share, Part parts) {
    Map<Integer, Double> brought = new LinkedHashMap<>();
    own.shared(other, (concept, here, there, product) -> {
      double rate = graph.rate(concept, share.feature());
      if (rate > 0) {
        brought.put(concept, product * rate * rate);
      }
    });
    double together = brought.values().stream().mapToDouble(Double::doubleValue).sum();
    ConceptFeatures.Origin here = features.origin(own, share.feature());
    ConceptFeatures.Origin there = features.origin(other, share.feature());
    boolean all = together >= LEAST_SHARED * here.most() * there.most();
    double whole = all ? together : here.sum() * there.sum();
    brought.forEach((concept, part) -> parts.of(concept, concept, share.weight() * part / whole));
    if (!all) {
      parts.of(here.concept(), there.concept(), share.weight() * (1 - together / whole));
    }
  }

  /** The umbrella concept, mentioned by neither name, by way of which two concepts meet; -1 if there is none. */
  private int umbrella(Side from, Side to, int a, int b, int feature) {
    IntStream way = graph.isNear(a, b) ? IntStream.of(a, b)
        : Stream.of(new int[] {feature}, graph.path(a, feature), graph.path(b, feature)).flatMapToInt(Arrays::stream);
    return way.filter(concept -> graph.isBroad(concept) && !from.named().test(concept) && !to.named().test(concept))
        .findFirst().orElse(-1);
  }

  private static List<Meeting> heaviestFirst(Collection<Meeting> meetings) {
    return meetings.stream().sorted(Comparator.comparingDouble(Meeting::weight).reversed()).toList();
  }

  private static double sum(Collection<Meeting> meetings) {
    return meetings.stream().mapToDouble(Meeting::weight).sum();
  }

  private Link.Reason shared(Side from, Side to, List<Meeting> meetings) {
    return text.shared(sum(meetings), heaviestFirst(meetings).stream()
        .map(meeting -> new ReasonText.Shared(meeting.from, way(from, to, meeting))).toList());
  }

  private Link.Reason near(Side from, Side to, List<Meeting> meetings) {
    return text.near(sum(meetings), heaviestFirst(meetings).stream()
        .map(meeting -> new ReasonText.Near(meeting.from, place(meeting), meeting.to, way(from, to, meeting)))
        .toList());
  }

  private Link.Reason general(Map<Integer, Map<Pair, Meeting>> umbrellas) {
    Map<Integer, Double> sums = new LinkedHashMap<>();
    umbrellas.forEach((umbrella, meetings) -> sums.put(umbrella, sum(meetings.values())));
    List<Integer> sorted = sums.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey).toList();
    Meeting first = heaviestFirst(umbrellas.get(sorted.get(0)).values()).get(0);
    return text.general(sums.values().stream().mapToDouble(Double::doubleValue).sum(), sorted, first.from, first.to);
  }

  /** How both have their concepts, by the one who has it less. */
  private static ConceptFeatures.Way way(Side from, Side to, Meeting meeting) {
    ConceptFeatures.Way here = from.way().apply(meeting.from);
    ConceptFeatures.Way there = to.way().apply(meeting.to);
    return here.compareTo(there) > 0 ? here : there;
  }

  /** Where two concepts meet: at the heaviest feature, or, if they are a step apart, at one of them. */
  private int place(Meeting meeting) {
    int at = meeting.at();
    boolean beyond = graph.isNear(meeting.from, meeting.to) && at != meeting.from && at != meeting.to;
    return beyond ? graph.upper(meeting.from, meeting.to) : at;
  }
}
