package org.airiskgraph.server.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** The forms in which programs can have the answer of a canned query. */
enum AnswerForm {
  JSON("JSON", "json", ResultSetLang.RS_JSON, "application/sparql-results+json", "application/json"),
  CSV("CSV", "csv", ResultSetLang.RS_CSV, "text/csv"),
  TSV("TSV", "tsv", ResultSetLang.RS_TSV, "text/tab-separated-values"),
  XML("XML", "xml", ResultSetLang.RS_XML, "application/sparql-results+xml", "application/xml"),
  TURTLE("Turtle", "ttl", Lang.TURTLE, "text/turtle"),
  JSONLD("JSON-LD", "jsonld", Lang.JSONLD, "application/ld+json", "application/json");

  private final String title;
  private final String suffix;
  private final Lang lang;
  private final List<String> types;

  AnswerForm(String title, String suffix, Lang lang, String... types) {
    this.title = title;
    this.suffix = suffix;
    this.lang = lang;
    this.types = List.of(types);
  }

  String title() {
    return title;
  }

  String suffix() {
    return suffix;
  }

  Lang lang() {
    return lang;
  }

  boolean hasType(String type) {
    return types.contains(type);
  }

  /** The media type, with the character set where text has one. */
  String contentType() {
    return types.get(0) + (types.get(0).startsWith("text/") ? ";charset=utf-8" : "");
  }

  static Optional<AnswerForm> ofSuffix(String name) {
    return Arrays.stream(values()).filter(form -> name.endsWith("." + form.suffix)).findFirst();
  }

  /** The forms that can hold the answer of {@code query}. */
  static List<AnswerForm> fitting(Query query) {
    if (query.isAskType()) {
      return List.of(JSON);
    }
    return query.isSelectType() ? List.of(JSON, CSV, TSV, XML) : List.of(TURTLE, JSONLD);
  }

  /** The media types on offer, the page for people first. */
  static List<String> offers(List<AnswerForm> forms) {
    List<String> offers = new ArrayList<>(List.of(PageServlet.HTML));
    forms.forEach(form -> offers.addAll(form.types));
    return offers;
  }
}
