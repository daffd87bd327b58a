package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlElementWriterTest {
  @Test
  void documentHasADeclarationAndALineForEachElement() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XmlElementWriter xml = XmlElementWriter.document(out);
    xml.open("r", "xmlns", "http://x/", "xmlns:v", "http://v/").attribute("a", "1 < 2");
    xml.open("e", "b", "\"").text("& 😀").close().empty("f").end();
    assertEquals(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r xmlns=\"http://x/\" xmlns:v=\"http://v/\" a=\"1 &lt; 2\">\n"
            + "<e b=\"&quot;\">&amp; 😀</e>\n<f/>\n</r>",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void fragmentHasNeitherDeclarationNorLineBreaks() {
    StringWriter out = new StringWriter();
    XmlElementWriter.fragment(out).open("g", "x", "1").open("t").text("<").close().close().end();
    assertEquals("<g x=\"1\"><t>&lt;</t></g>", out.toString());
  }

  @Test
  void charactersThatXmlDoesNotAllowAreLeftOut() {
    assertEquals("a\t\n\rb\ufffd😀", XmlElementWriter.legal("a\u0000\u0001\t\n\r\u001fb\ufffd\ufffe\uffff\ud800😀"));
    String same = "unchanged";
    assertSame(same, XmlElementWriter.legal(same));
  }

  @Test
  void failureOfTheOutputIsTheCause() {
    IOException full = new IOException("disk full");
    UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> {
      XmlElementWriter xml = XmlElementWriter.document(new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw full;
        }
      });
      xml.open("a").text("x".repeat(100_000)).close().end();
    });
    assertSame(full, thrown.getCause());
  }
}
