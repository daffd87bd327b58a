package org.airiskgraph.server.view;

import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighborhood;
import org.airiskgraph.diagram.NeighborhoodDiagram;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Links to the pages of this server for entities of the graph, whatever the base of their IRIs.
 *
 * @param reader gives the labels
 * @param iris gives the base
 * @param texts the texts of the interface
 */
public record PageLinks(GraphReader reader, IriFactory iris, Texts texts) {
  /** The address of an IRI: a path where it has a page here; empty for what is no web address. */
  public String address(String iri) {
    if (iri.startsWith(AIRG.ONTOLOGY)) {
      String rest = iri.substring(AIRG.ONTOLOGY.length());
      return rest.isEmpty() || rest.startsWith("#") ? "/ontology" + rest : "/ontology";
    }
    // Who wrote the data chose the IRI; a link must not run it as a script.
    return iris.kind(iri).map(kind -> "/" + iri.substring(iris.base().length()))
        .orElse(iri.matches("https?://.*") ? iri : "");
  }

  public Hyperlink to(Entity entity) {
    return new Hyperlink(entity.label(), address(entity.iri()), entity.note());
  }

  /** A link by the label of a node; text alone for literals. */
  public Hyperlink to(Node node) {
    return to(reader.entity(node));
  }

  /** Links to the values of a property that are IRIs, in alphabetical order. */
  public List<Hyperlink> to(Node subject, Node property) {
    return toAll(reader.entities(reader.objects(subject, property)));
  }

  /** The values of a property that are texts, as text alone. */
  public List<Hyperlink> texts(Node subject, Node property) {
    return reader.texts(subject, property).stream().map(text -> new Hyperlink(text, "")).toList();
  }

  public List<Hyperlink> toAll(List<Entity> entities) {
    return entities.stream().map(this::to).toList();
  }

  /** The neighborhood of an entity as SVG, whose boxes lead to their pages. */
  public String picture(Node entity) {
    return NeighborhoodDiagram.draw(Neighborhood.of(reader, iris, entity, texts), texts, this::address);
  }

  /** The node of the page {@code /kind/id}, where {@code id} is encoded as in the IRI. */
  public Node node(EntityKind kind, String id) {
    return NodeFactory.createURI(iris.namespace(kind) + id);
  }
}
