package org.airiskgraph.links;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the column {@code confidence} of {@code data/crosswalks/*.sssom.tsv} anew from {@code
 * src/bench/judged-mappings.tsv}: {@code mvn -q test-compile exec:java
 * -Dexec.mainClass=org.airiskgraph.links.MappingConfidence}. A row has the share of right rows among the judged ones that
 * were made in the same way, by Laplace's rule of succession, so that few judgments give less confidence than many.
 */
public final class MappingConfidence {
  public static final Path JUDGED = Path.of("src/bench/judged-mappings.tsv");
  public static final Path TABLES = Path.of("data/crosswalks");
  private static final String COLUMN = "confidence";
  private static final String COMMENT = "#comment: ";

  private MappingConfidence() {}

  /** How a row was made, which the two identifiers tell. */
  public enum Way {
    CONCEPT("concepts, both definitions read"),
    MITIGATION("mitigations, both texts read"),
    DOMAIN(
        "domains and sub-domains, both definitions read"),
    REGISTER(
        "tables of the Deployer AI Risk Register, restated"),
    WORDING(
        "risks proposed by wording and reviewed"),
    IDENTITY("rows that follow from the numbers or names of one text");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /** The way of the row from {@code subject} to {@code object}, two CURIEs of the tables. */
    public static Way of(String subject, String object) {
      return switch (object.startsWith("nexus:") ? "nexus" : subject.replaceFirst(":.*", "")) {
        case "concept" -> CONCEPT;
        case "mitigation" -> MITIGATION;
        case "domain" -> DOMAIN;
        case "deployer-register" -> REGISTER;
        case "risk" -> object.startsWith("deployer-register:") ? WORDING : IDENTITY;
        case "nexus", "nist-ai-600-1" -> IDENTITY;
        default -> throw new IllegalArgumentException("no way of mapping " + subject + " is known");
      };
    }
  }

  /** How many of the judged rows of a way are right. */
  public record Precision(int right, int judged) {
    /** Two decimals, above 0 and below 1. */
    public String confidence() {
      return String.format(Locale.ROOT, "%.2f", (right + 1.0) / (judged + 2));
    }

    Precision with(boolean isRight) {
      return new Precision(right + (isRight ? 1 : 0), judged + 1);
    }
  }

  public static void main(String... none) throws IOException {
    Map<Way, Precision> measured = measured();
    try (Stream<Path> files = Files.list(TABLES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sssom.tsv")).toList()) {
        Files.writeString(file, String.join("\n", with(measured, Files.readAllLines(file))) + "\n",
            StandardCharsets.UTF_8);
      }
    }
  }

  /** What the list of judged rows says of each way. */
  public static Map<Way, Precision> measured() throws IOException {
    Map<Way, Precision> measured = new EnumMap<>(Way.class);
    Files.readAllLines(JUDGED).stream().filter(line -> !line.startsWith("#")).skip(1).map(line -> line.split("\t", -1))
        .forEach(cells -> measured.merge(Way.of(cells[1], cells[3]), new Precision(0, 0).with(cells[4].equals("yes")),
            (old, one) -> new Precision(old.right + one.right, old.judged + one.judged)));
    return measured;
  }

  private static List<String> with(Map<Way, Precision> measured, List<String> lines) {
    List<String> head = new ArrayList<>(lines.stream().filter(line -> line.startsWith("#"))
        .filter(line -> !line.startsWith(COMMENT)).toList());
    List<String> columns = cells(lines.stream().filter(line -> !line.startsWith("#")).findFirst().orElseThrow());
    int place = columns.contains(COLUMN) ? columns.indexOf(COLUMN) : columns.indexOf("comment");
    List<String> rows = new ArrayList<>();
    TreeSet<Way> ways = new TreeSet<>();
    for (String line : lines.stream().filter(line -> !line.startsWith("#")).toList()) {
      List<String> cells = cells(line);
      String value = COLUMN;
      if (!rows.isEmpty()) {
        Way way = Way.of(cells.get(columns.indexOf("subject_id")), cells.get(columns.indexOf("object_id")));
        ways.add(way);
        value = measured.get(way).confidence();
      }
      if (columns.contains(COLUMN)) {
        cells.remove(place);
      }
      cells.add(place, value);
      rows.add(String.join("\t", cells));
    }
    head.add(
        COMMENT + "\"confidence is the share of right rows among those made in the same way that were drawn at random "
            + "and judged by reading, as (right + 1) / (judged + 2). "
            + ways.stream().map(way -> measured.get(way).confidence()
                + " (" + measured.get(way).right + " of " + measured.get(way).judged + "): " + way.text)
                .collect(Collectors.joining("; "))
            + ".\"");
    return Stream.concat(head.stream(), rows.stream()).toList();
  }

  private static List<String> cells(String line) {
    return new ArrayList<>(Arrays.asList(line.split("\t", -1)));
  }
}
