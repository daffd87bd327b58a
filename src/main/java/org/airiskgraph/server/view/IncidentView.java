package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IllustratingIncident;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/** What the pages of incidents say beside what all pages say. */
final class IncidentView {
  private static final Node FOAF_PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  private IncidentView() {}

  /** Date and whether it is an exercise: {@code May 2023, exercise}. */
  static String when(PageLinks links, Node incident) {
    return links.reader().text(incident, DCTerms.date.asNode()).map(day -> links.texts().day(day) + ", ").orElse("")
        + kind(links, incident);
  }

  private static String kind(PageLinks links, Node incident) {
    return links.texts().get(links.reader().text(incident, AIRG.exercise).filter("true"::equals)
        .map(yes -> "incidents.an-exercise").orElse("incidents.an-incident"));
  }

  /** Facts of an incident; none for anything else. */
  static Map<String, List<Hyperlink>> fields(PageLinks links, Node node) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    Map<String, List<Hyperlink>> fields = new LinkedHashMap<>();
    if (reader.is(node, AIRG.Incident)) {
      fields.put(texts.get("field.date"), links.texts(node, DCTerms.date.asNode()));
      fields.put(texts.get("field.kind"), List.of(new Hyperlink(Phrases.capitalized(kind(links, node)), "")));
      fields.put(texts.get("field.affected"), links.texts(node, AIRG.affected));
      fields.put(texts.get("field.techniques"), reader.objects(node, AIRG.technique).stream()
          .sorted(Comparator.comparing(reader::code)).map(entry -> links.to(reader.domain(entry))).toList());
      fields.put(texts.get("field.involves"), links.toAll(reader.entities(reader.objects(node, AIRG.involves))));
      fields.put(texts.get("field.references"), Stream.of(FOAF_PAGE, DCTerms.references.asNode())
          .flatMap(property -> reader.objects(node, property).stream().map(Node::getURI).sorted())
          .map(address -> new Hyperlink(address, links.address(address))).toList());
      fields.put(texts.get("field.taken-from"), reader.objects(node, DCTerms.isPartOf.asNode()).stream()
          .flatMap(collection -> collection(links, collection).stream()).toList());
    }
    return fields;
  }

  private static List<Hyperlink> collection(PageLinks links, Node collection) {
    GraphReader reader = links.reader();
    String home = reader.text(collection, DCAT.landingPage.asNode()).map(links::address).orElse("");
    List<Hyperlink> lines = new ArrayList<>();
    lines.add(new Hyperlink(reader.label(collection), home, reader.text(collection, SKOS.note.asNode()).orElse("")));
    reader.texts(collection, DCTerms.rights.asNode()).forEach(credit -> lines.add(new Hyperlink(credit, "")));
    return lines;
  }

  /** The risks that an incident illustrates, the surest first; or the incidents that use a technique or concept. */
  static Map<String, List<Hyperlink>> groups(PageLinks links, Node node) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    Map<String, List<Hyperlink>> groups = new LinkedHashMap<>();
    if (reader.is(node, AIRG.Incident)) {
      groups.put(texts.get("group.risks-that-it-illustrates"), risks(links, node));
    } else {
      List<Node> own = latest(links, Stream.of(node));
      groups.put(texts.get("group.incidents"), linked(links, own));
      // What is a case of a concept is a case of what means the same or more.
      List<Node> ofConcepts = latest(links, Stream.of(SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
          .flatMap(match -> reader.subjects(match.asNode(), node).stream())
          .filter(concept -> reader.is(concept, AIRG.Concept)));
      groups.put(texts.get("group.incidents-of-concepts-that-are-mapped-to-it"),
          linked(links, ofConcepts.stream().filter(incident -> !own.contains(incident)).toList()));
    }
    return groups;
  }

  /** The incidents that involve one of {@code nodes} or use it as a technique, the latest first. */
  private static List<Node> latest(PageLinks links, Stream<Node> nodes) {
    GraphReader reader = links.reader();
    return nodes.flatMap(node -> Stream.of(AIRG.technique, AIRG.involves)
        .flatMap(property -> reader.subjects(property, node).stream())).distinct()
        .sorted(
            Comparator.comparing((Node incident) -> reader.text(incident, DCTerms.date.asNode()).orElse("")).reversed()
                .thenComparing(Node::getURI))
        .toList();
  }

  private static List<Hyperlink> linked(PageLinks links, List<Node> incidents) {
    GraphReader reader = links.reader();
    return incidents.stream()
        .map(incident -> links.to(reader.entity(incident).withNote(when(links, incident)))).toList();
  }

  private static List<Hyperlink> risks(PageLinks links, Node incident) {
    GraphReader reader = links.reader();
    return IllustratingIncident.risksOf(reader, incident).stream()
        .map(i -> links.to(reader.risk(i.risk()).withNote(
            GraphReader.id(i.risk()) + " · " + reader.risk(i.risk()).note() + " · " + i.by().because())))
        .toList();
  }
}
