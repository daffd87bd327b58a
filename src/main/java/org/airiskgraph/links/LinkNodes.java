package org.airiskgraph.links;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The IRIs of links, {@code <…risk/A#related-B>}, and of their reasons, {@code <…risk/A#reason-1-B>}: made from
 * and taken apart into the risks A and B.
 *
 * <p>The number stands before the risk because ids of risks may end in a number of their own.
 */
public final class LinkNodes {
  private static final String LINK = "#related-";
  private static final String REASON = "#reason-";

  /**
   * What such an IRI names.
   *
   * @param from the risk before the {@code #}
   * @param to the risk that it leads to, under the same base
   * @param reason the number of a reason, from 1; 0 for the link itself
   */
  public record Parts(Node from, Node to, int reason) {}

  private LinkNodes() {}

  public static Node link(Node from, Node to) {
    return NodeFactory.createURI(from.getURI() + LINK + id(to));
  }

  /** The reason with this number, from 1. */
  public static Node reason(Node from, Node to, int number) {
    return NodeFactory.createURI(from.getURI() + REASON + number + "-" + id(to));
  }

  /** What {@code node} names, if it has the form of a link or reason; null otherwise, for speed. */
  public static Parts parse(Node node) {
    if (!node.isURI()) {
      return null;
    }
    String iri = node.getURI();
    int hash = iri.indexOf('#');
    if (hash < 0) {
      return null;
    }
    int slash = iri.lastIndexOf('/', hash);
    if (iri.startsWith(LINK, hash)) {
      return parts(iri, slash, hash, hash + LINK.length(), 0);
    }
    int dash = iri.startsWith(REASON, hash) ? iri.indexOf('-', hash + REASON.length()) : -1;
    int number = dash < 0 ? 0 : number(iri.substring(hash + REASON.length(), dash));
    return number == 0 ? null : parts(iri, slash, hash, dash + 1, number);
  }

  private static Parts parts(String iri, int slash, int hash, int id, int reason) {
    return new Parts(NodeFactory.createURI(iri.substring(0, hash)),
        NodeFactory.createURI(iri.substring(0, slash + 1) + iri.substring(id)), reason);
  }

  /** A number as {@link #reason} writes it, without sign or leading zeros; 0 for anything else. */
  private static int number(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() < 6 && digits.charAt(0) != '0'
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Integer.parseInt(digits) : 0;
  }

  private static String id(Node risk) {
    return risk.getURI().substring(risk.getURI().lastIndexOf('/') + 1);
  }
}
