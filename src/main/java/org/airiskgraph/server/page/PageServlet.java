package org.airiskgraph.server.page;

import gg.jte.output.StringOutput;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.catalogue.EntityKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.http.RequestDeadline.Work;
import org.airiskgraph.server.sparql.ResultLimit;
import org.airiskgraph.server.view.Phrases;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.TxnType;
import org.apache.jena.system.Txn;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.URIUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers GET and HEAD for the pages of one kind: negotiates the media type, looks into the cache, reads the graph in
 * a transaction, and turns failures into a status and a sentence.
 */
public abstract class PageServlet extends HttpServlet {
  static final String HTML = "text/html";
  static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");
  /** For pages without an address of their own: those of errors, and the answers to forms. */
  static final PageRequest NOWHERE = new PageRequest("", Map.of(), HTML, "");
  private static final int UNPROCESSABLE = 422;
  private static final int NEAREST = 6;
  private static final int LONGEST_WORDS = 100;
  private static final Logger LOG = LoggerFactory.getLogger(PageServlet.class);
  private static final Templates TEMPLATES =
      new Templates(Optional.ofNullable(System.getProperty(Templates.EDITED)).map(Path::of));

  /** What the page of an error says: its title, a sentence, words to search for, and links to what may be meant. */
  public record ErrorView(String title, String message, String words, List<Hyperlink> nearest) {}

  final transient SiteContext site;
  private final Set<String> parameters;

  /** A page that depends on these request parameters and ignores all others. */
  PageServlet(SiteContext site, String... parameters) {
    this.site = site;
    this.parameters = Set.of(parameters);
  }

  /** The response to a request that can be answered; failures are exceptions. */
  abstract PageResponse respond(PageRequest request) throws IOException;

  /** The media types of which a client may choose at {@code path}, the preferred one first; empty for no choice. */
  List<String> offers(String path) {
    return List.of();
  }

  /** Whether a parameter without a value counts as left out. */
  boolean ignoresEmpty() {
    return true;
  }

  /** Whether the page depends on this request parameter. */
  boolean takes(String parameter) {
    return parameters.contains(parameter);
  }

  /** Whether this request parameter may be given several times; its values are lines of one. */
  boolean repeats(String parameter) {
    return false;
  }

  /** Whether a parameter that the page does not take is an error; a typing error must not widen a selection. */
  boolean refusesOthers() {
    return false;
  }

  /** Whether the page also answers forms sent by POST; such a page is not cached. */
  boolean takesForms() {
    return false;
  }

  /** Whether later responses to the same request are the same, so that one may be cached. */
  boolean isFinal() {
    return true;
  }

  @Override
  protected void doPost(HttpServletRequest http, HttpServletResponse response)
      throws IOException, ServletException {
    if (takesForms()) {
      doGet(http, response);
    } else {
      PageResponse.text(405, TEXT, "This address is only read. Use GET, HEAD or OPTIONS.\n")
          .with("Allow", "GET, HEAD, OPTIONS").send(http, response);
    }
  }

  @Override
  protected final void doGet(HttpServletRequest http, HttpServletResponse response) throws IOException {
    send(http, response, () -> answer(http));
  }

  /** Sends what {@code answer} makes, or the page of the error. */
  final void send(HttpServletRequest http, HttpServletResponse response, Work<PageResponse, IOException> answer)
      throws IOException {
    PageResponse page;
    try {
      page = site.deadline().within(answer);
    } catch (InputException e) {
      page = failure(http, 400, "error.file", e.getMessage());
    } catch (QueryException e) {
      boolean missing = e.fault() == QueryException.Fault.NOT_FOUND;
      page = failure(http, missing ? 404 : 400, missing ? "error.not-found" : "error.query", e.getMessage());
    } catch (QueryCancelledException e) {
      page = failure(http, 503, "error.timeout",
          site.texts().get("error.stopped", site.limits().queryTimeout().toSeconds()));
    } catch (ResultLimit.TooLarge e) {
      page = failure(http, UNPROCESSABLE, "error.too-large", e.getMessage());
    } catch (HttpException.RuntimeException e) {
      // Jetty decodes parameters when they are first read.
      page = failure(http, 400, "error.request", site.texts().get("error.not-utf8", http.getQueryString()));
    } catch (RuntimeException e) {
      report(http.getRequestURI(), e);
      page = failure(http, 500, "error.server", site.texts().get("error.failed"));
    }
    page.send(http, response);
  }

  /**
   * Logs a failure with its root cause, which the log of a server leaves out with the stack trace.
   *
   * @param address as it was sent, in which no line can end
   */
  static void report(String address, RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    LOG.error("{} failed{}", address, cause == failure ? "" : ": " + cause, failure);
  }

  private PageResponse answer(HttpServletRequest http) throws IOException {
    String path = normalized(http.getRequestURI());
    List<String> offers = offers(path);
    Optional<String> mediaType =
        offers.isEmpty() ? Optional.of("") : ContentNegotiation.choose(accept(http), offers);
    if (mediaType.isEmpty()) {
      return PageResponse.text(406, TEXT, "Not acceptable. Available media types: " + String.join(", ", offers) + ".\n")
          .with("Vary", "Accept");
    }
    PageRequest request = new PageRequest(path, parameters(http), mediaType.get(), address(http));
    Optional<PageResponse> cached = takesForms() ? Optional.empty() : site.cache().get(request);
    if (cached.isPresent()) {
      return cached.get();
    }
    boolean cacheable = !takesForms() && isFinal() && !TEMPLATES.areEdited();
    PageResponse made = reading(() -> respond(request)).compressed();
    PageResponse response = offers.isEmpty() ? made : made.with("Vary", "Accept");
    if (cacheable) {
      site.cache().put(request, response);
    }
    return response;
  }

  /** Makes a response in a transaction. */
  final PageResponse reading(Work<PageResponse, IOException> answer) throws IOException {
    site.dataset().begin(TxnType.READ);
    try {
      return answer.run();
    } finally {
      site.dataset().end();
    }
  }

  /** The path as most clients send it: letters and digits not encoded, without {@code ..}; {@code %2F} stays. */
  static String normalized(String path) {
    String plain = ENCODED.matcher(path).replaceAll(code -> {
      char c = (char) Integer.parseInt(code.group(1), 16);
      return c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0) ? String.valueOf(c) : code.group();
    });
    return Objects.requireNonNullElse(URIUtil.normalizePath(plain), plain);
  }

  /** The error of a parameter that means nothing. */
  final QueryException unknown(String parameter, Collection<String> known) {
    return usage("error.unknown-parameter", parameter, known.stream().sorted().collect(Collectors.joining(", ")));
  }

  /** A value that is empty or one of {@code known}. */
  final String oneOf(String parameter, String value, Collection<String> known) {
    if (!value.isEmpty() && !known.contains(value)) {
      throw usage("error.expected-one", parameter, value, String.join(", ", known));
    }
    return value;
  }

  /** The whole number that a parameter has, from {@code least} to {@code most}. */
  final int number(PageRequest request, String name, int otherwise, int least, int most) {
    String text = request.parameter(name);
    int number = text.isEmpty() ? otherwise : text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw usage("error.expected-number", name, text, least, most);
    }
    return number;
  }

  /** The error of a request that cannot be answered; the key is that of its text. */
  final QueryException usage(String key, Object... values) {
    return QueryException.usage(site.texts().get(key, values));
  }

  private Map<String, String> parameters(HttpServletRequest http) {
    Map<String, String> known = new TreeMap<>();
    if (http.getQueryString() != null || http.getMethod().equals("POST")) {
      Collections.list(http.getParameterNames()).stream().filter(name -> refusesOthers() && !takes(name)).findFirst()
          .ifPresent(name -> {
            throw unknown(name, parameters);
          });
      Collections.list(http.getParameterNames()).stream().filter(this::takes).forEach(name -> {
        String[] values = http.getParameterValues(name);
        if (values.length > 1 && !repeats(name)) {
          throw usage("error.given-often", name, values.length);
        }
        String value = Stream.of(values).map(String::strip).filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
        if (!value.isEmpty() || !ignoresEmpty()) {
          known.put(name, value);
        }
      });
    }
    return known;
  }

  /** A page for people, a line of text for programs. */
  private PageResponse failure(HttpServletRequest http, int status, String title, String message) {
    if (ContentNegotiation.choose(accept(http), List.of(TEXT, HTML)).filter(HTML::equals).isEmpty()) {
      return PageResponse.text(status, TEXT, Phrases.sentence(message) + "\n");
    }
    String words = status == HttpServletResponse.SC_NOT_FOUND ? words(http.getRequestURI()) : "";
    List<Hyperlink> nearest = words.isEmpty() ? List.of() : nearest(http.getRequestURI(), words);
    // What follows names identifiers to choose from, which the links do better.
    return page(NOWHERE, status, "error", new ErrorView(site.texts().get(title),
        Phrases.sentence(nearest.isEmpty() ? message : message.replaceFirst("(?s);.*", "")), words, nearest));
  }

  /** The last part of an address as words to search for: {@code /concept/mesa-optimisation.ttl}; empty if it has none. */
  static String words(String path) {
    try {
      String last = URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"),
          StandardCharsets.UTF_8);
      String words = last.replaceFirst("\\.[a-z]\\w{1,5}$", "").replaceAll("[-_+]", " ").strip();
      return words.length() > LONGEST_WORDS ? "" : words;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The entities that the words fit best, of the kind that the address begins with if there are any of it. */
  private List<Hyperlink> nearest(String path, String words) {
    Optional<EntityKind> kind = EntityKind.ofPath(path.replaceFirst("^/([^/]*).*", "$1"));
    List<Hyperlink> ofKind =
        kind.map(k -> nearest(Map.of(SearchFacet.KIND, k.path()), words)).orElse(List.of());
    return ofKind.isEmpty() ? nearest(Map.of(), words) : ofKind;
  }

  private List<Hyperlink> nearest(Map<SearchFacet, String> filter, String words) {
    try {
      return Txn.calculateRead(site.dataset(), () -> site.search().search(words, filter, 0, NEAREST).hits().stream()
          .map(hit -> new Hyperlink(hit.label(), site.links().address(hit.thing().getURI()),
              Stream.of(
                  site.texts()
                      .get("kind." + site.iris().kind(hit.thing().getURI()).map(EntityKind::path).orElse("term")),
                  hit.source()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "))))
          .filter(link -> !link.href().isEmpty()).toList());
    } catch (QueryException e) {
      return List.of();
    }
  }

  /** The template of this name in {@code src/main/jte}, filled with {@code view}. */
  PageResponse page(PageRequest request, int status, String template, Object view) {
    StringOutput html = new StringOutput();
    TEMPLATES.render(template, Map.of("page", view, "texts", site.texts(), "request", request), html);
    return PageResponse.text(status, HTML, html.toString()).with("Cache-Control", "no-cache");
  }

  PageResponse page(PageRequest request, String template, Object view) {
    return page(request, 200, template, view);
  }

  /** HTML and the RDF formats, the page for people first. */
  static List<String> rdfOffers() {
    return Stream.concat(Stream.of(HTML), RdfFormat.tripleMediaTypes().stream()).toList();
  }

  /** A graph in an RDF format, which pages of other sites may read; what it describes comes first in JSON-LD. */
  PageResponse rdf(Graph graph, Optional<Node> subject, RdfFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(graph, subject, site.iris(), out);
    return PageResponse.of(format.contentType(), out.toByteArray()).with("Access-Control-Allow-Origin", "*");
  }

  /** The error of a path that names nothing; the key is that of its text. */
  final QueryException notFound(String key, Object... values) {
    return QueryException.notFound(site.texts().get(key, values));
  }

  private static String accept(HttpServletRequest http) {
    List<String> headers = Collections.list(http.getHeaders("Accept"));
    return headers.isEmpty() ? null : String.join(", ", headers);
  }

  /** The address under which the client reached this server, with its slash. */
  private static String address(HttpServletRequest http) {
    StringBuffer url = http.getRequestURL();
    return url.substring(0, url.length() - http.getRequestURI().length()) + "/";
  }
}
