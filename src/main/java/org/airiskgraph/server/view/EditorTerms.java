package org.airiskgraph.server.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;

/**
 * What the editor of queries knows of this graph.
 *
 * @param base the IRI under which entities have a page here
 * @param prefixes prefix to namespace
 * @param terms the classes and properties that are declared in the ontology or used in the data, by IRI
 */
public record EditorTerms(String base, Map<String, String> prefixes, List<Term> terms) {

  private static final int MOST = 50;

  /** A class or property: its IRI, the IRI with a prefix, and its label. */
  public record Term(String iri, String name, String label) {}

  /** Reads the terms; {@code used} are the classes and properties of the data. Those without a prefix are left out. */
  public static EditorTerms of(PageLinks links, Collection<Node> used) {
    GraphReader reader = links.reader();
    Map<String, String> prefixes = new TreeMap<>(Prefixes.of(links.iris()).getMapping());
    List<Term> terms = Stream
        .concat(used.stream(),
            Stream.of(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
                .flatMap(type -> reader.members(type.asNode()).stream()))
        .filter(Node::isURI).distinct().flatMap(node -> prefixes.entrySet().stream()
            .filter(entry -> node.getURI().startsWith(entry.getValue())
                && node.getURI().substring(entry.getValue().length()).matches("[A-Za-z][\\w-]*"))
            .map(entry -> new Term(node.getURI(),
                entry.getKey() + ":" + node.getURI().substring(entry.getValue().length()), reader.label(node))))
        .sorted(Comparator.comparing(Term::name)).toList();
    return new EditorTerms(links.iris().base(), prefixes, terms);
  }

  /** The prefixes alone, as an object of namespaces. */
  public String prefixesJson() {
    JsonBuilder json = JsonBuilder.create().startObject();
    prefixes.forEach(json::pair);
    return json.finishObject().build().toString();
  }

  /**
   * The first 50 terms whose IRI begins with {@code typed}, or whose name or label contains it, as
   * {@code {"results": [{"uri": [IRI]}]}}.
   *
   * @param type {@code class} for those alone whose local name is capitalized, {@code property} for the others
   */
  public String completions(String typed, String type) {
    String lower = typed.toLowerCase(Locale.ROOT);
    JsonBuilder json = JsonBuilder.create().startObject().key("results").startArray();
    terms.stream()
        .filter(term -> type.isEmpty() || type.equals("property") != isCapitalized(term))
        .filter(term -> term.iri().toLowerCase(Locale.ROOT).startsWith(lower)
            || (term.name() + " " + term.label()).toLowerCase(Locale.ROOT).contains(lower))
        .limit(MOST)
        .forEach(term -> json.startObject().key("uri").startArray().value(term.iri()).finishArray().finishObject());
    return json.finishArray().finishObject().build().toString();
  }

  private static boolean isCapitalized(Term term) {
    return Character.isUpperCase(term.name().charAt(term.name().indexOf(':') + 1));
  }

  /** The record as JSON, with the kinds of entities that have pages. */
  public String json() {
    JsonBuilder json = JsonBuilder.create().startObject().pair("base", base).pair("ontology", AIRG.ONTOLOGY);
    json.key("kinds").startArray();
    Stream.of(EntityKind.values()).forEach(kind -> json.value(kind.path()));
    json.finishArray().key("prefixes").startObject();
    prefixes.forEach(json::pair);
    json.finishObject().key("terms").startArray();
    terms.forEach(term -> json.startObject().pair("iri", term.iri()).pair("name", term.name())
        .pair("label", term.label()).finishObject());
    return json.finishArray().finishObject().build().toString();
  }
}
