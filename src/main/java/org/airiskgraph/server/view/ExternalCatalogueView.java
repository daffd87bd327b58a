package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.CoveringEntry;
import org.airiskgraph.graph.DerivedMeasure;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;

/** What the pages of other catalogues and their entries say beside what all pages say. */
public final class ExternalCatalogueView {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** The most risks of the entries under one that its page lists. */
  private static final int MOST_BELOW = 300;

  private ExternalCatalogueView() {}

  /** A code as a key in whose order {@code A.6.2} comes before {@code A.6.10}. */
  public static String order(String code) {
    return NUMBER.matcher(code).replaceAll(number -> "0".repeat(Math.max(0, 6 - number.group().length()))
        + number.group());
  }

  /** Facts of a catalogue or an entry; none for anything else. */
  static Map<String, List<Hyperlink>> fields(PageLinks links, Node node) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    Map<String, List<Hyperlink>> fields = new LinkedHashMap<>();
    if (reader.is(node, AIRG.ExternalCatalogue)) {
      fields.put(texts.get("field.title"), links.texts(node, DCTerms.title.asNode()));
      fields.put(texts.get("field.version"), links.texts(node, OWL2.versionInfo.asNode()));
      fields.put(texts.get("field.license"), links.toAll(reader.objects(node, DCTerms.license.asNode()).stream()
          .map(reader::entity).toList()));
      fields.put(texts.get("field.credit"), links.texts(node, AIRG.credit));
      fields.put(texts.get("field.note"), links.texts(node, SKOS.note.asNode()));
    } else if (reader.is(node, AIRG.CatalogueEntry)) {
      fields.put(texts.get("field.code"), links.texts(node, SKOS.notation.asNode()));
      fields.put(texts.get("field.catalogue"), links.to(node, SKOS.inScheme.asNode()));
      fields.put(texts.get("field.kind"), links.texts(node, AIRG.entryKind));
      fields.put(texts.get("field.aims-at"), links.toAll(reader.entities(reader.objects(node, AIRG.aimsAt))));
    }
    return fields;
  }

  /** The entries of a catalogue by code, the risks that an entry concerns, or the measures that aim at a concept. */
  static Map<String, List<Hyperlink>> groups(PageLinks links, Node node) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    Map<String, List<Hyperlink>> groups = new LinkedHashMap<>();
    if (reader.is(node, AIRG.ExternalCatalogue)) {
      groups.put(texts.get("group.entries"), reader.subjects(SKOS.inScheme.asNode(), node).stream()
          .sorted(Comparator.comparing(entry -> order(reader.code(entry))))
          .map(entry -> links.to(reader.domain(entry).withNote(risks(links, entry))))
          .toList());
    } else if (reader.is(node, AIRG.Concept)) {
      groups.put(texts.get("group.measures-of-other-catalogues-that-aim-at-it"),
          links.toAll(reader.entities(reader.subjects(AIRG.aimsAt, node))));
    } else if (reader.is(node, AIRG.CatalogueEntry)) {
      groups.put(texts.get("group.risks-that-it-concerns"), risks(links, List.of(node)));
      List<Hyperlink> below = risks(links, under(reader, node));
      groups.put(below.size() > MOST_BELOW
          ? texts.get("group.first-risks-that-entries-under-it-concern", MOST_BELOW, below.size())
          : texts.get("group.risks-that-entries-under-it-concern"), below.stream().limit(MOST_BELOW).toList());
      groups.put(texts.get("group.risks-that-it-may-address"), addressed(links, node));
      groups.put(texts.get("group.mitigations-mapped-to-it"),
          links.toAll(reader.entities(List.of(SKOS.closeMatch, SKOS.relatedMatch,
              SKOS.broadMatch, SKOS.narrowMatch, SKOS.exactMatch).stream()
              .flatMap(match -> reader.subjects(match.asNode(), node).stream())
              .filter(subject -> reader.is(subject, AIRG.Mitigation)).toList())));
    }
    return groups;
  }

  /** How many risks an entry and those under it concern or, being measures, may address: {@code 12 risks}. */
  static String risks(PageLinks links, Node entry) {
    GraphReader reader = links.reader();
    Set<Node> risks = new HashSet<>();
    Stream.concat(Stream.of(entry), under(reader, entry).stream()).forEach(one -> {
      risks.addAll(reader.subjects(AIRG.coveredBy, one));
      risks.addAll(reader.subjects(AIRG.mayBeAddressedBy, one));
    });
    return links.texts().count("risk", risks.size());
  }

  /** The risks that a measure may address, the surest first, each with the concept at which it aims. */
  private static List<Hyperlink> addressed(PageLinks links, Node measure) {
    GraphReader reader = links.reader();
    return reader.subjects(AIRG.measure, measure).stream()
        .sorted(Comparator.comparingDouble((Node fit) -> -reader.decimal(fit, AIRG.score))
            .thenComparing(Node::getURI))
        .flatMap(fit -> reader.subjects(AIRG.measureFit, fit).stream().map(reader::risk).map(risk -> links.to(
            risk.withNote(risk.id() + " · " + risk.note() + " · " + DerivedMeasure.because(reader, fit)))))
        .toList();
  }

  /** The entries below {@code entry}, at any depth. */
  private static List<Node> under(GraphReader reader, Node entry) {
    Set<Node> found = new LinkedHashSet<>(Set.of(entry));
    List<Node> next = List.of(entry);
    while (!next.isEmpty()) {
      next = next.stream().flatMap(node -> reader.subjects(SKOS.broader.asNode(), node).stream()).filter(found::add)
          .toList();
    }
    found.remove(entry);
    return List.copyOf(found);
  }

  /** The risks that {@code entries} concern, each once with the entry that fits it best. */
  private static List<Hyperlink> risks(PageLinks links, List<Node> entries) {
    record Covered(Node risk, Node fit, double score) {}
    GraphReader reader = links.reader();
    Map<Node, Covered> covered = new HashMap<>();
    entries.forEach(entry -> reader.subjects(AIRG.entry, entry).forEach(fit -> reader.subjects(AIRG.entryFit, fit)
        .forEach(risk -> covered.merge(risk, new Covered(risk, fit, reader.decimal(fit, AIRG.score)),
            (a, b) -> b.score > a.score ? b : a))));
    return covered.values().stream().sorted(Comparator.comparingDouble(Covered::score).reversed()
        .thenComparing(c -> c.risk.getURI()))
        .map(c -> {
          CoveringEntry by = CoveringEntry.of(reader, c.fit);
          return links.to(reader.risk(c.risk).withNote(GraphReader.id(c.risk) + " · " + reader.risk(c.risk).note()
              + (entries.size() > 1 ? " · " + by.entry().label() : "") + " · " + by.because()));
        }).toList();
  }
}
