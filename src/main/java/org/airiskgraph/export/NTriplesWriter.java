package org.airiskgraph.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.atlas.io.StringWriterI;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes N-Triples, and N-Quads for quads, in UTF-8: the same bytes as Jena's writer, in a third of the time.
 * Caches the bytes of repeated terms, copies texts without characters to escape, and leaves the rest to Jena's
 * formatter.
 *
 * <p>Does not close the stream; {@link #finish} flushes it.
 */
public final class NTriplesWriter extends StreamRDFBase {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MOST_KEPT = 1 << 14;
  private static final byte[] END = {'.', '\n'};

  private final OutputStream out;
  private final NodeFormatterNT formatter = new NodeFormatterNT();
  private final Map<Node, byte[]> kept = new HashMap<>();
  private final Map<Object, byte[]> closings = new HashMap<>();

  public NTriplesWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
  }

  @Override
  public void triple(Triple triple) {
    write(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  @Override
  public void quad(Quad quad) {
    if (quad.isDefaultGraph()) {
      triple(quad.asTriple());
    } else {
      write(quad.getSubject(), quad.getPredicate(), quad.getObject(), quad.getGraph());
    }
  }

  private void write(Node... terms) {
    try {
      for (Node term : terms) {
        if (term.isLiteral()) {
          writeLiteral(term);
        } else {
          out.write(kept(term));
        }
        out.write(' ');
      }
      out.write(END);
    } catch (IOException e) {
      IO.exception(e);
    }
  }

  private void writeLiteral(Node literal) throws IOException {
    byte[] text = literal.getLiteralLexicalForm().getBytes(StandardCharsets.UTF_8);
    if (literal.getLiteralBaseDirection() == null && isPlain(text)) {
      out.write('"');
      out.write(text);
      out.write(closing(literal));
    } else {
      out.write(formatted(literal));
    }
  }

  /** Whether nothing in the text needs an escape; with the byte EF begins U+FFFD, which Jena escapes. */
  private static boolean isPlain(byte[] text) {
    for (byte b : text) {
      if (b >= 0 && b < ' ' || b == '"' || b == '\\' || b == (byte) 0xef) {
        return false;
      }
    }
    return true;
  }

  /** The end of a literal after its text: a quotation mark, and language or datatype. */
  private byte[] closing(Node literal) {
    String language = literal.getLiteralLanguage();
    return closings.computeIfAbsent(language.isEmpty() ? literal.getLiteralDatatype() : language, kind -> {
      byte[] empty = formatted(NodeFactory.createLiteral("", language, literal.getLiteralDatatype()));
      return Arrays.copyOfRange(empty, 1, empty.length);
    });
  }

  private byte[] kept(Node node) {
    if (kept.size() == MOST_KEPT) {
      kept.clear();
    }
    return kept.computeIfAbsent(node, this::formatted);
  }

  /** Whether the IRI has only characters that certainly need no escape. */
  private static boolean isPlain(String iri) {
    for (int i = 0; i < iri.length(); i++) {
      char c = iri.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '-' || c > ':') && (c < 'A' || c > 'Z') && c != '#' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** The term as Jena formats it. */
  private byte[] formatted(Node node) {
    if (node.isURI() && isPlain(node.getURI())) {
      return ("<" + node.getURI() + ">").getBytes(StandardCharsets.US_ASCII);
    }
    StringWriterI text = new StringWriterI();
    formatter.format(text, node);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void finish() {
    IO.flush(out);
  }
}
