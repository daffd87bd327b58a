package org.airiskgraph.links;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Literals;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;

/** The classes and literals of links and their reasons in RDF; {@link LinkNodes} has their IRIs. */
public final class LinkToRdf {
  /** The class of reasons whose two first concepts are those of the two risks. */
  public static final Node NEAR_CONCEPTS = AIRG.term("NearConceptReason");

  private static final String LINK_LABEL = "link from ";
  private static final Node WORDING = AIRG.term("WordingReason");
  /** More than scores and weights can bear. */
  private static final int PLACES = 4;

  /** What every link is, by the ontology. */
  public static final List<Node> LINK_TYPES =
      List.of(AIRG.RiskLink, NodeFactory.createURI("http://www.w3.org/ns/prov#Entity"));

  /** The property of the literals of each class of reasons. */
  public static Node literalProperty(Node type) {
    return type.equals(WORDING) ? AIRG.sharedWord : AIRG.authorYear;
  }

  /** What every reason is, besides its own class. */
  public static final Node LINK_REASON = AIRG.term("LinkReason");

  private LinkToRdf() {}

  /** A value in [0,1] as a whole number of ten-thousandths. */
  public static int tenThousandths(double value) {
    int scaled = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP).unscaledValue().intValueExact();
    if (scaled < 0 || scaled > 10_000) {
      throw new IllegalArgumentException("found a weight of " + value + ", expected 0 to 1");
    }
    return scaled;
  }

  /** In the canonical form, {@code 0.5} and {@code 1.0}, to which databases bring every decimal anyway. */
  public static Node decimal(int tenThousandths) {
    BigDecimal plain = BigDecimal.valueOf(tenThousandths, PLACES).stripTrailingZeros();
    return NodeFactory.createLiteralDT(
        plain.setScale(Math.max(1, plain.scale())).toPlainString(), XSDDatatype.XSDdecimal);
  }

  public static Node rank(int rank) {
    return Literals.integer(rank);
  }

  /** The label of the link between two risks: {@code "link from 34.02.03 to 53.01.06"}. */
  public static Node linkLabel(Node from, Node to) {
    return Literals.english(LINK_LABEL + GraphReader.id(from) + " to " + GraphReader.id(to));
  }

  /** Whether {@link #linkLabel} may have made this literal. */
  public static boolean isLinkLabel(Node literal) {
    return literal.getLiteralLexicalForm().startsWith(LINK_LABEL);
  }

  /** The number that {@link #decimal} writes as this literal, -1 if there is none. */
  public static int tenThousandths(Node literal) {
    String form = literal.getLiteralLexicalForm();
    int value = form.matches("[01]\\.\\d{1,4}")
        ? new BigDecimal(form).movePointRight(PLACES).intValueExact() : -1;
    return value >= 0 && decimal(value).equals(literal) ? value : -1;
  }

  /** The number that {@link #rank} writes as this literal, -1 if there is none. */
  public static int rank(Node literal) {
    String form = literal.getLiteralLexicalForm();
    int value = form.matches("\\d{1,5}") ? Integer.parseInt(form) : -1;
    return value >= 0 && rank(value).equals(literal) ? value : -1;
  }
}
