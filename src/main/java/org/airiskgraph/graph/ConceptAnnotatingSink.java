package org.airiskgraph.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.ConceptTag;
import org.airiskgraph.catalogue.ConceptTag.Place;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;

/** Passes records on, and adds to each risk the concepts that its name and texts mention, after those that its record states. */
public final class ConceptAnnotatingSink implements CatalogueSink {
  private final IriFactory iris;
  private final ConceptAnnotator thesaurus;
  private final CatalogueSink out;

  public ConceptAnnotatingSink(IriFactory iris, Ontology ontology, CatalogueSink out) {
    this.iris = iris;
    this.thesaurus = new ConceptAnnotator(ontology.closed());
    this.out = out;
  }

  @Override
  public void risk(Risk risk) {
    Map<String, ConceptTag> tags = new LinkedHashMap<>();
    risk.references().concepts()
        .forEach(key -> tags.put(key, new ConceptTag(key, Place.CATALOGUE, Optional.empty(), false)));
    String summary = risk.text().summary().orElse("");
    List<String> wording = risk.text().wording().stream().map(Quotation::readable).toList();
    List<String> evidence = risk.evidence().stream().map(Evidence::wording).flatMap(Optional::stream)
        .map(Quotation::readable).toList();
    ConceptAnnotator.Context own =
        thesaurus.context(risk.name() + "\n" + summary + "\n" + String.join("\n", wording));
    tag(risk.name(), own, Place.NAME, tags);
    tag(summary, own, Place.SUMMARY, tags);
    wording.forEach(text -> tag(text, own, Place.WORDING, tags));
    evidence.forEach(text -> tag(text, thesaurus.context(text), Place.EVIDENCE, tags));
    tags.keySet().removeAll(risk.references().notConcepts());
    out.risk(new Risk(risk.identity(), risk.classification(), risk.text(),
        risk.references().withTags(List.copyOf(tags.values())), risk.evidence()));
  }

  /** Keeps the first mention of each concept, but prefers any other to one in an example. */
  private void tag(String text, ConceptAnnotator.Context context, Place place, Map<String, ConceptTag> tags) {
    for (ConceptMention mention : thesaurus.mentions(text, context)) {
      String key = iris.conceptKey(mention.concept());
      tags.merge(key, new ConceptTag(key, place, Optional.of(mention.surfaceForm()), mention.example()),
          (first, later) -> first.example() && !later.example() ? later : first);
    }
  }

  @Override
  public void source(SourceDocument source) {
    out.source(source);
  }

  @Override
  public void work(Work work) {
    out.work(work);
  }

  @Override
  public void mitigation(Mitigation mitigation) {
    out.mitigation(mitigation);
  }

  @Override
  public void close() {
    out.close();
  }
}
