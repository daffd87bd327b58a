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

  Svg open(String name, String... attributes) {
    xml.open(name, attributes);
    return this;
  }

  Svg text(String words) {
    xml.text(words);
    return this;
  }

  Svg close() {
    xml.close();
    return this;
  }

  /** An element without content. */
  Svg leaf(String name, String... attributes) {
    return open(name, attributes).close();
  }

  /** Ends the picture and returns it. */
  String end() {
    xml.end();
    return picture.toString();
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Breaks a text into at most {@code lines} lines of about {@code width} characters, with an ellipsis if cut. */
  static List<String> wrap(String words, int width, int lines) {
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        wrapped.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "")
          .append(word.length() > width ? word.substring(0, width - 1) + "…" : word);
    }
    wrapped.add(line.toString());
    if (wrapped.size() <= lines) {
      return wrapped;
    }
    List<String> kept = new ArrayList<>(wrapped.subList(0, lines));
    kept.set(lines - 1, kept.get(lines - 1) + " …");
    return kept;
  }
}
