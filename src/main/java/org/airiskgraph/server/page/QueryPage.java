package org.airiskgraph.server.page;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.sparql.ResultLimit;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.Phrases;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * {@code /queries/NAME}: a canned query with its result for people, or the result for programs in the format of the
 * Accept header or suffix; {@code NAME.rq} is the text of the query.
 */
public final class QueryPage extends PageServlet {
  private static final String PATH = "/queries/";
  private static final String TEXT = ".rq";

  /**
   * A query and its result.
   *
   * @param query the form with the values in use
   * @param result the result; empty if there is an error
   * @param formats the result in formats for programs
   * @param editor where the query opens in the editor
   * @param ui where the query opens in the Fuseki UI
   * @param text the query as it was run
   * @param error why there is no result; empty if there is one
   */
  public record View(BoundQuery.Form query, Table result, List<Hyperlink> formats, String editor, String ui,
      String text,
      String error) {}

  /** A result: its size or truth value in words, the columns, and the rows, each with a cell for every column. */
  public record Table(String size, List<String> columns, List<List<Hyperlink>> rows) {}

  QueryPage(SiteContext site) {
    super(site);
  }

  /** All, because a name that the query does not have is an error worth reporting. */
  @Override
  boolean ignoresEmpty() {
    return false;
  }

  @Override
  boolean takes(String parameter) {
    return true;
  }

  /** The media types of a query's result: its page first. */
  static List<String> offers(List<ResultFormat> formats) {
    List<String> offers = new ArrayList<>(List.of(HTML));
    formats.forEach(format -> offers.addAll(format.mediaTypes()));
    return offers;
  }

  @Override
  List<String> offers(String path) {
    String name = path.substring(Math.min(PATH.length(), path.length()));
    return name.endsWith(TEXT) || ResultFormat.ofFile(name).isPresent() ? List.of()
        : offers(ResultFormat.forPrograms(site.library().get().get(name).query()));
  }

  @Override
  PageResponse respond(PageRequest request) {
    String name = request.pathAfter(PATH);
    if (name.endsWith(TEXT)) {
      return PageResponse.text(200, "application/sparql-query", site.library().get().get(stem(name, "rq")).text());
    }
    Optional<ResultFormat> suffix = ResultFormat.ofFile(name);
    CannedQuery query = site.library().get().get(suffix.map(format -> stem(name, format.suffix())).orElse(name));
    List<ResultFormat> formats = ResultFormat.forPrograms(query.query());
    if (suffix.isPresent() && !formats.contains(suffix.get())) {
      throw notFound("error.no-result", query.name(), suffix.get().suffix());
    }
    checkNames(query, formats, request.parameters());
    Optional<ResultFormat> format = suffix
        .or(() -> formats.stream().filter(f -> f.mediaTypes().contains(request.mediaType())).findFirst());
    return format.isPresent() ? result(BoundQuery.of(site, query, request.parameters()), format.get())
        : page(request, query, formats);
  }

  /** Tells clients how to ask for a format that send it as a parameter, as to a SPARQL endpoint. */
  private void checkNames(CannedQuery query, List<ResultFormat> formats, Map<String, String> given) {
    Stream.of("format", "output").filter(given::containsKey)
        .filter(name -> query.parameters().stream().noneMatch(parameter -> parameter.name().equals(name)))
        .findFirst().ifPresent(name -> {
          throw usage("error.format-is-an-ending", query.name(), name, formats.stream()
              .map(format -> PATH + query.name() + "." + format.suffix()).collect(Collectors.joining(", ")));
        });
  }

  private static String stem(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length() - 1);
  }

  private PageResponse page(PageRequest request, CannedQuery query, List<ResultFormat> formats) {
    Map<String, String> values = request.parameters();
    BoundQuery bound;
    try {
      bound = BoundQuery.of(site, query, values);
    } catch (QueryException e) {
      BoundQuery defaults = BoundQuery.of(site, query, Map.of());
      return page(request, 400, "query",
          new View(defaults.form(), new Table("", List.of(), List.of()), List.of(), "", "",
              query.text(), Phrases.sentence(e.getMessage())));
    }
    List<Hyperlink> links = formats.stream()
        .map(format -> new Hyperlink(ListFiles.title(site.texts(), format),
            address(query.name(), "." + format.suffix(), values)))
        .toList();
    return page(request, "query", new View(bound.form(), table(bound.query()), links, bound.editorAddress(),
        bound.uiAddress(), bound.text(), ""));
  }

  /** The address of a canned query with values for its parameters. */
  static String address(String name, String suffix, Map<String, String> values) {
    return PATH + name + suffix
        + values.entrySet().stream().map(value -> value.getKey() + "=" + encode(value.getValue()))
            .collect(Collectors.joining("&", values.isEmpty() ? "" : "?", ""));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Table table(Query query) {
    Texts texts = site.texts();
    if (!query.isAskType() && !query.isSelectType()) {
      List<List<Hyperlink>> triples = graph(query).find().mapWith(this::cells).toList();
      return new Table(texts.count("triple", triples.size()),
          List.of(texts.get("query.subject"), texts.get("query.predicate"),
              texts.get("query.object")),
          triples);
    }
    try (TimedQuery timed = timed(query)) {
      QueryExec execution = timed.execution();
      if (query.isAskType()) {
        return new Table(texts.get(execution.ask() ? "query.yes" : "query.no"), List.of(), List.of());
      }
      RowSet result = limit().rows(execution.select());
      List<Var> vars = result.getResultVars();
      List<List<Hyperlink>> rows = new ArrayList<>();
      result.forEachRemaining(row -> rows.add(vars.stream().map(var -> cell(row.get(var))).toList()));
      return new Table(texts.count("row", rows.size()),
          vars.stream().map(var -> Phrases.heading(var.getVarName())).toList(), rows);
    }
  }

  private List<Hyperlink> cells(Triple triple) {
    return List.of(cell(triple.getSubject()), cell(triple.getPredicate()), cell(triple.getObject()));
  }

  private Hyperlink cell(Node node) {
    return node == null ? new Hyperlink("", "") : node.isURI() ? site.links().to(node)
        : new Hyperlink(GraphReader.text(node), "");
  }

  private PageResponse result(BoundQuery bound, ResultFormat format) {
    Query query = bound.query();
    if (!query.isAskType() && !query.isSelectType()) {
      return rdf(graph(query), Optional.empty(), format == ResultFormat.JSONLD ? RdfFormat.JSONLD : RdfFormat.TURTLE);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TimedQuery timed = timed(query)) {
      QueryExec execution = timed.execution();
      if (query.isSelectType()) {
        ResultWriter.write(ResultSet.adapt(limit().rows(execution.select())), format, out);
      } else {
        ResultWriter.write(query, execution, format, site.iris(), out);
      }
    }
    String type = format.mediaTypes().get(0);
    PageResponse response =
        PageResponse.of(type.startsWith("text/") ? type + ";charset=utf-8" : type, out.toByteArray())
            .with("Access-Control-Allow-Origin", "*");
    return format == ResultFormat.XLSX ? response.asFile(bound.form().name() + ".xlsx") : response;
  }

  private Graph graph(Query query) {
    try (TimedQuery timed = timed(query)) {
      QueryExec execution = timed.execution();
      return limit().graph(query.isConstructType() ? execution.constructTriples() : execution.describeTriples(),
          query.getPrefixMapping());
    }
  }

  private ResultLimit limit() {
    return new ResultLimit(site.limits().maxRows(), site.limits().maxCharacters());
  }

  private TimedQuery timed(Query query) {
    return new TimedQuery(site.dataset(), query, site.limits().queryTimeout());
  }
}
