package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

/** Byte for byte what Jena's own writer writes, whatever the terms hold. */
class NTriplesWriterTest {
  private static final Node S = NodeFactory.createURI("http://x/s");
  private static final Node P = NodeFactory.createURI("http://x/p");
  /** What may need care: controls, quotation marks, escapes, two, three and four bytes, a byte order mark, no character. */
  private static final int[] ODD =
      {0, 7, '\b', '\t', '\n', 0xb, '\f', '\r', 0x1b, 0x1f, ' ', '"', '\'', '\\', '<', '>', '{', '}', '|', '^', '`',
          '~', 0x7f, 0x80, 0x85, 0x9f, 0xa0, 0xe9, 0x7ff, 0x800, 0x2028, 0xd7ff, 0xe000, 0xf000, 0xfeff, 0xfffd, 0xfffe,
          0xffff, 0x10000, 0x1f600, 0x10ffff};

  @Test
  void everyCharacterIsWrittenAsJenaWritesItAtTheBeginningInTheMiddleAndAtTheEnd() {
    List<Node> literals = new ArrayList<>();
    for (int c = 0; c < 0x3000; c++) {
      literals.add(NodeFactory.createLiteralString(Character.toString(c)));
    }
    for (int c : ODD) {
      String odd = Character.toString(c);
      for (String text : List.of(odd, odd + "b", "a" + odd, "a" + odd + "b", odd + odd)) {
        literals.addAll(kinds(text));
      }
    }
    assertSame(literals.stream().map(literal -> Triple.create(S, P, literal)).toList());
  }

  /** A text as literals of every kind; those with a language or a direction of the same name must not be mixed up. */
  private static List<Node> kinds(String text) {
    return List.of(NodeFactory.createLiteralString(text), NodeFactory.createLiteralLang(text, "en"),
        NodeFactory.createLiteralLang(text, "en-GB"),
        NodeFactory.createLiteralDirLang(text, "en", TextDirection.LTR),
        NodeFactory.createLiteralDirLang(text, "ar", TextDirection.RTL),
        NodeFactory.createLiteralLang(text, "ar"), NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger),
        NodeFactory.createLiteralDT(text, XSDDatatype.XSDstring),
        NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName("http://x/a type \u00e9")));
  }

  @Test
  void irisAndBlankNodesAreWrittenAsJenaWritesThemWhereverTheyStand() {
    List<Node> terms = new ArrayList<>();
    for (int c : ODD) {
      terms.add(NodeFactory.createURI("http://x/" + Character.toString(c) + "y"));
      terms.add(NodeFactory.createBlankNode("b" + Character.toString(c)));
    }
    terms.add(NodeFactory.createURI(""));
    terms.add(NodeFactory.createURI("relative"));
    terms.add(NodeFactory.createBlankNode("a-b.c:d"));
    terms.add(NodeFactory.createBlankNode());
    List<Triple> triples = new ArrayList<>();
    for (Node term : terms) {
      triples.add(Triple.create(term, P, S));
      triples.add(Triple.create(S, P, term));
      if (term.isURI()) {
        triples.add(Triple.create(S, term, S));
      }
    }
    assertSame(triples);
    List<Quad> quads = terms.stream()
        .flatMap(term -> Stream.of(Quad.create(term, S, P, term), Quad.create(Quad.defaultGraphIRI, S, P, term),
            Quad.create(Quad.defaultGraphNodeGenerated, S, P, term)))
        .toList();
    assertEquals(text(RDFFormat.NQUADS_UTF8, out -> quads.forEach(out::quad)), ours(out -> quads.forEach(out::quad)));
  }

  @Test
  void randomTextsAreWrittenAsJenaWritesThem() {
    Random random = new Random(34);
    List<Triple> triples = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.appendCodePoint(random.nextInt(3) > 0 ? 'a' + random.nextInt(26) : ODD[random.nextInt(ODD.length)]);
      }
      List<Node> kinds = kinds(text.toString());
      triples.add(Triple.create(NodeFactory.createURI("http://x/" + random.nextInt(40)), P,
          kinds.get(random.nextInt(kinds.size()))));
    }
    assertSame(triples);
  }

  @Test
  void textsLongerThanAnyBufferAndMoreTermsThanAreKeptAreWrittenWhole() {
    List<Triple> triples = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      triples.add(Triple.create(NodeFactory.createURI("http://x/" + i % 20_000), P,
          NodeFactory.createURI("http://y/" + i % 300)));
    }
    triples.add(Triple.create(S, P, NodeFactory.createLiteralString("long ".repeat(100_000))));
    triples.add(Triple.create(S, P, NodeFactory.createLiteralString("long \"\n".repeat(100_000))));
    assertSame(triples);
  }

  private interface Writing {
    void to(StreamRDF out);
  }

  private static void assertSame(List<Triple> triples) {
    String[] expected = text(RDFFormat.NTRIPLES_UTF8, out -> triples.forEach(out::triple)).split("(?<=\n)");
    String[] found = ours(out -> triples.forEach(out::triple)).split("(?<=\n)");
    for (int i = 0; i < expected.length && i < found.length; i++) {
      assertEquals(expected[i], found[i]);
    }
    assertEquals(expected.length, found.length);
  }

  /** What Jena writes; as Latin-1, so that a character is a byte. */
  private static String text(RDFFormat format, Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StreamRDF out = StreamRDFWriter.getWriterStream(bytes, format);
    out.start();
    writing.to(out);
    out.finish();
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static String ours(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NTriplesWriter out = new NTriplesWriter(bytes);
    writing.to(out);
    out.finish();
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
