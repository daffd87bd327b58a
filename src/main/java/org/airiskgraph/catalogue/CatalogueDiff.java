package org.airiskgraph.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares two catalogues record by record, by id. Quoted texts are compared only if both catalogues have any, which
 * the bundled one does not.
 */
public final class CatalogueDiff {
  /**
   * One difference.
   *
   * @param change added, removed, recoded (domain, sub-domain, causal factors), reworded (name, quoted text) or moved
   *     (level, parent, page)
   * @param record source, risk or evidence
   * @param id of the record
   * @param name of the record; empty for evidence
   * @param field the field that differs; empty for whole records
   * @param before its old value, or empty
   * @param after its new value, or empty
   */
  public record Change(
      String change, String record, String id, String name, String field, String before, String after) {}

  private final List<Change> changes = new ArrayList<>();

  private final boolean texts;

  private CatalogueDiff(boolean texts) {
    this.texts = texts;
  }

  /** All differences: source documents, then risks, then evidence, each in the order of the catalogues. */
  public static List<Change> between(Catalogue before, Catalogue after) {
    CatalogueDiff diff = new CatalogueDiff(isQuoting(before) && isQuoting(after));
    diff.compare("source", before.all(SourceDocument.class), after.all(SourceDocument.class), SourceDocument::id,
        SourceDocument::title,
        (old, now) -> diff.field("reworded", "source", now.id(), now.title(), "title", old.title(), now.title()));
    diff.compare("risk", before.all(Risk.class), after.all(Risk.class), Risk::id, Risk::name, diff::risk);
    diff.compare("evidence", evidence(before), evidence(after), Evidence::id, evidence -> "", diff::evidence);
    return diff.changes;
  }

  private static boolean isQuoting(Catalogue catalogue) {
    return catalogue.all(Risk.class).stream().anyMatch(risk -> !risk.text().wording().isEmpty());
  }

  private static List<Evidence> evidence(Catalogue catalogue) {
    return catalogue.all(Risk.class).stream().flatMap(risk -> risk.evidence().stream()).toList();
  }

  private <T> void compare(String record, List<T> before, List<T> after, Function<T, String> id,
      Function<T, String> name, BiConsumer<T, T> fields) {
    Map<String, T> old = byId(before, id);
    Map<String, T> now = byId(after, id);
    old.forEach((key, item) -> {
      if (!now.containsKey(key)) {
        changes.add(new Change("removed", record, key, name.apply(item), "", "", ""));
      }
    });
    now.forEach((key, item) -> {
      if (old.containsKey(key)) {
        fields.accept(old.get(key), item);
      } else {
        changes.add(new Change("added", record, key, name.apply(item), "", "", ""));
      }
    });
  }

  private static <T> Map<String, T> byId(List<T> records, Function<T, String> id) {
    return records.stream().collect(Collectors.toMap(id, record -> record, (a, b) -> a, LinkedHashMap::new));
  }

  private void risk(Risk old, Risk now) {
    RiskClassification was = old.classification();
    RiskClassification is = now.classification();
    riskField("recoded", now, "domain", was.domain(), is.domain());
    riskField("recoded", now, "subdomain", was.subdomain(), is.subdomain());
    riskField("recoded", now, "entity", was.entity().map(CausalFactor::slug), is.entity().map(CausalFactor::slug));
    riskField("recoded", now, "intent", was.intent().map(CausalFactor::slug), is.intent().map(CausalFactor::slug));
    riskField("recoded", now, "timing", was.timing().map(CausalFactor::slug), is.timing().map(CausalFactor::slug));
    riskField("reworded", now, "name", Optional.of(old.name()), Optional.of(now.name()));
    if (texts) {
      riskField("reworded", now, "wording", Optional.of(text(old)), Optional.of(text(now)));
    }
    riskField("moved", now, "level", Optional.of(old.identity().level().slug()),
        Optional.of(now.identity().level().slug()));
    riskField("moved", now, "parent", old.identity().parent(), now.identity().parent());
    riskField("moved", now, "page", old.text().page(), now.text().page());
  }

  private static String text(Risk risk) {
    return risk.text().wording().stream().map(Quotation::text).collect(Collectors.joining(" "));
  }

  private void riskField(String change, Risk risk, String field, Optional<String> before, Optional<String> after) {
    field(change, "risk", risk.id(), risk.name(), field, before.orElse(""), after.orElse(""));
  }

  private void evidence(Evidence old, Evidence now) {
    if (texts) {
      field("reworded", "evidence", now.id(), "", "wording", old.wording().map(Quotation::text).orElse(""),
          now.wording().map(Quotation::text).orElse(""));
    }
    field("moved", "evidence", now.id(), "", "page", old.page().orElse(""), now.page().orElse(""));
  }

  private void field(String change, String record, String id, String name, String field, String before, String after) {
    if (!before.equals(after)) {
      changes.add(new Change(change, record, id, name, field, before, after));
    }
  }
}
