package org.airiskgraph.server.view;

import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Where on this server a thing of the graph has its page: {@code /risk/34.02.03}, whatever the base of its IRI.
 *
 * @param iris gives the base
 */
public record PageLinks(IriFactory iris) {
  /** The address of a node, local where it has a page here; empty for what is no web address. */
  public Optional<String> href(Node node) {
    return node.isURI() ? Optional.of(href(node.getURI())).filter(href -> !href.isEmpty()) : Optional.empty();
  }

  private String href(String uri) {
    if (uri.startsWith(AIRG.ONTOLOGY)) {
      String rest = uri.substring(AIRG.ONTOLOGY.length());
      return rest.isEmpty() || rest.startsWith("#") ? "/ontology" + rest : "/ontology";
    }
    // Whoever wrote the data chose the IRI; a link must not run it.
    return kind(uri).map(kind -> "/" + uri.substring(iris.base().length()))
        .orElse(uri.matches("https?://.*") ? uri : "");
  }

  /** The kind of thing an IRI names, empty for IRIs of others. */
  public Optional<EntityKind> kind(String uri) {
    return iris.kind(uri);
  }

  /** The node behind the path {@code /kind/id}, with {@code id} encoded as it is in the IRI. */
  public Node node(EntityKind kind, String id) {
    return NodeFactory.createURI(iris.namespace(kind) + id);
  }
}
