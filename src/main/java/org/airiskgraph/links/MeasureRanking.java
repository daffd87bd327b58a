package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.EntryConcept;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.Fit.Way;
import org.apache.jena.graph.Node;

/**
 * Ranks the measures of other catalogues that may address a risk, by the concepts that they work on and the risk is
 * about.
 *
 * <p>A measure counts for a concept by where it mentions it, and less, the more concepts it works on. Each common
 * concept adds that times its weight for the risk ({@link RiskConcepts}); one of them must be the risk's own, not only a
 * broader one. Of 100 pairs with a sum of {@value #LEAST_SUM} or more, one reader found 91 apt, of 100 with any sum 75.
 * A risk has at most {@value #MOST} measures, none with less than half the sum of its best, and none twice by name.
 */
public final class MeasureRanking {
  /** The most measures of a risk. */
  public static final int MOST = 4;

  private static final double LEAST_SUM = 9;
  private static final double LEAST_SHARE = 0.5;
  /** The sum of weights that gives half of the highest score. */
  private static final double HALF = 20;
  private static final double BROADER = 0.6;
  /** To which power of its weights in all the weights of a measure are divided. */
  private static final double FOCUS = 0.4;

  /** That a measure works on a concept, and how much, in [0,1]. */
  record Aim(Node measure, String name, Node concept, double weight) {}

  private final RiskConcepts concepts;
  private final List<Aim> aims = new ArrayList<>();
  private final Map<Node, List<Aim>> byConcept;

  /**
   * Ranks the measures of {@code catalogues}.
   *
   * @param concepts those of the risks
   * @param known whether the thesaurus has a concept
   * @param unknown receives what is left out because the thesaurus has no such concept
   */
  public MeasureRanking(IriFactory iris, RiskConcepts concepts, List<ExternalCatalogue> catalogues,
      Predicate<Node> known, BiConsumer<ExternalCatalogue, EntryConcept> unknown) {
    this.concepts = concepts;
    for (ExternalCatalogue catalogue : catalogues) {
      Map<String, String> names = catalogue.entries().stream()
          .collect(Collectors.toMap(CatalogueEntry::id, CatalogueEntry::name, (a, b) -> a));
      Map<Boolean, List<EntryConcept>> stated = catalogue.concepts().stream()
          .collect(Collectors.partitioningBy(one -> known.test(iris.concept(one.concept()))));
      stated.get(false).forEach(one -> unknown.accept(catalogue, one));
      stated.get(true).stream()
          .collect(Collectors.groupingBy(EntryConcept::entry, LinkedHashMap::new, Collectors.toList()))
          .forEach((id, own) -> add(iris, catalogue.id(), id, names.get(id), own));
    }
    byConcept = aims.stream().collect(Collectors.groupingBy(Aim::concept));
  }

  private void add(IriFactory iris, String catalogue, String id, String name, List<EntryConcept> own) {
    double all = own.stream().mapToDouble(one -> weight(one.mention())).sum();
    Node measure = iris.catalogueEntry(catalogue, id);
    own.forEach(one -> aims.add(new Aim(measure, name, iris.concept(one.concept()),
        weight(one.mention()) / Math.max(1, Math.pow(all, FOCUS)))));
  }

  private static double weight(EntryConcept.Mention mention) {
    return switch (mention) {
      case NAME -> 1;
      case REPEATED -> 0.8;
      case TEXT -> 0.6;
      case EXAMPLE -> 0.4;
    };
  }

  /** What the measures work on. */
  List<Aim> aims() {
    return aims;
  }

  /** The measures that may address {@code risk}, best first, by the common concept of most weight; none if none is known. */
  public List<Fit> of(Node risk) {
    Map<Node, WeightSum> sums = new HashMap<>();
    Map<Node, String> names = new HashMap<>();
    Set<Node> own = new HashSet<>();
    concepts.of(risk).forEach((concept, weighted) -> {
      double times = switch (weighted.way()) {
        case CONCEPT -> 1;
        case BROADER -> BROADER;
        default -> 0;
      };
      for (Aim aim : times == 0 ? List.<Aim>of() : byConcept.getOrDefault(concept, List.of())) {
        sums.computeIfAbsent(aim.measure, measure -> new WeightSum())
            .add(times * weighted.weight() * aim.weight, weighted.way(), concept);
        names.put(aim.measure, aim.name);
        if (weighted.way() == Way.CONCEPT) {
          own.add(aim.measure);
        }
      }
    });
    List<Node> ranked = own.stream().sorted(Comparator.comparingDouble((Node measure) -> -sums.get(measure).sum())
        .thenComparing(Node::getURI)).toList();
    double least = ranked.isEmpty() ? LEAST_SUM
        : Math.max(LEAST_SUM, LEAST_SHARE * sums.get(ranked.get(0)).sum());
    Set<String> shown = new LinkedHashSet<>();
    return ranked.stream().filter(measure -> sums.get(measure).sum() >= least && shown.add(names.get(measure)))
        .limit(MOST)
        .map(measure -> new Fit(measure, Way.CONCEPT, Optional.of(sums.get(measure).via()),
            score(sums.get(measure).sum())))
        .toList();
  }

  private static double score(double sum) {
    return sum / (sum + HALF);
  }
}
