package org.airiskgraph.graph;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** What a related risk is to the risk that the link belongs to, in the order of display. */
public enum LinkKind {
  SAME_RISK("same risk in another source", "Same risk in other sources"),
  BROADER("broader risk", "Broader"),
  NARROWER("narrower risk", "Narrower"),
  SIBLING("sibling", "Siblings"),
  RELATED("related risk", "Related");

  private final String label;
  private final String heading;

  LinkKind(String label, String heading) {
    this.label = label;
    this.heading = heading;
  }

  /** The name that the ontology gives it. */
  public String label() {
    return label;
  }

  /** The heading of a list of such risks. */
  public String heading() {
    return heading;
  }

  /** The individual of the ontology, for example {@code airg:link-same-risk}. */
  public Node node() {
    return AIRG.term("link-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The kind with this individual; for any other node {@link #RELATED}. */
  public static LinkKind of(Node node) {
    return Stream.of(values()).filter(kind -> kind.node().equals(node)).findFirst().orElse(RELATED);
  }
}
