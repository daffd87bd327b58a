package org.airiskgraph.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;

/** Passes records on, and to each risk adds the concepts that its name and texts mention, behind those its record names. */
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
    Set<String> concepts = new LinkedHashSet<>(risk.references().concepts());
    tag(risk.name(), concepts);
    risk.text().summary().ifPresent(summary -> tag(summary, concepts));
    risk.text().wording().forEach(wording -> tag(wording.readable(), concepts));
    risk.evidence().stream().map(Evidence::wording).flatMap(Optional::stream).map(Quotation::readable)
        .forEach(text -> tag(text, concepts));
    out.risk(new Risk(risk.identity(), risk.classification(), risk.text(),
        new Risk.References(risk.references().cites(), List.copyOf(concepts), risk.references().steps()),
        risk.evidence()));
  }

  private void tag(String text, Set<String> concepts) {
    thesaurus.concepts(text).forEach(concept -> concepts.add(iris.conceptKey(concept)));
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
