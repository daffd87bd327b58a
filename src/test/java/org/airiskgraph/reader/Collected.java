package org.airiskgraph.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CatalogueRecord;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;

/** Keeps what a reader sends, for tests to look at. */
final class Collected implements CatalogueSink {
  final List<SourceDocument> sources = new ArrayList<>();
  final List<Work> works = new ArrayList<>();
  final List<Mitigation> mitigations = new ArrayList<>();
  final List<Risk> risks = new ArrayList<>();

  @Override
  public void accept(CatalogueRecord found) {
    if (found instanceof SourceDocument source) {
      sources.add(source);
    } else if (found instanceof Work work) {
      works.add(work);
    } else if (found instanceof Mitigation mitigation) {
      mitigations.add(mitigation);
    } else if (found instanceof Risk risk) {
      risks.add(risk);
    }
  }

  Risk risk(String id) {
    return risks.stream().filter(risk -> risk.id().equals(id)).findFirst()
        .orElseThrow(() -> new AssertionError("no risk " + id + " among " + risks.stream().map(Risk::id).toList()));
  }

  List<String> ids() {
    return risks.stream().map(Risk::id).toList();
  }

  List<Evidence> evidence() {
    return risks.stream().flatMap(risk -> risk.evidence().stream()).toList();
  }

  <K extends Comparable<K>> Map<K, Long> count(Function<Risk, K> key) {
    return risks.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }
}
