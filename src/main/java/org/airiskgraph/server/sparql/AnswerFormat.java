package org.airiskgraph.server.sparql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.http.ContentNegotiation;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;

/**
 * The format in which the endpoint answers a query.
 *
 * @param contentType value of the Content-Type header
 * @param rows format of rows or of a truth value; null for a graph
 * @param graph format of a graph; null for rows
 */
record AnswerFormat(String contentType, ResultFormat rows, RdfFormat graph) {
  private static final List<ResultFormat> ROW_FORMATS =
      List.of(ResultFormat.JSON, ResultFormat.XML, ResultFormat.CSV, ResultFormat.TSV, ResultFormat.TABLE);

  /** The names besides the endings of files by which clients ask for formats, after SPARQLWrapper and Fuseki. */
  private static final Map<String, ResultFormat> ROW_NAMES =
      Map.of("sparql", ResultFormat.XML, "text", ResultFormat.TABLE,
          "srj", ResultFormat.JSON, "srx", ResultFormat.XML);
  private static final Map<String, RdfFormat> GRAPH_NAMES = Map.ofEntries(Map.entry("turtle", RdfFormat.TURTLE),
      Map.entry("n3", RdfFormat.TURTLE), Map.entry("text", RdfFormat.TURTLE), Map.entry("xml", RdfFormat.RDFXML),
      Map.entry("rdf+xml", RdfFormat.RDFXML), Map.entry("rdfxml", RdfFormat.RDFXML),
      Map.entry("json", RdfFormat.JSONLD),
      Map.entry("json-ld", RdfFormat.JSONLD), Map.entry("ld+json", RdfFormat.JSONLD),
      Map.entry("ntriples", RdfFormat.NTRIPLES), Map.entry("n-triples", RdfFormat.NTRIPLES),
      Map.entry("nquads", RdfFormat.NQUADS), Map.entry("n-quads", RdfFormat.NQUADS));
  private static final Map<String, RdfFormat> MORE_GRAPH_TYPES =
      Map.of("text/n3", RdfFormat.TURTLE, "text/plain", RdfFormat.NTRIPLES, "application/xml", RdfFormat.RDFXML);

  /**
   * The format of the answer to {@code query}.
   *
   * @param accept the Accept header; null for none
   * @param output value of the parameter {@code output} or {@code format}: a short name or a media type, which counts
   *     more than the header; null for none
   * @throws QueryStopped if there is no such format; the message lists those there are
   */
  static AnswerFormat choose(Query query, String accept, String output) {
    Map<String, AnswerFormat> offers = query.isConstructType() || query.isDescribeType() ? graphOffers() : rowOffers();
    Optional<AnswerFormat> named = output == null || output.contains("/") ? Optional.empty()
        : Optional.ofNullable(named(query, output.strip().toLowerCase(Locale.ROOT).replace(' ', '+')));
    if (named.isPresent()) {
      return named.get();
    }
    String wanted = output == null ? accept : output.contains("/") ? output.replace(' ', '+') : "none/none";
    return ContentNegotiation.choose(wanted, new ArrayList<>(offers.keySet())).map(offers::get)
        .orElseThrow(() -> new QueryStopped(QueryStopped.NOT_ACCEPTABLE,
            (output == null ? "The" : "There is no format " + output + "; the") + " answer can be had as "
                + String.join(", ", offers.keySet()) + (output == null ? "" : ", by type or by one of the names "
                    + String.join(", ", names(query)))));
  }

  private static List<String> names(Query query) {
    return query.isConstructType() || query.isDescribeType()
        ? Arrays.stream(RdfFormat.values()).map(RdfFormat::ending).toList()
        : ROW_FORMATS.stream().map(ResultFormat::suffix).toList();
  }

  private static AnswerFormat named(Query query, String name) {
    if (query.isConstructType() || query.isDescribeType()) {
      RdfFormat format = Arrays.stream(RdfFormat.values()).filter(known -> known.ending().equals(name)).findFirst()
          .orElse(GRAPH_NAMES.get(name));
      return format == null ? null : new AnswerFormat(format.contentType(), null, format);
    }
    ResultFormat format = ROW_FORMATS.stream().filter(known -> known.suffix().equals(name)).findFirst()
        .orElse(ROW_NAMES.get(name));
    return format == null ? null : new AnswerFormat(contentType(format.mediaTypes().get(0)), format, null);
  }

  private static Map<String, AnswerFormat> rowOffers() {
    Map<String, AnswerFormat> offers = new LinkedHashMap<>();
    for (ResultFormat format : ROW_FORMATS) {
      format.mediaTypes().forEach(type -> offers.put(type, new AnswerFormat(contentType(type), format, null)));
    }
    return offers;
  }

  private static Map<String, AnswerFormat> graphOffers() {
    Map<String, AnswerFormat> offers = new LinkedHashMap<>();
    for (RdfFormat format : RdfFormat.values()) {
      offers.put(format.mediaType(), new AnswerFormat(format.contentType(), null, format));
    }
    RdfFormat.ofMediaType("application/json")
        .ifPresent(format -> offers.put("application/json", new AnswerFormat("application/json", null, format)));
    MORE_GRAPH_TYPES.forEach((type, format) -> offers.put(type, new AnswerFormat(contentType(type), null, format)));
    return offers;
  }

  private static String contentType(String mediaType) {
    return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
  }

  /** Refuses a text that this format cannot carry: XML has no place for control characters. */
  void check(Node node) {
    if ((rows == ResultFormat.XML || graph != null && graph.isXml()) && node.isLiteral()
        && !node.getLiteralLexicalForm().chars().allMatch(AnswerFormat::isXml)) {
      throw new QueryStopped(QueryStopped.NOT_ACCEPTABLE,
          "The answer has a control character, which XML cannot carry; ask for JSON or N-Triples");
    }
  }

  private static boolean isXml(int c) {
    return c >= ' ' && c < '\uFFFE' || c == '\t' || c == '\n' || c == '\r';
  }
}
