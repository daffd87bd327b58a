package org.airiskgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML elements one after the other and leaves out the characters that XML 1.0 does not allow. Methods throw
 * {@link UncheckedIOException} if the output cannot be written.
 */
public final class XmlElementWriter {
  // The JDK's factory: another one on the class path may write other bytes.
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private interface Step {
    void run() throws XMLStreamException;
  }

  private interface Opening {
    XMLStreamWriter open() throws XMLStreamException;
  }

  private final XMLStreamWriter xml;
  private final String lineBreak;

  private XmlElementWriter(Opening opening, String lineBreak) {
    try {
      this.xml = opening.open();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    this.lineBreak = lineBreak;
  }

  /** A document in UTF-8 with an XML declaration and each element on a line of its own; the caller closes {@code out}. */
  public static XmlElementWriter document(OutputStream out) {
    XmlElementWriter writer = new XmlElementWriter(() -> FACTORY.createXMLStreamWriter(out, "UTF-8"), "\n");
    return writer.write(() -> writer.xml.writeStartDocument("UTF-8", "1.0"));
  }

  /** Elements without declaration and line breaks, to be embedded in a page. */
  public static XmlElementWriter fragment(Writer out) {
    return new XmlElementWriter(() -> FACTORY.createXMLStreamWriter(out), "");
  }

  XmlElementWriter attribute(String name, String value) {
    return write(() -> xml.writeAttribute(name, legal(value)));
  }

  /** Begins an element; {@code attributes} are names and values in turn. */
  public XmlElementWriter open(String name, String... attributes) {
    return write(() -> {
      xml.writeCharacters(lineBreak);
      xml.writeStartElement(name);
      attributes(attributes);
    });
  }

  /** Writes an element without content; {@code attributes} are names and values in turn. */
  public XmlElementWriter empty(String name, String... attributes) {
    return write(() -> {
      xml.writeCharacters(lineBreak);
      xml.writeEmptyElement(name);
      attributes(attributes);
    });
  }

  public XmlElementWriter text(String text) {
    return write(() -> xml.writeCharacters(legal(text)));
  }

  /** Ends the element that was begun last. */
  public XmlElementWriter close() {
    return write(xml::writeEndElement);
  }

  /** Ends all open elements and writes what is buffered. */
  public void end() {
    write(() -> {
      xml.writeCharacters(lineBreak);
      xml.writeEndDocument();
      xml.flush();
    });
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
    }
  }

  private XmlElementWriter write(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    return this;
  }

  private static UncheckedIOException failure(XMLStreamException e) {
    return new UncheckedIOException(e.getNestedException() instanceof IOException io ? io : new IOException(e));
  }

  /** The characters of {@code text} that match {@code Char} of <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0</a>. */
  static String legal(String text) {
    boolean allLegal = text.codePoints().allMatch(XmlElementWriter::isLegal);
    return allLegal ? text : text.codePoints().filter(XmlElementWriter::isLegal)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
