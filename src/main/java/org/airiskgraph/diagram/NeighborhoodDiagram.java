package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighborhood.Neighbor;

/**
 * Draws a neighborhood as SVG in three columns: classification and source on the left, the entity with mitigations and
 * works in the middle, risks on the right. The same neighborhood gives the same picture.
 */
public final class NeighborhoodDiagram {
  private static final int WIDTH = 1000;
  private static final int BOX = 290;
  private static final int GAP = 10;
  private static final int LINE = 17;
  private static final int LEFT = 10;
  private static final int MIDDLE = (WIDTH - BOX) / 2;
  private static final int RIGHT = WIDTH - BOX - 10;
  private static final int PADDING = 12;
  private static final int FONT = 13;
  private static final int NOTE = 24;
  private static final Map<EntityKind, String> FILL = Map.of(EntityKind.RISK, "#fde8e4", EntityKind.DOMAIN, "#e5edfb",
      EntityKind.SOURCE, "#efe9fb", EntityKind.WORK, "#f3f0ea", EntityKind.MITIGATION, "#e2f4e6", EntityKind.CONCEPT,
      "#fdf3d6", EntityKind.CATALOGUE, "#e3f3f4", EntityKind.INCIDENT, "#fbe6ef");

  /**
   * A neighbor's place in the picture, in pixels.
   *
   * @param neighbor whose box it is
   * @param x left edge
   * @param y top edge
   * @param lines its name, as broken
   */
  public record Box(Neighbor neighbor, int x, int y, List<String> lines) {
    public int width() {
      return BOX;
    }

    public int height() {
      return lines.size() * LINE + (neighbor.relation().isEmpty() ? 14 : 30);
    }

    int center() {
      return y + height() / 2;
    }

    Box lower(int by) {
      return new Box(neighbor, x, y + by, lines);
    }
  }

  private NeighborhoodDiagram() {}

  /** Places the boxes, the center first, then the left, middle and right columns; the same every time, none overlaps. */
  public static List<Box> boxes(Neighborhood around) {
    List<Box> left = column(LEFT, 10, around, Side.LEFT);
    List<Box> right = column(RIGHT, 10, around, Side.RIGHT);
    Box center = box(around.center(), MIDDLE, 10);
    List<Box> below = column(MIDDLE, 10 + center.height() + 34, around, Side.BELOW);
    // A short middle column is centered.
    int shift = Math.max(0,
        (Math.max(bottom(left), bottom(right)) - bottom(below.isEmpty() ? List.of(center) : below)) / 2);
    List<Box> placed = new ArrayList<>(List.of(center.lower(shift)));
    placed.addAll(left);
    below.forEach(box -> placed.add(box.lower(shift)));
    placed.addAll(right);
    return placed;
  }

  /** The picture; {@code address} gives the address of an IRI, empty if its box is no link. */
  public static String draw(Neighborhood around, PictureTexts texts, UnaryOperator<String> address) {
    List<Box> boxes = boxes(around);
    Box middle = boxes.get(0);
    List<Box> others = boxes.subList(1, boxes.size());
    int bottom = boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElseThrow() + 10;
    int height = bottom + (around.cuts().isEmpty() ? 0 : NOTE);
    Svg svg =
        new Svg(WIDTH, height, texts.get("picture.neighborhood-of", around.center().label()), words(around, texts));
    for (Box box : others) {
      if (box.x() == MIDDLE) {
        spine(svg, middle, box);
      } else {
        boolean left = box.x() == LEFT;
        edge(svg, middle.x() + (left ? 0 : BOX), middle.center(), box.x() + (left ? BOX : 0), box);
      }
    }
    boxes.forEach(box -> draw(svg, box, address));
    if (!around.cuts().isEmpty()) {
      svg.open("text", "class", "relation", "x", "" + LEFT, "y", "" + (bottom + 14), "font-size", "12", "fill",
          "#4a525b").text(Svg.wrap(cuts(around, texts), 12, WIDTH - 2 * LEFT, 1).get(0)).close();
    }
    return svg.end();
  }

  private enum Side {
    LEFT,
    BELOW,
    RIGHT
  }

  private static Side side(Neighbor neighbor) {
    return switch (neighbor.kindName()) {
      case "risk" -> neighbor.isParent() ? Side.LEFT : Side.RIGHT;
      case "mitigation", "work" -> Side.BELOW;
      // Terms of the ontology that have no page of their own.
      case "other" -> Side.RIGHT;
      default -> Side.LEFT;
    };
  }

  private static List<Box> column(int x, int top, Neighborhood around, Side side) {
    List<Box> boxes = new ArrayList<>();
    int y = top;
    for (Neighbor neighbor : around.neighbors()) {
      if (side(neighbor) == side) {
        Box box = box(neighbor, x, y);
        boxes.add(box);
        y += box.height() + GAP;
      }
    }
    return boxes;
  }

  private static Box box(Neighbor neighbor, int x, int y) {
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
        "d", "M" + fromX + " " + fromY + " C" + half + " " + fromY + " " + half + " " + to.center() + " " + toX + " "
            + to.center());
  }

  private static void spine(Svg svg, Box from, Box to) {
    int x = from.x() - 12;
    svg.leaf("path", "class", "edge", "fill", "none", "stroke", "#9aa3ad", "stroke-width", "1.0",
        "d", "M" + from.x() + " " + (from.y() + from.height() - 8) + " H" + x + " V" + to.center() + " H" + to.x());
  }

  private static void draw(Svg svg, Box box, UnaryOperator<String> address) {
    Neighbor neighbor = box.neighbor();
    boolean center = neighbor.relation().isEmpty();
    String style = "spot " + neighbor.kindName() + (center ? " center" : "");
    String leadsTo = address.apply(neighbor.iri());
    if (leadsTo.matches("(https?:/)?/.*")) {
      svg.open("a", "href", leadsTo, "class", style);
    } else {
      svg.open("g", "class", style);
    }
    svg.leaf("rect", "x", "" + box.x(), "y", "" + box.y(), "width", "" + BOX, "height", "" + box.height(), "rx", "8",
        "fill", neighbor.kind().map(FILL::get).orElse("#f2f2f2"), "stroke", center ? "#a3341f" : "#8a929b",
        "stroke-width", center ? "2.5" : "1");
    int y = box.y() + 20;
    if (!center) {
      svg.open("text", "class", "relation", "x", "" + (box.x() + PADDING), "y", "" + y, "font-size", "11", "fill",
          "#4a525b")
          .text(Svg.wrap(neighbor.relation(), 11, BOX - 2 * PADDING, 1).get(0)).close();
      y += 15;
    }
    for (String line : box.lines()) {
      svg.open("text", "class", "name", "x", "" + (box.x() + PADDING), "y", "" + y, "fill", "#1c2126",
          "font-weight", center ? "bold" : "normal").text(line).close();
      y += LINE;
    }
    svg.close();
  }

  /** The picture in words. */
  private static String words(Neighborhood around, PictureTexts texts) {
    StringBuilder words = new StringBuilder(around.center().label()).append(": ");
    around.neighbors()
        .forEach(neighbor -> words.append(neighbor.relation()).append(": ").append(neighbor.label()).append("; "));
    return words.append(cuts(around, texts)).toString().strip();
  }

  private static String cuts(Neighborhood around, PictureTexts texts) {
    return around.cuts().stream().map(cut -> cut.in(texts)).collect(Collectors.joining(" · "));
  }
}
