package org.airiskgraph.diagram;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SVG elements; the XML writer escapes whatever the graph holds. */
final class Svg {
  private static final String NS = "http://www.w3.org/2000/svg";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  /** Begins a picture of this size, named for people who cannot see it. */
  Svg(int width, int height, String title, String description) {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    open("svg", "xmlns", NS, "viewBox", "0 0 " + width + " " + height, "role", "group", "aria-label", title,
        "font-family", "system-ui, sans-serif", "font-size", "13");
    open("title").text(title).close();
    open("desc").text(description).close();
    leaf("rect", "class", "paper", "width", "100%", "height", "100%", "fill", "#ffffff");
  }

  Svg open(String name, String... attributes) {
    try {
      xml.writeStartElement(name);
      for (int i = 0; i < attributes.length; i += 2) {
        xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  Svg text(String words) {
    try {
      xml.writeCharacters(clean(words));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  Svg close() {
    try {
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** An element without content. */
  Svg leaf(String name, String... attributes) {
    return open(name, attributes).close();
  }

  /** Ends the picture and returns it. */
  String end() {
    close();
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /**
   * Breaks a text into at most {@code lines} lines that fit into {@code width} pixels at a font size of {@code size}
   * pixels; what does not fit is replaced by an ellipsis.
   */
  static List<String> wrap(String text, double size, double width, int lines) {
    List<String> wrapped = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, size) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        wrapped.add(line);
      }
      line = width(word, size) <= width ? word : cut(word, size, width);
    }
    wrapped.add(line);
    if (wrapped.size() <= lines) {
      return wrapped;
    }
    List<String> kept = new ArrayList<>(wrapped.subList(0, lines));
    kept.set(lines - 1, cut(kept.get(lines - 1) + " ", size, width));
    return kept;
  }

  private static String cut(String text, double size, double width) {
    String kept = text;
    while (!kept.isEmpty() && width(kept + "…", size) > width) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept + "…";
  }

  /** The width of a text in pixels in common sans-serif fonts, rather too wide than too narrow. */
  static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(c -> "iljtfrI.,:;'|!()[]- ".indexOf(c) >= 0 ? 0.36
        : "mwMW@%—".indexOf(c) >= 0 ? 0.95 : Character.isUpperCase(c) ? 0.72 : c < 0x2E80 ? 0.58 : 1.05).sum();
  }

  /** Without the control characters and halves of characters that no XML may hold. */
  private static String clean(String words) {
    StringBuilder kept = new StringBuilder();
    words.codePoints()
        .filter(c -> c == '\t' || c == '\n' || c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
