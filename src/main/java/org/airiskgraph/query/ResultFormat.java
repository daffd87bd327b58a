package org.airiskgraph.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/**
 * The formats for query results and lists: the first five hold rows and truth values, the workbook holds rows, the
 * last two hold graphs.
 */
public enum ResultFormat {
  TABLE("Table", "txt", ResultSetLang.RS_Text, "text/plain"),
  CSV("CSV", "csv", ResultSetLang.RS_CSV, "text/csv"),
  TSV("TSV", "tsv", ResultSetLang.RS_TSV, "text/tab-separated-values"),
  JSON("JSON", "json", ResultSetLang.RS_JSON, "application/sparql-results+json", "application/json"),
  XML("XML", "xml", ResultSetLang.RS_XML, "application/sparql-results+xml", "application/xml"),
  XLSX("Excel workbook", "xlsx", Lang.RDFNULL, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  TURTLE("Turtle", "ttl", Lang.TURTLE, "text/turtle"),
  JSONLD("JSON-LD", "jsonld", Lang.JSONLD, "application/ld+json", "application/json");

  private final String title;
  private final String suffix;
  private final Lang lang;
  private final List<String> mediaTypes;

  ResultFormat(String title, String suffix, Lang lang, String... mediaTypes) {
    this.title = title;
    this.suffix = suffix;
    this.lang = lang;
    this.mediaTypes = List.of(mediaTypes);
  }

  /** The format with this name, in upper or lower case. */
  public static Optional<ResultFormat> of(String name) {
    return Arrays.stream(values()).filter(format -> format.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The format whose suffix {@code file} ends in. */
  public static Optional<ResultFormat> ofFile(String file) {
    return Arrays.stream(values()).filter(format -> file.endsWith("." + format.suffix)).findFirst();
  }

  /** The formats for programs that hold the result of {@code query}; JSON or Turtle comes first. */
  public static List<ResultFormat> forPrograms(Query query) {
    return isGraph(query) ? List.of(TURTLE, JSONLD) : query.isAskType() ? List.of(JSON, CSV, TSV, XML)
        : List.of(JSON, CSV, TSV, XML, XLSX);
  }

  /** Whether this format can show the result of {@code query}; the table of a graph is its Turtle. */
  public boolean holds(Query query) {
    return this == TABLE || this == XLSX ? this == TABLE || query.isSelectType()
        : isGraph(query) == (this == TURTLE || this == JSONLD);
  }

  private static boolean isGraph(Query query) {
    return query.isConstructType() || query.isDescribeType();
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The ending of file names, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** The formats of rows that are text. */
  public static List<ResultFormat> ofRows() {
    return List.of(TABLE, CSV, TSV, JSON, XML);
  }

  /** The formats in which lists of the site are exported, and registers. */
  public static List<ResultFormat> forLists() {
    return List.of(CSV, XLSX, JSON);
  }

  /** Jena's name of the format; nothing for the workbook, which Jena does not write. */
  public Lang lang() {
    return lang;
  }

  /** The media types that ask for this format, its own first. */
  public List<String> mediaTypes() {
    return mediaTypes;
  }
}
