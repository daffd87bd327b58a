package org.airiskgraph.catalogue;

import java.util.List;

/**
 * Everything read, held at once; each list in the order of the inputs.
 *
 * @param sources the documents risks are taken from
 * @param works the works cited
 * @param mitigations the measures
 * @param risks the risks
 */
public record Catalogue(List<SourceDocument> sources, List<Work> works, List<Mitigation> mitigations,
    List<Risk> risks) {
  public Catalogue {
    sources = List.copyOf(sources);
    works = List.copyOf(works);
    mitigations = List.copyOf(mitigations);
    risks = List.copyOf(risks);
  }

  /** Sends every record on: sources, works, mitigations, then risks. */
  public void sendTo(CatalogueSink sink) {
    sources.forEach(sink::source);
    works.forEach(sink::work);
    mitigations.forEach(sink::mitigation);
    risks.forEach(sink::risk);
  }
}
