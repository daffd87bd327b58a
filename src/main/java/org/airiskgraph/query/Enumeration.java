package org.airiskgraph.query;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The values of a small SKOS scheme, such as the three intents, as the choices for a parameter.
 *
 * @param choices the values by preferred label, in the order of their notations
 */
public record Enumeration(Map<String, Node> choices, GraphReader reader) {
  private static final List<Node> LABELS = List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(),
      SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode(), SKOS.notation.asNode());

  /** The scheme of {@code member}; empty if it is in none. */
  static Optional<Enumeration> of(GraphReader reader, Node member) {
    Map<String, Node> choices = new LinkedHashMap<>();
    reader.object(member, SKOS.inScheme.asNode()).ifPresent(scheme -> reader.subjects(SKOS.inScheme.asNode(), scheme)
        .stream().sorted(Comparator.comparing(reader::code)).forEach(node -> choices.put(reader.label(node), node)));
    return choices.isEmpty() ? Optional.empty() : Optional.of(new Enumeration(choices, reader));
  }

  /** The label of a value. */
  public String label(Node value) {
    return reader.label(value);
  }

  /** The value with this label, code, local name or IRI, in any case; the message of the error lists the choices. */
  Node find(String text) {
    String asked = fold(text);
    return choices.values().stream().filter(node -> names(node).anyMatch(asked::equals)).findFirst()
        .orElseThrow(() -> QueryException.usage(
            "found \"" + text.strip() + "\", expected one of: " + String.join(", ", choices.keySet())));
  }

  private Stream<String> names(Node node) {
    String local = node.getURI().substring(node.getURI().lastIndexOf('#') + 1);
    return Stream.concat(Stream.of(node.getURI(), local, "airg:" + local).map(Enumeration::fold),
        LABELS.stream().flatMap(property -> reader.texts(node, property).stream()).map(Enumeration::fold));
  }

  /** Small letters; hyphens, underscores and blanks are the same, and none at the ends. */
  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
  }
}
