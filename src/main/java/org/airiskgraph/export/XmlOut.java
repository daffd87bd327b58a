package org.airiskgraph.export;

import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A stream of XML, an element a line; characters that XML 1.0 cannot hold are left out. */
final class XmlOut {
  private final XMLStreamWriter writer;

  /** The caller closes {@code out}. */
  XmlOut(OutputStream out) throws XMLStreamException {
    // The JDK's own: another one on the class path may write other bytes.
    writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    writer.writeStartDocument("UTF-8", "1.0");
  }

  /** The root, with {@code namespace} as the default one. */
  void root(String name, String namespace) throws XMLStreamException {
    writer.writeCharacters("\n");
    writer.setDefaultNamespace(namespace);
    writer.writeStartElement(namespace, name);
    writer.writeDefaultNamespace(namespace);
  }

  void namespace(String prefix, String namespace) throws XMLStreamException {
    writer.writeNamespace(prefix, namespace);
  }

  void attribute(String name, String value) throws XMLStreamException {
    writer.writeAttribute(name, legal(value));
  }

  /** Begins an element; {@code attributes} are names and values in turn. */
  void open(String name, String... attributes) throws XMLStreamException {
    writer.writeCharacters("\n");
    writer.writeStartElement(name);
    attributes(attributes);
  }

  void empty(String name, String... attributes) throws XMLStreamException {
    writer.writeCharacters("\n");
    writer.writeEmptyElement(name);
    attributes(attributes);
  }

  void text(String text) throws XMLStreamException {
    writer.writeCharacters(legal(text));
  }

  void close() throws XMLStreamException {
    writer.writeEndElement();
  }

  void end() throws XMLStreamException {
    writer.writeCharacters("\n");
    writer.writeEndDocument();
    writer.flush();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
  }

  /** Only the characters of the production {@code Char} of <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0</a>. */
  static String legal(String text) {
    boolean allLegal = text.codePoints().allMatch(XmlOut::isLegal);
    return allLegal ? text : text.codePoints().filter(XmlOut::isLegal)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
