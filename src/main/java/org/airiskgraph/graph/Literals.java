package org.airiskgraph.graph;

import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The literals that the graph consists of. */
public final class Literals {
  private Literals() {}

  /** A text without a language, such as an identifier. */
  public static Node string(String text) {
    return NodeFactory.createLiteralString(text);
  }

  public static Node english(String text) {
    return NodeFactory.createLiteralLang(text, "en");
  }

  /** {@code true} or {@code false}. */
  public static Node bool(boolean value) {
    return NodeFactory.createLiteralDT(String.valueOf(value), XSDDatatype.XSDboolean);
  }

  /** A whole number as {@code xsd:integer}, which is what {@code 1} means in SPARQL and Turtle. */
  public static Node integer(int value) {
    return NodeFactory.createLiteralDT(String.valueOf(value), XSDDatatype.XSDinteger);
  }

  /** A day, month or year with the type of its form; another text as it is. */
  static Node date(String date) {
    return Stream.of(XSDDatatype.XSDdate, XSDDatatype.XSDgYearMonth, XSDDatatype.XSDgYear)
        .filter(type -> type.isValid(date)).findFirst().map(type -> NodeFactory.createLiteralDT(date, type))
        .orElseGet(() -> string(date));
  }
}
