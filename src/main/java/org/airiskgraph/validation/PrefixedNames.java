package org.airiskgraph.validation;

import java.util.Optional;
import org.airiskgraph.reader.InputException;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.PrefixMap;

/**
 * Formats nodes for messages: {@code risk:34.02.03}, {@code "text"}.
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
        // Unlike the prefixed names of Turtle, these may have any character.
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .orElse("<" + iri + ">");
  }

  /** A sentence about an offending value. */
  String found(Optional<Node> value) {
    return value.map(node -> "Found " + of(node) + ".").orElse("");
  }
}
