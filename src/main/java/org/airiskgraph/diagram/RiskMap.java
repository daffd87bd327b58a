package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.airiskgraph.diagram.CirclePacking.Circle;
import org.airiskgraph.export.XmlElementWriter;

/**
 * All risks as dots: those of a sub-domain form a disk, the disks of a domain a region. Positions are in pixels, and
 * the same for the same risks and links.
 *
 * @param width width of the picture
 * @param height height of the picture
 * @param regions the domains, in their order from the left to the right, row after row
 */
public record RiskMap(int width, int height, List<Region> regions) {
  private static final double PITCH = 12;
  private static final double DOT = 5;
  private static final double MARGIN = 4;
  private static final int WIDTH = 940;
  private static final int GAP = 18;
  private static final int HEAD = 50;
  private static final double FONT = 14;
  private static final int LINE = 17;
  private static final double LEAST_NAME = 170;
  private static final double SMALL = 0.6;

  /** By domain, first for risks without one. Dark enough for white names on them, and for a white page around them. */
  private static final List<String> COLORS =
      List.of("#666d75", "#b3361f", "#7a4fb5", "#0e7680", "#a05a06", "#2f6db5", "#377a3c", "#b0307a");

  public RiskMap {
    regions = List.copyOf(regions);
  }

  /** A risk before it has a place: its identifier, its name, and the address of its page. */
  public record Item(String id, String label, String address) {}

  /** A dot: a risk, and the middle of its place. */
  public record Dot(Item risk, double x, double y) {}

  /**
   * The dots of a sub-domain.
   *
   * @param code its code, such as {@code 7.2}; may be empty
   * @param label its name
   * @param address of the list of its risks
   * @param dots its risks
   * @param x middle
   * @param y middle
   * @param radius of the disk, with a margin
   */
  public record Disk(String code, String label, String address, List<Dot> dots, double x, double y, double radius) {
    /**
     * Seats risks from the middle outward. In the middle is the risk with the strongest links in the disk; each next
     * place goes to the one with the strongest links to those beside it.
     *
     * @param strength of the links between two risks, whichever comes first; 0 for none
     */
    public static Disk of(String code, String label, String address, List<Item> risks,
        ToDoubleBiFunction<Item, Item> strength) {
      int count = risks.size();
      double[][] links = new double[count][count];
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
          links[a][b] = a == b ? 0 : strength.applyAsDouble(risks.get(a), risks.get(b));
        }
      }
      List<Integer> waiting = IntStream.range(0, count).boxed()
          .sorted(Comparator.comparingDouble(a -> -DoubleStream.of(links[a]).sum())).collect(Collectors.toList());
      List<Circle> places = CirclePacking.lattice(count, PITCH);
      int[] seated = new int[count];
      List<Dot> dots = new ArrayList<>();
      for (int p = 0; p < count; p++) {
        Circle place = places.get(p);
        int[] beside = IntStream.range(0, p).filter(q -> place.distance(places.get(q)) < 1.1 * PITCH)
            .map(q -> seated[q]).toArray();
        int best = strongest(waiting, beside, links);
        waiting.remove((Integer) best);
        seated[p] = best;
        dots.add(new Dot(risks.get(best), place.x(), place.y()));
      }
      double radius = dots.stream().mapToDouble(dot -> Math.hypot(dot.x, dot.y)).max().orElse(0);
      return new Disk(code, label, address, dots, 0, 0, radius + PITCH / 2 + MARGIN);
    }

    /** Of equal ones the first; a plain loop, because the first visitor of the map waits for it. */
    private static int strongest(List<Integer> waiting, int[] beside, double[][] links) {
      int best = waiting.get(0);
      double most = -1;
      for (int a : waiting) {
        double sum = 0;
        for (int b : beside) {
          sum += links[a][b];
        }
        if (sum > most) {
          most = sum;
          best = a;
        }
      }
      return best;
    }

    private Disk moved(double dx, double dy) {
      return new Disk(code, label, address,
          dots.stream().map(dot -> new Dot(dot.risk, dot.x + dx, dot.y + dy)).toList(), x + dx, y + dy, radius);
    }

    /** The name with its code. */
    public String name() {
      return (code + " " + label).strip();
    }
  }

  /**
   * The disks of a domain.
   *
   * @param code its code; empty for the risks that have no domain
   * @param label its name
   * @param address of the list of its risks
   * @param disks its sub-domains
   * @param x left edge
   * @param y upper edge
   * @param width from the left edge to the right one
   * @param height from the upper edge to the lower one
   */
  public record Region(String code, String label, String address, List<Disk> disks, double x, double y, double width,
      double height) {
    /** Packs the disks. */
    public static Region of(String code, String label, String address, List<Disk> disks) {
      List<Circle> places = CirclePacking.pack(disks.stream().map(Disk::radius).toList());
      double left = places.stream().mapToDouble(place -> place.x() - place.radius()).min().orElse(0);
      double top = places.stream().mapToDouble(place -> place.y() - place.radius()).min().orElse(0);
      List<Disk> placed = IntStream.range(0, disks.size())
          .mapToObj(i -> disks.get(i).moved(places.get(i).x() - left, places.get(i).y() - top)).toList();
      return new Region(code, label, address, placed, 0, 0,
          placed.stream().mapToDouble(disk -> disk.x + disk.radius).max().orElse(0),
          placed.stream().mapToDouble(disk -> disk.y + disk.radius).max().orElse(0));
    }

    private Region moved(double dx, double dy) {
      return new Region(code, label, address, disks.stream().map(disk -> disk.moved(dx, dy)).toList(), x + dx, y + dy,
          width, height);
    }

    /** The name with its code. */
    public String name() {
      return (code + " " + label).strip();
    }

    /** The fragment under which pages name the region. */
    public String fragment() {
      return "domain-" + (code.isEmpty() ? "none" : code);
    }

    /** The number of its color, 0 for risks without a domain. */
    public int hue() {
      return code.matches("[1-7]") ? Integer.parseInt(code) : 0;
    }

    /** The number of its risks. */
    public int size() {
      return disks.stream().mapToInt(disk -> disk.dots().size()).sum();
    }

    /** What its width and its name take of a row. */
    private double space() {
      return Math.max(width, LEAST_NAME) + GAP;
    }

    /** The region alone as a small SVG without names and links. */
    public String draw() {
      StringBuilder dots = new StringBuilder();
      disks.forEach(disk -> disk.dots().forEach(dot -> dots.append('M').append(Math.round(dot.x - x)).append(' ')
          .append(Math.round(dot.y - y)).append("h0")));
      return "<svg viewBox=\"0 0 " + Math.round(width) + " " + Math.round(height) + "\" width=\""
          + Math.round(SMALL * width) + "\" height=\"" + Math.round(SMALL * height)
          + "\" aria-hidden=\"true\"><path class=\"hue-" + hue() + "\" fill=\"none\" stroke=\"" + COLORS.get(hue())
          + "\" stroke-width=\"" + Math.round(2 * DOT) + "\" stroke-linecap=\"round\" d=\"" + dots + "\"/></svg>";
    }
  }

  /** Puts regions side by side, in rows. */
  public static RiskMap of(List<Region> regions) {
    List<List<Region>> rows = new ArrayList<>();
    double used = WIDTH;
    for (Region region : regions) {
      used += region.space();
      if (used > WIDTH) {
        rows.add(new ArrayList<>());
        used = region.space();
      }
      rows.get(rows.size() - 1).add(region);
    }
    List<Region> placed = new ArrayList<>();
    double top = 0;
    for (List<Region> row : rows) {
      double free = (WIDTH - row.stream().mapToDouble(Region::space).sum()) / row.size();
      double left = free / 2;
      for (Region region : row) {
        placed.add(region.moved(left + (region.space() - region.width) / 2, top + HEAD));
        left += free + region.space();
      }
      top += HEAD + GAP + row.stream().mapToDouble(Region::height).max().orElse(0);
    }
    return new RiskMap(WIDTH, (int) Math.ceil(top), placed);
  }

  /** The number of risks. */
  public int size() {
    return regions.stream().mapToInt(Region::size).sum();
  }

  /** The picture as SVG: each dot, disk and region is a link; dots are not among the stops of the Tab key. */
  public String draw(PictureTexts texts) {
    Svg svg = new Svg(width, height, texts.get("picture.map"), texts.get("picture.map-dots"));
    for (Region region : regions) {
      svg.open("g", "id", region.fragment(), "class", "region hue-" + region.hue(), "fill", COLORS.get(region.hue()));
      for (Disk disk : region.disks) {
        svg.leaf("circle", "class", "disk", "cx", Svg.number(disk.x), "cy", Svg.number(disk.y), "r",
            Svg.number(disk.radius - MARGIN / 2), "fill", "#f7f3ef");
        disk.dots.forEach(dot -> svg.open("a", "id", dot.risk.id(), "href", dot.risk.address(), "tabindex", "-1")
            .open("title").text(dot.risk.label() + " · " + dot.risk.id()).close()
            .open("circle", "cx", Svg.number(dot.x), "cy", Svg.number(dot.y), "r", Svg.number(DOT)).close().close());
        label(svg, "part", disk.address, disk.name(), disk.code.isEmpty() ? List.of() : List.of(disk.code), disk.x,
            disk.y + 5, disk.radius);
      }
      List<String> lines = Svg.wrap(region.name(), FONT, Math.max(region.width, LEAST_NAME), 2);
      label(svg, "main", region.address, region.name(), lines, region.x + region.width / 2,
          region.y - 8 - (lines.size() - 1) * LINE, region.width / 2);
      svg.close();
    }
    return svg.end();
  }

  /** A name that is a link, in lines around {@code x}; scripts break it anew, for which they need the room. */
  private static void label(Svg svg, String style, String address, String name, List<String> lines, double x, double y,
      double radius) {
    svg.open("a", "href", address, "aria-label", name, "class", "label " + style, "data-radius", Svg.number(radius));
    XmlElementWriter words =
        svg.open("text", "x", Svg.number(x), "y", Svg.number(y), "text-anchor", "middle", "font-size", "" + FONT,
            "font-weight", "bold", "fill", "#1c2126", "stroke", "#fffdfb", "stroke-width", "4", "paint-order", "stroke",
            "stroke-linejoin", "round");
    for (int i = 0; i < lines.size(); i++) {
      // A space parts the words of two lines for those who hear them or speak them.
      words.text(i == 0 ? "" : " ").open("tspan", "x", Svg.number(x), "dy", i == 0 ? "0" : "" + LINE).text(lines.get(i))
          .close();
    }
    svg.close().close();
  }
}
