package org.airiskgraph.diagram;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.airiskgraph.export.XmlElementWriter;

/** An SVG picture under construction; coordinates are in pixels. */
final class Svg {
  private final StringWriter picture = new StringWriter();
  private final XmlElementWriter xml = XmlElementWriter.fragment(picture);

  /** Begins a picture of this size, with a title and description for screen readers. */
  Svg(int width, int height, String title, String description) {
    open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + width + " " + height, "role", "group",
        "aria-label", title, "font-family", "system-ui, sans-serif", "font-size", "13");
    open("title").text(title).close();
    open("desc").text(description).close();
    leaf("rect", "class", "paper", "width", "100%", "height", "100%", "fill", "#ffffff");
  }

  /** Begins an element, and returns what writes the rest of it. */
  XmlElementWriter open(String name, String... attributes) {
    return xml.open(name, attributes);
  }

  /** Ends the element that was begun last. */
  XmlElementWriter close() {
    return xml.close();
  }

  /** An element without content. */
  void leaf(String name, String... attributes) {
    open(name, attributes).close();
  }

  /** Ends the picture and returns it. */
  String end() {
    xml.end();
    return picture.toString();
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
}
