package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighbourhood.Neighbour;

/**
 * Draws a neighborhood as SVG in three columns: classification and source on the left, the entity with mitigations and
 * works in the middle, risks on the right. The same neighborhood gives the same picture.
 */
public final class NeighbourhoodDiagram {
  private static final int WIDTH = 1000;
  private static final int BOX = 290;
  private static final int GAP = 10;
  private static final int LINE = 17;
  private static final int LEFT = 10;
  private static final int MIDDLE = (WIDTH - BOX) / 2;
  private static final int RIGHT = WIDTH - BOX - 10;
  private static final int PADDING = 12;
  private static final int FONT = 13;
  private static final Map<EntityKind, String> FILL = Map.of(EntityKind.RISK, "#fde8e4", EntityKind.DOMAIN, "#e5edfb",
      EntityKind.SOURCE, "#efe9fb", EntityKind.WORK, "#f3f0ea", EntityKind.MITIGATION, "#e2f4e6", EntityKind.CONCEPT,
      "#fdf3d6", EntityKind.CATALOGUE, "#e3f3f4", EntityKind.INCIDENT, "#fbe6ef");

  private record Box(Neighbour neighbor, int x, int y, List<String> lines) {
    int height() {
      return lines.size() * LINE + (neighbor.relation().isEmpty() ? 14 : 30);
    }

    int centre() {
      return y + height() / 2;
    }
  }

  private NeighbourhoodDiagram() {}

  /** The picture; {@code address} gives the address of an IRI, empty if its box is no link. */
  public static String draw(Neighbourhood around, UnaryOperator<String> address) {
    List<Box> left = column(LEFT, 10, around, Side.LEFT);
    List<Box> right = column(RIGHT, 10, around, Side.RIGHT);
    int sides = Math.max(bottom(left), bottom(right));
    Box centre = box(around.center(), MIDDLE, 10);
    List<Box> below = column(MIDDLE, 10 + centre.height() + 34, around, Side.BELOW);
    // A short middle column is centered.
    int shift = Math.max(0, (sides - bottom(below.isEmpty() ? List.of(centre) : below)) / 2);
    Box middle = new Box(centre.neighbor(), centre.x(), centre.y() + shift, centre.lines());
    List<Box> under = below.stream().map(b -> new Box(b.neighbor(), b.x(), b.y() + shift, b.lines())).toList();

    int height = Math.max(sides, bottom(under.isEmpty() ? List.of(middle) : under)) + 10;
    Svg svg = new Svg(WIDTH, height, "Neighborhood of " + around.center().label(), words(around));
    left.forEach(box -> edge(svg, middle.x(), middle.centre(), box.x() + BOX, box));
    right.forEach(box -> edge(svg, middle.x() + BOX, middle.centre(), box.x(), box));
    under.forEach(box -> spine(svg, middle, box));
    left.forEach(box -> draw(svg, box, address));
    draw(svg, middle, address);
    under.forEach(box -> draw(svg, box, address));
    right.forEach(box -> draw(svg, box, address));
    return svg.end();
  }

  private enum Side {
    LEFT,
    BELOW,
    RIGHT
  }

  private static Side side(Neighbour neighbor) {
    return switch (neighbor.kindName()) {
      case "risk" -> neighbor.relation().equals("parent") ? Side.LEFT : Side.RIGHT;
      case "mitigation", "work" -> Side.BELOW;
      // Terms of the ontology that have no page of their own.
      case "other" -> Side.RIGHT;
      default -> Side.LEFT;
    };
  }

  private static List<Box> column(int x, int top, Neighbourhood around, Side side) {
    List<Box> boxes = new ArrayList<>();
    int y = top;
    for (Neighbour neighbor : around.neighbors()) {
      if (side(neighbor) == side) {
        Box box = box(neighbor, x, y);
        boxes.add(box);
        y += box.height() + GAP;
      }
    }
    return boxes;
  }

  private static Box box(Neighbour neighbor, int x, int y) {
    // The center is bold, which is wider.
    double size = neighbor.relation().isEmpty() ? FONT * 1.08 : FONT;
    return new Box(neighbor, x, y, Svg.wrap(neighbor.label(), size, BOX - 2 * PADDING, 3));
  }

  private static int bottom(List<Box> boxes) {
    return boxes.isEmpty() ? 0 : boxes.get(boxes.size() - 1).y() + boxes.get(boxes.size() - 1).height();
  }

  private static void edge(Svg svg, int fromX, int fromY, int toX, Box to) {
    int half = (fromX + toX) / 2;
    svg.leaf("path", "class", "edge", "fill", "none", "stroke", "#9aa3ad",
        "stroke-width", Svg.number(1 + 4 * to.neighbor().weight()),
        "d", "M" + fromX + " " + fromY + " C" + half + " " + fromY + " " + half + " " + to.centre() + " " + toX + " "
            + to.centre());
  }

  private static void spine(Svg svg, Box from, Box to) {
    int x = from.x() - 12;
    svg.leaf("path", "class", "edge", "fill", "none", "stroke", "#9aa3ad", "stroke-width", "1.0",
        "d", "M" + from.x() + " " + (from.y() + from.height() - 8) + " H" + x + " V" + to.centre() + " H" + to.x());
  }

  private static void draw(Svg svg, Box box, UnaryOperator<String> address) {
    Neighbour neighbor = box.neighbor();
    boolean centre = neighbor.relation().isEmpty();
    String style = "spot " + neighbor.kindName() + (centre ? " center" : "");
    String leadsTo = address.apply(neighbor.iri());
    if (leadsTo.matches("(https?:/)?/.*")) {
      svg.open("a", "href", leadsTo, "class", style);
    } else {
      svg.open("g", "class", style);
    }
    svg.leaf("rect", "x", "" + box.x(), "y", "" + box.y(), "width", "" + BOX, "height", "" + box.height(), "rx", "8",
        "fill", neighbor.kind().map(FILL::get).orElse("#f2f2f2"), "stroke", centre ? "#a3341f" : "#8a929b",
        "stroke-width", centre ? "2.5" : "1");
    int y = box.y() + 20;
    if (!centre) {
      svg.open("text", "class", "relation", "x", "" + (box.x() + PADDING), "y", "" + y, "font-size", "11", "fill",
          "#4a525b")
          .text(Svg.wrap(neighbor.relation(), 11, BOX - 2 * PADDING, 1).get(0)).close();
      y += 15;
    }
    for (String line : box.lines()) {
      svg.open("text", "class", "name", "x", "" + (box.x() + PADDING), "y", "" + y, "fill", "#1c2126",
          "font-weight", centre ? "bold" : "normal").text(line).close();
      y += LINE;
    }
    svg.close();
  }

  /** The picture in words. */
  private static String words(Neighbourhood around) {
    StringBuilder words = new StringBuilder(around.center().label()).append(": ");
    around.neighbors()
        .forEach(neighbor -> words.append(neighbor.relation()).append(": ").append(neighbor.label()).append("; "));
    return words.toString().strip();
  }
}
