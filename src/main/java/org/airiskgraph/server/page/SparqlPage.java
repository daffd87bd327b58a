package org.airiskgraph.server.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.Once;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.EditorTerms;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.graph.Node;

/**
 * {@code /sparql}: the page where queries are written, with the canned queries beside the editor; {@code ?name=} or
 * {@code ?query=} is the text to begin with. Clients that do not read HTML are sent to the endpoint.
 * {@code /sparql.json} is what the editor knows: prefixes, classes and properties. {@code /sparql/prefixes.json} and
 * {@code /sparql/terms.json?q=&type=} are the same for the editor of the Fuseki UI, as prefix.cc and Linked Open
 * Vocabularies answer it.
 */
public final class SparqlPage extends PageServlet {
  private static final String NAME = "name";
  private static final String QUERY = "query";
  private static final String BEGINNING = "q";
  private static final String TYPE = "type";
  private static final String ENDPOINT = "/risks/sparql";
  private static final int TEMPORARY_REDIRECT = 307;
  /** Lines of a canned query that the page shows in its own way. */
  private static final Pattern HEADER = Pattern.compile("(?m)^#\\+.*\\R");
  private static final String START = """
      PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

      SELECT ?risk ?label WHERE {
        ?risk a airg:Risk ; rdfs:label ?label .
      }
      LIMIT 20
      """;

  /**
   * The page.
   *
   * @param queries the canned queries, each with the address that puts it into the editor and its description as note
   * @param title what the text in the editor is
   * @param description what the query in the editor answers; empty if it is not a canned one
   * @param name name of the canned query in the editor; empty if there is none
   * @param text the text in the editor
   */
  public record View(List<Hyperlink> queries, String title, String description, String name, String text) {}

  private final transient Supplier<EditorTerms> terms;

  /** {@code uses} has the classes and properties of the data. */
  SparqlPage(SiteContext site, Supplier<Map<Node, Long>> uses) {
    super(site, NAME, QUERY, BEGINNING, TYPE);
    terms = new Once<>(() -> EditorTerms.of(site.links(), uses.get().keySet()));
  }

  /** What the endpoint has comes after the page, for clients that take this address for the endpoint's. */
  @Override
  List<String> offers(String path) {
    Stream<String> ofAnswers = Stream.concat(
        Stream.of(ResultFormat.JSON, ResultFormat.XML, ResultFormat.CSV, ResultFormat.TSV)
            .flatMap(format -> format.mediaTypes().stream()),
        Stream.of(RdfFormat.values()).map(RdfFormat::mediaType));
    return path.endsWith(".json") ? List.of() : Stream.concat(Stream.of(HTML), ofAnswers).toList();
  }

  @Override
  PageResponse respond(PageRequest request) {
    if (request.path().endsWith(".json")) {
      return PageResponse.text(200, JSON, switch (request.path()) {
        case "/sparql/prefixes.json" -> terms.get().prefixesJson();
        case "/sparql/terms.json" ->
          terms.get().completions(request.parameter(BEGINNING), request.parameter(TYPE));
        default -> terms.get().json();
      });
    }
    String text = request.parameter(QUERY);
    if (!request.mediaType().equals(HTML)) {
      return PageResponse.redirect(TEMPORARY_REDIRECT,
          ENDPOINT + (text.isEmpty() ? "" : "?query=" + QueryPage.encode(text)));
    }
    String name = request.parameter(NAME);
    Optional<CannedQuery> canned = name.isEmpty() ? Optional.empty() : Optional.of(site.library().get().get(name));
    List<Hyperlink> queries = site.library().get().all().stream()
        .map(query -> new Hyperlink(query.summary(), "/sparql?name=" + query.name(), query.description())).toList();
    return page(request, "sparql",
        new View(queries, canned.map(CannedQuery::summary).orElseGet(() -> site.texts().get("sparql.query")),
            canned.map(CannedQuery::description).orElse(""), name,
            canned.map(query -> HEADER.matcher(BoundQuery.of(site, query, Map.of()).text()).replaceAll(""))
                .orElse(text.isEmpty() ? START : text)));
  }
}
