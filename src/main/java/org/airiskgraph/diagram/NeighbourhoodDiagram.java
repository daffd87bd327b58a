package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Draws a neighbourhood as three columns: where the thing stands on the left, the thing and what treats it in the
 * middle, the risks around it on the right. The same neighbourhood gives the same picture.
 */
public final class NeighbourhoodDiagram {
  private static final int WIDTH = 1000;
  private static final int BOX = 290;
  private static final int GAP = 10;
  private static final int LINE = 17;
  private static final int LEFT = 10;
  private static final int MIDDLE = (WIDTH - BOX) / 2;
  private static final int RIGHT = WIDTH - BOX - 10;
  private static final int CHARACTERS = 38;
  private static final Map<String, String> FILL = Map.of("risk", "#fde8e4", "domain", "#e5edfb", "source", "#efe9fb",
      "work", "#f3f0ea", "mitigation", "#e2f4e6", "concept", "#fdf3d6");

  private record Box(Neighbourhood.Spot spot, int x, int y, List<String> lines) {
    int height() {
      return lines.size() * LINE + (spot.relation().isEmpty() ? 14 : 30);
    }

    int centre() {
      return y + height() / 2;
    }
  }

  private NeighbourhoodDiagram() {}

  /** The picture; {@code address} says where each thing's box leads. */
  public static String draw(Neighbourhood around, Function<Neighbourhood.Spot, String> address) {
    List<Box> left = column(LEFT, 10, around, "left");
    List<Box> right = column(RIGHT, 10, around, "right");
    int sides = Math.max(bottom(left), bottom(right));
    Box centre = box(around.centre(), MIDDLE, 10);
    List<Box> below = column(MIDDLE, 10 + centre.height() + 34, around, "below");
    // Short middle columns hang beside the others' centre.
    int shift = Math.max(0, (sides - bottom(below.isEmpty() ? List.of(centre) : below)) / 2);
    Box middle = new Box(centre.spot(), centre.x(), centre.y() + shift, centre.lines());
    List<Box> under = below.stream().map(b -> new Box(b.spot(), b.x(), b.y() + shift, b.lines())).toList();

    int height = Math.max(sides, bottom(under.isEmpty() ? List.of(middle) : under)) + 10;
    Svg svg = new Svg(WIDTH, height, "Neighbourhood of " + around.centre().label(), words(around));
    left.forEach(box -> edge(svg, middle.x(), middle.centre(), box.x() + BOX, box));
    right.forEach(box -> edge(svg, middle.x() + BOX, middle.centre(), box.x(), box));
    under.forEach(box -> spine(svg, middle, box));
    left.forEach(box -> draw(svg, box, address));
    draw(svg, middle, address);
    under.forEach(box -> draw(svg, box, address));
    right.forEach(box -> draw(svg, box, address));
    return svg.end();
  }

  private static String side(Neighbourhood.Spot spot) {
    return switch (spot.kind()) {
      case "risk" -> spot.relation().equals("parent") ? "left" : "right";
      case "mitigation", "work" -> "below";
      default -> "left";
    };
  }

  private static List<Box> column(int x, int top, Neighbourhood around, String side) {
    List<Box> boxes = new ArrayList<>();
    int y = top;
    for (Neighbourhood.Spot spot : around.spots()) {
      if (side(spot).equals(side)) {
        Box box = box(spot, x, y);
        boxes.add(box);
        y += box.height() + GAP;
      }
    }
    return boxes;
  }

  private static Box box(Neighbourhood.Spot spot, int x, int y) {
    return new Box(spot, x, y, Svg.wrap(spot.label(), CHARACTERS, 3));
  }

  private static int bottom(List<Box> boxes) {
    return boxes.isEmpty() ? 0 : boxes.get(boxes.size() - 1).y() + boxes.get(boxes.size() - 1).height();
  }

  private static void edge(Svg svg, int fromX, int fromY, int toX, Box to) {
    int half = (fromX + toX) / 2;
    svg.leaf("path", "class", "edge", "fill", "none", "stroke", "#9aa3ad",
        "stroke-width", Svg.number(1 + 4 * to.spot().weight()),
        "d", "M" + fromX + " " + fromY + " C" + half + " " + fromY + " " + half + " " + to.centre() + " " + toX + " "
            + to.centre());
  }

  private static void spine(Svg svg, Box from, Box to) {
    int x = from.x() - 12;
    svg.leaf("path", "class", "edge", "fill", "none", "stroke", "#9aa3ad", "stroke-width", "1.0",
        "d", "M" + from.x() + " " + (from.y() + from.height() - 8) + " H" + x + " V" + to.centre() + " H" + to.x());
  }

  private static void draw(Svg svg, Box box, Function<Neighbourhood.Spot, String> address) {
    Neighbourhood.Spot spot = box.spot();
    boolean centre = spot.relation().isEmpty();
    String style = "spot " + spot.kind() + (centre ? " centre" : "");
    String leadsTo = address.apply(spot);
    if (leadsTo.matches("(https?:/)?/.*")) {
      svg.open("a", "href", leadsTo, "class", style);
    } else {
      svg.open("g", "class", style);
    }
    svg.leaf("rect", "x", "" + box.x(), "y", "" + box.y(), "width", "" + BOX, "height", "" + box.height(), "rx", "8",
        "fill", FILL.getOrDefault(spot.kind(), "#f2f2f2"), "stroke", centre ? "#a3341f" : "#8a929b",
        "stroke-width", centre ? "2.5" : "1");
    int y = box.y() + 20;
    if (!centre) {
      svg.open("text", "class", "relation", "x", "" + (box.x() + 12), "y", "" + y, "font-size", "11", "fill", "#4a525b")
          .text(spot.relation()).close();
      y += 15;
    }
    for (String line : box.lines()) {
      svg.open("text", "class", "name", "x", "" + (box.x() + 12), "y", "" + y, "fill", "#1c2126",
          "font-weight", centre ? "bold" : "normal").text(line).close();
      y += LINE;
    }
    svg.close();
  }

  /** The picture as a sentence for each neighbour. */
  private static String words(Neighbourhood around) {
    StringBuilder words = new StringBuilder(around.centre().label()).append(": ");
    around.spots().forEach(spot -> words.append(spot.relation()).append(": ").append(spot.label()).append("; "));
    return words.toString().strip();
  }
}
