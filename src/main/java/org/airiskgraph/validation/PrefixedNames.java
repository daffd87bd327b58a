package org.airiskgraph.validation;

import java.util.Optional;
import org.airiskgraph.reader.InputException;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;

/**
 * Nodes as a message shows them: {@code risk:34.02.03}, {@code "text"}.
 *
 * @param prefixes the prefixes that messages use
 */
record PrefixedNames(PrefixMap prefixes) {

  String of(Node node) {
    if (node.isLiteral()) {
      return InputException.quote(node.getLiteralLexicalForm());
    }
    return node.isURI() ? iri(node.getURI()) : "a node without an IRI";
  }

  private String iri(String iri) {
    return prefixes.getMapping().entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()))
        .max((a, b) -> Integer.compare(a.getValue().length(), b.getValue().length()))
        // Unlike Turtle's own short forms these may hold any character: they are for reading.
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .orElse("<" + iri + ">");
  }

  /** What a sentence says of a value that is at fault. */
  String found(Optional<Node> value) {
    return value.map(node -> "Found " + of(node) + ".").orElse("");
  }
}
