package org.airiskgraph.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Catalogue;
import org.airiskgraph.catalogue.CatalogueRecord;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.MitigationStep;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;

/**
 * Puts the records of several inputs together: the same risk from two inputs becomes one.
 *
 * <p>Risks are the same when they share an identifier; failing that, when name and sub-domain are the same and
 * one of them comes without a source document. Of two records of the same thing the later input's facts count
 * where it states them, and what only one of them knows is kept.
 */
public final class CatalogueMerger implements CatalogueSink {
  private final Map<String, SourceDocument> sources = new LinkedHashMap<>();
  /** All but source documents and risks, by kind and id. */
  private final Map<String, CatalogueRecord> others = new LinkedHashMap<>();
  private final Map<String, Risk> risks = new LinkedHashMap<>();
  private final Map<String, String> idsOfOtherIds = new LinkedHashMap<>();

  @Override
  public void accept(CatalogueRecord found) {
    if (found instanceof SourceDocument source) {
      sources.merge(source.id(), source, CatalogueMerger::merge);
    } else if (found instanceof Risk risk) {
      accept(risk);
    } else {
      others.merge(found.kind() + " " + found.id(), found,
          (old, late) -> late instanceof Mitigation known && known.summary().isPresent() ? late : old);
    }
  }

  private void accept(Risk risk) {
    Optional<Risk> known = find(risk);
    Risk merged = known.map(old -> merge(old, risk)).orElse(risk);
    risks.put(merged.id(), merged);
    // A risk that has such an id for its own is found by that before.
    merged.identity().otherIds().forEach(id -> idsOfOtherIds.putIfAbsent(id, merged.id()));
  }

  /** All that came so far: source documents, other records, then risks, each in the order of the inputs. */
  public Catalogue catalogue() {
    return new Catalogue(Stream.of(sources, others, risks)
        .<CatalogueRecord>flatMap(records -> records.values().stream()).toList());
  }

  private static SourceDocument merge(SourceDocument old, SourceDocument late) {
    return new SourceDocument(old.id(), stated(late.quickRef(), late.id(), old.quickRef()),
        stated(late.title(), late.id(), old.title()), late.since().or(old::since),
        // A BibTeX record says more than the workbook's list of resources.
        old.work().or(late::work));
  }

  /** The later value, unless it is the id that takes the place of a missing one. */
  private static String stated(String late, String id, String old) {
    return late.equals(id) ? old : late;
  }

  private Optional<Risk> find(Risk risk) {
    return Optional.ofNullable(risks.get(risk.id())).map(found -> secondOfTheSameId(found, risk))
        .or(() -> Optional.ofNullable(idsOfOtherIds.get(risk.id())).map(risks::get))
        .or(() -> risk.identity().source().isPresent() ? Optional.empty() : sameName(risk));
  }

  /** A filtered sheet may hold only the second of two risks with one id, which its name tells. */
  private Risk secondOfTheSameId(Risk found, Risk risk) {
    Risk second = risks.get(risk.id() + "-2");
    return second != null && name(second).equals(name(risk)) && !name(found).equals(name(risk)) ? second : found;
  }

  private Optional<Risk> sameName(Risk risk) {
    List<Risk> same = risks.values().stream()
        .filter(old -> name(old).equals(name(risk)))
        .filter(old -> old.classification().subdomain().equals(risk.classification().subdomain())).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private static String name(Risk risk) {
    return risk.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static Risk merge(Risk old, Risk late) {
    boolean latePlaced = late.identity().source().isPresent();
    Risk.Identity place = latePlaced ? late.identity() : old.identity();
    Set<String> otherIds = new LinkedHashSet<>(old.identity().otherIds());
    otherIds.addAll(late.identity().otherIds());
    if (!late.id().equals(old.id())) {
      otherIds.add(late.id());
    }
    Risk.Identity identity = new Risk.Identity(old.id(),
        stated(place.name(), place.id(), old.name()), place.source(), place.level(),
        place.parent().or(() -> old.identity().parent().filter(parent -> place.level() == RiskLevel.SUBCATEGORY)),
        late.identity().since().or(() -> old.identity().since()), List.copyOf(otherIds));
    RiskClassification filed = late.classification().subdomain().isPresent()
        || late.classification().domain().isPresent()
            && !late.classification().domain().equals(old.classification().domain())
                ? late.classification() : old.classification();
    RiskClassification classification = new RiskClassification(filed.domain(), filed.subdomain(),
        late.classification().entity().or(() -> old.classification().entity()),
        late.classification().intent().or(() -> old.classification().intent()),
        late.classification().timing().or(() -> old.classification().timing()));
    Risk.Text text = new Risk.Text(
        late.text().summary().or(() -> old.text().summary()),
        late.text().summary().isPresent() ? late.text().basis() : old.text().basis(),
        // A page repeats the workbook's wording, often with less care.
        latePlaced ? firstFilled(late.text().wording(), old.text().wording())
            : firstFilled(old.text().wording(), late.text().wording()),
        late.text().page().or(() -> old.text().page()),
        union(old.text().notes(), late.text().notes()));
    return new Risk(identity, classification, text, merge(old.references(), late.references()),
        merge(old.evidence(), late.evidence()));
  }

  private static <T> List<T> firstFilled(List<T> first, List<T> second) {
    return first.isEmpty() ? second : first;
  }

  private static Risk.References merge(Risk.References old, Risk.References late) {
    Map<String, MitigationStep> steps = new LinkedHashMap<>();
    old.steps().forEach(step -> steps.put(step.mitigation(), step));
    late.steps().forEach(step -> steps.merge(step.mitigation(), step, (a, b) -> new MitigationStep(
        a.mitigation(), b.wording().or(a::wording), a.reference().or(b::reference))));
    return new Risk.References(union(old.cites(), late.cites()), union(old.concepts(), late.concepts()),
        union(old.mentions(), late.mentions()), union(old.notConcepts(), late.notConcepts()), List.of(),
        List.copyOf(steps.values()));
  }

  private static List<Evidence> merge(List<Evidence> old, List<Evidence> late) {
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    old.forEach(item -> evidence.put(item.id(), item));
    late.forEach(item -> evidence.merge(item.id(), item, (a, b) -> new Evidence(a.id(), b.rawId(),
        b.page().or(a::page), b.wording().or(a::wording), union(a.cites(), b.cites()))));
    return new ArrayList<>(evidence.values());
  }

  private static List<String> union(List<String> first, List<String> second) {
    Set<String> union = new LinkedHashSet<>(first);
    union.addAll(second);
    return List.copyOf(union);
  }
}
