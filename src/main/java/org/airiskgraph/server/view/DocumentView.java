package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * An RDF document as a page: what it says of its subject, and a list of everything else it describes.
 *
 * @param title name of the subject
 * @param iri IRI of the subject
 * @param lead description of the subject; may be empty
 * @param facts all else that is stated of the subject, by property
 * @param items what the document describes besides, each with its definition or message as the note
 * @param formats the document in RDF
 */
public record DocumentView(String title, String iri, String lead, List<ResourceView.Field> facts, List<Item> items,
    List<Hyperlink> formats) {

  /** Something that the document describes: its fragment, empty if it has none, its name, and a sentence on it. */
  public record Item(String id, Hyperlink name, String note) {}

  /** Reads the page of {@code subject}; {@code links} read the graph of the document. */
  public static DocumentView of(PageLinks links, Node subject, List<Hyperlink> formats) {
    GraphReader reader = links.reader();
    Node description = DCTerms.description.asNode();
    Map<String, List<Hyperlink>> facts = new TreeMap<>();
    reader.graph().find(subject, Node.ANY, Node.ANY).filterDrop(triple -> triple.predicateMatches(description)
        || triple.getObject().isBlank()).forEachRemaining(triple -> facts
            .computeIfAbsent(reader.graph().getPrefixMapping().shortForm(triple.getPredicate().getURI()),
                key -> new ArrayList<>())
            .add(value(links, triple.getObject())));
    List<ResourceView.Field> fields = facts.entrySet().stream().map(fact -> new ResourceView.Field(fact.getKey(),
        fact.getValue().stream().sorted(Comparator.comparing(Hyperlink::label)).toList())).toList();
    List<Item> items = reader.graph().find().mapWith(Triple::getSubject).toSet().stream()
        .filter(node -> node.isURI() && !node.equals(subject) && reader.statedLabel(node).isPresent())
        .sorted(Comparator.comparing(Node::getURI)).map(node -> item(links, node)).toList();
    return new DocumentView(Phrases.capitalized(reader.label(subject)), subject.getURI(),
        reader.text(subject, description).orElse(""), fields, items, formats);
  }

  private static Item item(PageLinks links, Node node) {
    GraphReader reader = links.reader();
    String iri = node.getURI();
    String note = Stream.of(SKOS.definition, RDFS.comment).map(property -> reader.text(node, property.asNode()))
        .flatMap(java.util.Optional::stream).findFirst().orElse("");
    return new Item(iri.contains("#") ? iri.substring(iri.indexOf('#') + 1) : "",
        new Hyperlink(reader.label(node), links.address(iri)), note);
  }

  private static Hyperlink value(PageLinks links, Node value) {
    return value.isURI() ? new Hyperlink(links.reader().statedLabel(value).orElse(value.getURI()),
        links.address(value.getURI())) : new Hyperlink(GraphReader.text(value), "");
  }
}
