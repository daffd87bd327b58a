package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;

/**
 * A text in which the names of entities are links.
 *
 * @param parts the text in pieces; a piece without an address is text alone
 */
public record LinkedText(List<Hyperlink> parts) {
  /** {@code text} with a link at the first mention of each of {@code named}, whose name the text has as whole words. */
  static LinkedText of(PageLinks links, String text, Collection<Node> named) {
    GraphReader reader = links.reader();
    List<Hyperlink> names = named.stream().filter(Node::isURI)
        .flatMap(node -> Stream.of(reader.domain(node).label(), reader.label(node), reader.code(node)).distinct()
            .map(name -> new Hyperlink(name, links.address(node.getURI()))))
        .filter(name -> !name.href().isEmpty())
        .sorted(Comparator.comparingInt((Hyperlink name) -> -name.label().length()).thenComparing(Hyperlink::label))
        .toList();
    List<Hyperlink> parts = new ArrayList<>();
    split(text, names, parts);
    return new LinkedText(parts);
  }

  private static void split(String text, List<Hyperlink> names, List<Hyperlink> parts) {
    for (Hyperlink name : names) {
      Matcher place = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name.label()) + "(?![\\p{L}\\p{N}])")
          .matcher(text);
      if (place.find()) {
        List<Hyperlink> others = names.stream().filter(other -> !other.href().equals(name.href())).toList();
        split(text.substring(0, place.start()), others, parts);
        parts.add(name);
        split(text.substring(place.end()), others, parts);
        return;
      }
    }
    if (!text.isEmpty()) {
      parts.add(new Hyperlink(text, ""));
    }
  }
}
