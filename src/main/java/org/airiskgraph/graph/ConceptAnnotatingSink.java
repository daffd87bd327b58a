package org.airiskgraph.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueRecord;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.ConceptTag;
import org.airiskgraph.catalogue.ConceptTag.Place;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * Passes records on, and adds to each risk the concepts that its name and texts mention, after those that its record
 * states.
 *
 * <p>A risk only mentions in passing what its record says so of, and what its texts name in an example or a further
 * passage. A summary says what a risk is about, so what only the wording of the source beside it names is a mention,
 * too. Where there is no summary, general concepts of the wording are: a top concept, one marked as an umbrella, or an
 * area of application. Of those that the wording of the fourth version names outside examples, readers kept one in six.
 */
public final class ConceptAnnotatingSink implements CatalogueSink {
  private final IriFactory iris;
  private final ConceptAnnotator thesaurus;
  /** Keys of the concepts that are mostly named in passing. */
  private final Set<String> general;
  private final CatalogueSink out;

  public ConceptAnnotatingSink(IriFactory iris, Ontology ontology, CatalogueSink out) {
    this.iris = iris;
    Graph concepts = ontology.closed();
    this.thesaurus = new ConceptAnnotator(concepts);
    this.general = Stream
        .of(concepts.find(Node.ANY, SKOS.topConceptOf.asNode(), Node.ANY),
            concepts.find(Node.ANY, AIRG.umbrella, Literals.bool(true)),
            concepts.find(Node.ANY, SKOS.broader.asNode(), iris.concept("application-area")))
        .flatMap(Iter::asStream).map(triple -> iris.conceptKey(triple.getSubject())).collect(Collectors.toSet());
    this.out = out;
  }

  @Override
  public void accept(CatalogueRecord found) {
    out.accept(found instanceof Risk risk ? annotated(risk) : found);
  }

  private Risk annotated(Risk risk) {
    Map<String, ConceptTag> tags = new LinkedHashMap<>();
    risk.references().concepts()
        .forEach(key -> tags.put(key, new ConceptTag(key, Place.CATALOGUE, Optional.empty(), false, false)));
    String summary = risk.text().summary().orElse("");
    List<String> wording = risk.text().wording().stream().map(Quotation::readable).toList();
    List<String> evidence = risk.evidence().stream().map(Evidence::wording).flatMap(Optional::stream)
        .map(Quotation::readable).toList();
    Supplier<String> own =
        thesaurus.context(risk.name() + "\n" + summary + "\n" + String.join("\n", wording));
    boolean summarized = !summary.isEmpty();
    tag(risk.name(), own, Place.NAME, key -> false, tags);
    tag(summary, own, Place.SUMMARY, key -> false, tags);
    wording.forEach(text -> tag(text, own, Place.WORDING, key -> summarized || general.contains(key), tags));
    evidence.forEach(text -> tag(text, thesaurus.context(text), Place.EVIDENCE, key -> true, tags));
    risk.references().mentions()
        .forEach(key -> tags.merge(key, new ConceptTag(key, Place.CATALOGUE, Optional.empty(), false, true),
            (found, stated) -> found.asMention()));
    tags.keySet().removeAll(risk.references().notConcepts());
    return new Risk(risk.identity(), risk.classification(), risk.text(),
        risk.references().withTags(List.copyOf(tags.values())), risk.evidence());
  }

  /** Keeps the first mention of each concept, but prefers any other to one in passing. */
  private void tag(String text, Supplier<String> context, Place place, Predicate<String> minor,
      Map<String, ConceptTag> tags) {
    for (ConceptMention mention : thesaurus.mentions(text, context)) {
      String key = iris.conceptKey(mention.concept());
      boolean inPassing = mention.example() || minor.test(key);
      tags.merge(key, new ConceptTag(key, place, Optional.of(mention.surfaceForm()), mention.example(), inPassing),
          (first, later) -> first.inPassing() && !later.inPassing() ? later : first);
    }
  }

  @Override
  public void close() {
    out.close();
  }
}
