package org.airiskgraph.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.export.SheetWriter;
import org.airiskgraph.graph.Entity;
import org.apache.jena.atlas.json.JsonBuilder;

/**
 * Writes what was found for the rows of a register, row by row, so that memory does not grow with their number.
 *
 * @param columns the person's own columns, which stay as they are; of an earlier report, its columns are replaced
 * @param rows in their order; read once
 */
public record MatchReport(List<String> columns, Iterable<Row> rows) {
  /** What the names of the columns begin with that are added to a register. */
  static final String ADDED = "match: ";

  private static final int OWN_WIDTH = 30;
  private static final String NOTHING = "nothing close";

  /**
   * A row of a register and what was found for it.
   *
   * @param number of the row, from 1
   * @param cells one for each column: a text, a number or a date
   */
  public record Row(long number, List<?> cells, TextMatch match) {}

  private record Added(String name, int width, Function<TextMatch, Object> value) {}

  private static final List<Added> ADDITIONS = List.of(
      new Added("concepts", 30, match -> concepts(match)),
      new Added("sub-domains", 30, match -> lines(match.subdomains().stream(),
          suggested -> suggested.subdomain().label() + " (" + likelihood(suggested) + ")")),
      new Added("best risk", 12, match -> match.isClose() ? match.risks().get(0).risk().id() : NOTHING),
      new Added("best score", 9,
          match -> match.isClose() ? Math.round(match.risks().get(0).score() * 100) / 100.0 : null),
      new Added("risks", 60, match -> lines(match.risks().stream(), near -> score(near.score()) + "  "
          + near.risk().id() + "  " + named(near.risk()))),
      new Added("why the best", 50, match -> match.isClose()
          ? lines(match.risks().get(0).reasons().stream(), TextMatch.Reason::text) : ""),
      new Added("mitigations", 50, match -> lines(match.mitigations().stream(),
          fitting -> fitting.entity().label())),
      new Added("crosswalk", 50, match -> lines(match.crosswalk().stream(), fitting -> named(fitting.entity()))));

  public MatchReport {
    columns = List.copyOf(columns);
  }

  /** The concepts that count, each with the words that name it. */
  public static String concepts(TextMatch match) {
    return match.concepts().stream().filter(TextMatch.Found::counted)
        .map(found -> found.concept().label() + found.places().stream().map(TextMatch.Place::words).distinct()
            .filter(words -> !words.equalsIgnoreCase(found.concept().label()))
            .map(words -> "“" + words + "”").collect(Collectors.joining(", ", " (", ")")).replace(" ()", ""))
        .collect(Collectors.joining("; "));
  }

  /** The share of a sub-domain in whole percent, and the words that speak for it. */
  public static String likelihood(TextMatch.Suggested suggested) {
    return Math.round(suggested.share() * 100) + "%"
        + (suggested.words().isEmpty() ? "" : ": " + String.join(", ", suggested.words()));
  }

  /** A score with two decimal places. */
  public static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  /** The label of an entity with its note in parentheses. */
  public static String named(Entity entity) {
    return entity.label() + (entity.note().isEmpty() ? "" : " (" + entity.note() + ")");
  }

  private static <T> String lines(Stream<T> items, Function<T, String> line) {
    return items.map(line).collect(Collectors.joining("\n"));
  }

  /** The register with columns of what was found after its own. */
  public Sheet sheet() {
    int[] own = IntStream.range(0, columns.size()).filter(i -> !columns.get(i).startsWith(ADDED)).toArray();
    List<Sheet.Column> all = new ArrayList<>();
    IntStream.of(own).forEach(i -> all.add(new Sheet.Column(columns.get(i), OWN_WIDTH)));
    ADDITIONS.forEach(added -> all.add(new Sheet.Column(ADDED + added.name(), added.width())));
    Iterable<List<Object>> lines = () -> stream().map(row -> {
      List<Object> cells = new ArrayList<>();
      IntStream.of(own).forEach(i -> cells.add(row.cells().get(i)));
      ADDITIONS.forEach(added -> cells.add(added.value().apply(row.match())));
      return cells;
    }).iterator();
    return new Sheet("Register", all, lines);
  }

  private Stream<Row> stream() {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /** Writes the sheet as a workbook. */
  public void xlsx(OutputStream out) throws IOException {
    SheetWriter.xlsx("Risk register matched with the AI Risk Graph", List.of(sheet()), out);
  }

  /** Writes an array with one object for each row. */
  public void json(OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    String separator = "[\n";
    for (Row row : rows) {
      JsonBuilder json = JsonBuilder.create().startObject().pair("row", row.number()).key("columns").startObject();
      for (int i = 0; i < columns.size(); i++) {
        json.pair(columns.get(i), text(row.cells().get(i)));
      }
      text.write(separator + object(json.finishObject(), row.match()));
      separator = ",\n";
    }
    text.write(separator.equals(",\n") ? "]\n" : "[]\n");
    text.flush();
  }

  private static String text(Object cell) {
    return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
  }

  /** One match as an object. */
  public static String json(TextMatch match) {
    return object(JsonBuilder.create().startObject(), match) + "\n";
  }

  private static String object(JsonBuilder json, TextMatch match) {
    json.pair("text", match.text()).key("close").value(match.isClose()).key("concepts").startArray();
    for (TextMatch.Found found : match.concepts()) {
      entity(json.startObject(), found.concept()).key("counted").value(found.counted()).key("places").startArray();
      found.places().forEach(place -> json.startObject().pair("start", place.start()).pair("end", place.end())
          .pair("words", place.words()).finishObject());
      json.finishArray().finishObject();
    }
    json.finishArray().key("subdomains").startArray();
    for (TextMatch.Suggested suggested : match.subdomains()) {
      entity(json.startObject(), suggested.subdomain()).key("share").value(rounded(suggested.share())).key("words")
          .startArray();
      suggested.words().forEach(json::value);
      json.finishArray().finishObject();
    }
    json.finishArray().key("risks").startArray();
    for (TextMatch.Near near : match.risks()) {
      entity(json.startObject(), near.risk()).pair("source", near.risk().note()).key("score")
          .value(rounded(near.score())).key("reasons").startArray();
      near.reasons().forEach(reason -> json.startObject().pair("text", reason.text()).key("weight")
          .value(rounded(reason.weight())).finishObject());
      json.finishArray().finishObject();
    }
    fitting(json.finishArray(), "mitigations", match.mitigations());
    fitting(json, "crosswalk", match.crosswalk());
    return json.finishObject().build().toString();
  }

  private static void fitting(JsonBuilder json, String name, List<TextMatch.Fitting> all) {
    json.key(name).startArray();
    for (TextMatch.Fitting fitting : all) {
      entity(json.startObject(), fitting.entity());
      if (!fitting.entity().note().isEmpty()) {
        json.pair("catalogue", fitting.entity().note());
      }
      json.pair("because", fitting.because()).pair("risk", fitting.risk().id()).finishObject();
    }
    json.finishArray();
  }

  private static JsonBuilder entity(JsonBuilder json, Entity entity) {
    return json.pair("id", entity.id()).pair("iri", entity.iri()).pair("name", entity.label());
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /**
   * Writes the mappings of texts to risks as <a href="https://mapping-commons.github.io/sssom/">SSSOM</a>/TSV.
   *
   * @param base of the IRIs of risks
   */
  public void sssom(String base, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write(String.join("\n", "#curie_map:", "#  row: \"urn:row:\"", "#  risk: \"" + base + "risk/\"",
        "#  skos: \"http://www.w3.org/2004/02/skos/core#\"", "#  semapv: \"https://w3id.org/semapv/vocab/\"",
        "#mapping_set_id: \"" + base + "match\"", "#license: \"https://creativecommons.org/licenses/by/4.0/\"",
        "#mapping_tool: \"AI Risk Graph\"",
        String.join("\t", "subject_id", "subject_label", "predicate_id", "object_id",
            "object_label", "mapping_justification", "confidence", "comment"),
        ""));
    for (Row row : rows) {
      for (TextMatch.Near near : row.match().risks()) {
        text.write(String.join("\t", "row:" + row.number(), tsv(row.match().text()), "skos:relatedMatch",
            "risk:" + near.risk().id(), tsv(near.risk().label()), "semapv:CompositeMatching",
            String.valueOf(rounded(near.score())),
            tsv(lines(near.reasons().stream(), TextMatch.Reason::text).replace("\n", "; "))) + "\n");
      }
    }
    text.flush();
  }

  private static String tsv(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.contains("\"") ? "\"" + line.replace("\"", "\"\"") + "\"" : line;
  }
}
