package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.sparql.ResultLimit;
import org.airiskgraph.server.view.GraphReader;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * {@code /queries} and {@code /queries/NAME}: forms for people, answers for programs in the form they ask for by
 * header or suffix, and the text of a query as {@code NAME.rq}.
 */
final class QueriesPage extends PageServlet {
  private static final String PATH = "/queries/";

  QueriesPage(SiteContext site) {
    super(site);
  }

  @Override
  boolean isLasting() {
    return true;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String uri = request.getRequestURI();
    String name = uri.length() > PATH.length() ? uri.substring(PATH.length()) : "";
    if (name.isEmpty()) {
      Templates.send(response, 200, "queries", new QueriesView(site.library().get().all().stream()
          .map(query -> BoundQuery.defaults(site, query).form()).toList()));
    } else if (name.endsWith(".rq")) {
      text(response, 200, "application/sparql-query",
          site.library().get().get(name.substring(0, name.length() - 3)).text());
    } else {
      ask(request, response, name);
    }
  }

  private void ask(HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
    Optional<ResultFormat> suffix = ResultFormat.ofFile(name);
    CannedQuery query = site.library().get().get(
        suffix.map(form -> name.substring(0, name.length() - form.suffix().length() - 1)).orElse(name));
    List<ResultFormat> fitting = ResultFormat.forPrograms(query.query());
    Optional<ResultFormat> form = suffix;
    if (suffix.isEmpty()) {
      response.setHeader("Vary", "Accept");
      List<String> offers = offers(fitting);
      Optional<String> type = ContentNegotiation.choose(accept(request), offers);
      if (type.isEmpty()) {
        text(response, 406, "text/plain", "This can be had as " + String.join(", ", offers) + "\n");
        return;
      }
      form = fitting.stream().filter(f -> f.mediaTypes().contains(type.get())).findFirst();
    } else if (!fitting.contains(suffix.get())) {
      throw new QueryException(QueryException.Fault.NOT_FOUND,
          query.name() + " has no answer as ." + suffix.get().suffix());
    }
    if (form.isEmpty()) {
      page(request, response, query, fitting);
    } else {
      data(response, BoundQuery.of(site, query, given(request)), form.get());
    }
  }

  static List<String> offers(List<ResultFormat> formats) {
    List<String> offers = new ArrayList<>(List.of(HTML));
    formats.forEach(format -> offers.addAll(format.mediaTypes()));
    return offers;
  }

  private static Map<String, String> given(HttpServletRequest request) {
    Map<String, String> given = new LinkedHashMap<>();
    request.getParameterMap().keySet().forEach(name -> {
      String value = parameter(request, name);
      if (!value.isEmpty()) {
        given.put(name, value);
      }
    });
    return given;
  }

  private void page(HttpServletRequest request, HttpServletResponse response, CannedQuery query,
      List<ResultFormat> fitting)
      throws IOException {
    BoundQuery asked;
    try {
      asked = BoundQuery.of(site, query, given(request));
    } catch (QueryException e) {
      BoundQuery plain = BoundQuery.defaults(site, query);
      Templates.send(response, 400, "query",
          new QueryView(plain.form(), List.of(), List.of(), List.of(), "", query.text(), e.getMessage()));
      return;
    }
    String parameters = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    List<Hyperlink> forms = fitting.stream()
        .map(form -> new Hyperlink(form.title(), PATH + query.name() + "." + form.suffix() + parameters)).toList();
    Table table = table(asked);
    Templates.send(response, 200, "query", new QueryView(asked.form(), table.columns(), table.rows(), forms,
        RiskQueries.uiAddress(asked.text()), asked.text(), ""));
  }

  /** An answer as cells. */
  private record Table(List<String> columns, List<List<Hyperlink>> rows) {}

  private Table table(BoundQuery asked) {
    GraphReader facts = site.facts();
    List<List<Hyperlink>> rows = new ArrayList<>();
    Query query = asked.query();
    if (query.isAskType()) {
      try (QueryExec execution = execution(query)) {
        return new Table(List.of("answer"), List.of(List.of(new Hyperlink(execution.ask() ? "yes" : "no", ""))));
      }
    }
    if (!query.isSelectType()) {
      graph(query).find().forEachRemaining(triple -> rows.add(cells(facts, triple)));
      return new Table(List.of("subject", "predicate", "object"), rows);
    }
    try (QueryExec execution = execution(query)) {
      RowSet answer = size().rows(execution.select());
      answer.forEachRemaining(row -> rows.add(cells(facts, row, answer.getResultVars())));
      return new Table(answer.getResultVars().stream().map(Var::getVarName).toList(), rows);
    }
  }

  private static List<Hyperlink> cells(GraphReader facts, Binding row, List<Var> vars) {
    return vars.stream().map(var -> cell(facts, row.get(var))).toList();
  }

  private static List<Hyperlink> cells(GraphReader facts, Triple triple) {
    return List.of(cell(facts, triple.getSubject()), cell(facts, triple.getPredicate()),
        cell(facts, triple.getObject()));
  }

  private static Hyperlink cell(GraphReader facts, Node node) {
    if (node == null) {
      return new Hyperlink("", "");
    }
    return node.isURI() ? new Hyperlink(facts.label(node), facts.places().href(node).orElse(""))
        : new Hyperlink(node.isLiteral() ? node.getLiteralLexicalForm() : node.toString(), "");
  }

  private void data(HttpServletResponse response, BoundQuery asked, ResultFormat form) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Query query = asked.query();
    if (query.isSelectType()) {
      try (QueryExec execution = execution(query)) {
        RowSet rows = size().rows(execution.select());
        ResultWriter.write(ResultSet.adapt(rows), form, out);
      }
    } else if (query.isAskType()) {
      try (QueryExec execution = execution(query)) {
        ResultWriter.write(query, execution, form, out);
      }
    } else {
      RDFWriter.source(graph(query))
          .format(form == ResultFormat.JSONLD ? RDFFormat.JSONLD11_PRETTY : RDFFormat.TURTLE_PRETTY).output(out);
    }
    response.setHeader("Access-Control-Allow-Origin", "*");
    bytes(response, 200,
        form.mediaTypes().get(0) + (form.mediaTypes().get(0).startsWith("text/") ? ";charset=utf-8" : ""),
        out.toByteArray());
  }

  private Graph graph(Query query) {
    try (QueryExec execution = execution(query)) {
      return size().graph(query.isConstructType() ? execution.constructTriples() : execution.describeTriples(),
          query.getPrefixMapping());
    }
  }

  private ResultLimit size() {
    return new ResultLimit(site.limits().maxRows(), site.limits().maxCharacters());
  }

  private QueryExec execution(Query query) {
    return QueryExec.dataset(site.dataset()).query(query)
        .timeout(site.limits().queryTimeout().toMillis(), TimeUnit.MILLISECONDS).build();
  }
}
