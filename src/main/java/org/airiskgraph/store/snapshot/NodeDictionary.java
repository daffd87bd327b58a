package org.airiskgraph.store.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Numbers IRIs, blank nodes and literals, and keeps them as bytes until one is needed.
 *
 * <p>Immutable, and safe for concurrent reads.
 */
final class NodeDictionary {
  private static final int EMPTY = -1;

  /**
   * What a dictionary consists of.
   *
   * @param kinds what terms can be besides an IRI: {@code _} a blank node, {@code "} a plain text, {@code
   *     @en} a text in that language, anything else a literal with the datatype of that IRI
   * @param kind number in {@code kinds} of each term, -1 for an IRI
   * @param hash of each term's text
   * @param text of all terms in UTF-8, one after the other
   * @param end where the text of each term ends
   */
  public record Columns(List<String> kinds, int[] kind, int[] hash, byte[] text, int[] end) {
    public Columns {
      kinds = List.copyOf(kinds);
    }
  }

  private final Columns columns;
  private final AtomicReferenceArray<Node> nodes;
  private final int[] slots;

  public NodeDictionary(Columns columns) {
    this.columns = columns;
    int size = columns.end().length;
    nodes = new AtomicReferenceArray<>(size);
    slots = new int[Integer.highestOneBit(Math.max(4, size)) * 4];
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < size; i++) {
      int slot = slot(columns.hash()[i]);
      while (slots[slot] != EMPTY) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i;
    }
  }

  /** Numbers {@code nodes} in their order; each must come once. */
  static NodeDictionary of(Collection<Node> nodes) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    int[] kind = new int[nodes.size()];
    int[] hash = new int[nodes.size()];
    int[] end = new int[nodes.size()];
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int i = 0;
    for (Node node : nodes) {
      kind[i] = node.isURI() ? -1 : kinds.computeIfAbsent(kind(node), k -> kinds.size());
      hash[i] = text(node).hashCode();
      text.writeBytes(text(node).getBytes(StandardCharsets.UTF_8));
      end[i++] = text.size();
    }
    return new NodeDictionary(new Columns(new ArrayList<>(kinds.keySet()), kind, hash, text.toByteArray(), end));
  }

  public Columns columns() {
    return columns;
  }

  int size() {
    return columns.end().length;
  }

  /** The term with this number. */
  Node node(int number) {
    Node node = nodes.get(number);
    if (node == null) {
      node = make(number);
      nodes.set(number, node);
    }
    return node;
  }

  /** The number of {@code node}; -1 if it is not among the terms. */
  int number(Node node) {
    if (!node.isURI() && !node.isBlank() && !node.isLiteral()) {
      return EMPTY;
    }
    int hash = text(node).hashCode();
    for (int slot = slot(hash); slots[slot] != EMPTY; slot = slot + 1 & slots.length - 1) {
      int number = slots[slot];
      if (nodes.get(number) == node || columns.hash()[number] == hash && node(number).equals(node)) {
        return number;
      }
    }
    return EMPTY;
  }

  private int slot(int hash) {
    // Texts that differ in their last letter only have neighboring hashes; multiplying spreads them.
    return (hash * 0x9E3779B9 >>> 7) & slots.length - 1;
  }

  private Node make(int number) {
    int start = number == 0 ? 0 : columns.end()[number - 1];
    String text = new String(columns.text(), start, columns.end()[number] - start, StandardCharsets.UTF_8);
    if (columns.kind()[number] < 0) {
      return NodeFactory.createURI(text.startsWith(AIRG.NS) ? text.intern() : text);
    }
    String kind = columns.kinds().get(columns.kind()[number]);
    return switch (kind.charAt(0)) {
      case '_' -> NodeFactory.createBlankNode(text);
      case '"' -> NodeFactory.createLiteralString(text);
      case '@' -> NodeFactory.createLiteralLang(text, kind.substring(1));
      default -> NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(kind));
    };
  }

  private static String text(Node node) {
    return node.isURI() ? node.getURI() : node.isBlank() ? node.getBlankNodeLabel() : node.getLiteralLexicalForm();
  }

  private static String kind(Node node) {
    if (node.isBlank()) {
      return "_";
    }
    if (!node.isLiteral() || node.getLiteralBaseDirection() != null) {
      throw new IllegalArgumentException("found the term " + node + ", expected an IRI, blank node or literal");
    }
    String language = node.getLiteralLanguage();
    String datatype = node.getLiteralDatatypeURI();
    return !language.isEmpty() ? "@" + language
        : datatype.equals("http://www.w3.org/2001/XMLSchema#string") ? "\"" : datatype;
  }
}
