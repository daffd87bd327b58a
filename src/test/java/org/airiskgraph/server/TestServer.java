package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.RequestDeadline;
import org.airiskgraph.server.http.ResponseCache;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.server.page.SiteContext;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** A real server on a free port over the bundled catalogue, and the ways tests talk to it. */
public final class TestServer implements AutoCloseable {
  /** How long a test waits before it takes a server for hung. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  /** In characters. A file of the whole graph has hundreds of millions, and two tests run in one memory at a time. */
  private static final int LARGEST_BODY = 50_000_000;

  private static final int TRIPLES_OF_AN_EXCERPT = 5000;

  private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\nContent-Length: (\\d+)");

  private static DatasetGraph bundled;
  private static SiteContext site;

  private final RiskServer server;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private TestServer(RiskServer server) {
    this.server = server;
  }

  /** The bundled catalogue, built once for all tests of this run. */
  public static synchronized DatasetGraph dataset() {
    if (bundled == null) {
      bundled = RiskGraphBuilder.build(CatalogueInputs.bundled(), new IriFactory(IriFactory.DEFAULT_BASE),
          LinkOptions.standard());
    }
    return bundled;
  }

  /** A server whose requests have as much time as a test has patience, for tests that are not about time. */
  public static TestServer start() {
    return start(TestLimits.standard().withQueryTimeout(PATIENCE).limits());
  }

  public static TestServer start(Limits limits) {
    return start(local(0, limits));
  }

  public static TestServer start(ServerConfig options) {
    return new TestServer(RiskServer.start(site(options.limits()), options, () -> {
    }));
  }

  /** A site over the bundled catalogue, made once for all tests of this run. */
  private static synchronized SiteContext site() {
    if (site == null) {
      site = SiteContext.of(dataset(), new IriFactory(IriFactory.DEFAULT_BASE), Limits.standard());
    }
    return site;
  }

  /** Search in the bundled catalogue. */
  public static SearchIndex search() {
    return site().search();
  }

  /** The risks of the bundled catalogue near to a text. */
  static RiskMatcher matcher() {
    return site().matcher().get();
  }

  /** The site of one server over the bundled catalogue; what follows from the graph alone is made once for all of them. */
  private static SiteContext site(Limits limits) {
    SiteContext site = site();
    RequestDeadline deadline = new RequestDeadline(limits.queryTimeout());
    return new SiteContext(site.dataset(), site.iris(), site.texts(), site.library(), site.search(),
        () -> deadline.apart(site.matcher()), site.profiles(), site.repository(), site.map(), limits,
        new ResponseCache(), deadline);
  }

  /** A server over the same graphs with some triples of each: files of whole graphs take it no time to write. */
  static TestServer ofExcerpt() {
    DatasetGraph part = DatasetGraphFactory.create();
    part.prefixes().putAll(dataset().prefixes());
    dataset().listGraphNodes().forEachRemaining(name -> dataset().getGraph(name).stream()
        .limit(TRIPLES_OF_AN_EXCERPT).forEach(triple -> {
          part.getDefaultGraph().add(triple);
          part.getGraph(name).add(triple);
        }));
    return of(part, IriFactory.DEFAULT_BASE, local(0));
  }

  public static TestServer of(DatasetGraph dataset, String base, ServerConfig options) {
    return new TestServer(start(dataset, new IriFactory(base), options));
  }

  /** A server alone, for tests that have clients of their own. */
  public static RiskServer start(DatasetGraph dataset, IriFactory iris) {
    return start(dataset, iris, local(0));
  }

  private static RiskServer start(DatasetGraph dataset, IriFactory iris, ServerConfig options) {
    return RiskServer.start(dataset, iris, options, () -> {
    });
  }

  /** A server on loopback only, with the standard limits. */
  public static ServerConfig local(int port) {
    return local(port, Limits.standard());
  }

  public static ServerConfig local(int port, Limits limits) {
    return new ServerConfig("127.0.0.1", port, Set.of(), false, 0, limits);
  }

  public static ServerConfig options(Set<String> names, boolean forwarded) {
    return new ServerConfig("127.0.0.1", 0, names, forwarded, 0, Limits.standard());
  }

  public String url() {
    return server.url();
  }

  public int port() {
    return URI.create(url()).getPort();
  }

  public RiskServer server() {
    return server;
  }

  /** A GET with the given headers, name then value; redirects are not followed. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path.substring(1))).timeout(PATIENCE.multipliedBy(4));
    Optional.of(headers).filter(h -> h.length > 0).ifPresent(request::headers);
    return request;
  }

  public HttpResponse<String> send(HttpRequest request) {
    HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertTrue(response.body().length() <= LARGEST_BODY,
        () -> request.uri() + " fills the memory of the test; read it as it comes");
    return response;
  }

  /** The response to {@code request}; the whole graph is too large for a body in memory. */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpClient client() {
    return client;
  }

  /** A POST of a form. */
  public HttpResponse<String> post(String path, String form) {
    return send(request(path, "Content-Type", "application/x-www-form-urlencoded",
        "Accept", "application/sparql-results+json, text/turtle;q=0.5")
        .POST(HttpRequest.BodyPublishers.ofString(form)).build());
  }

  /** Asks the SPARQL endpoint. */
  public HttpResponse<String> ask(String query) {
    return post("/risks/sparql", "query=" + encode(query));
  }

  /** Asks the SPARQL endpoint and does not wait for the response. */
  public CompletableFuture<HttpResponse<String>> askAsync(String query) {
    return client.sendAsync(
        request("/risks/sparql", "Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("query=" + encode(query))).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Announces a POST with a body of {@code length} bytes, sends no body, and returns the response. */
  public String announce(String path, String type, int length) {
    return raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
        + length + "\r\nExpect: 100-continue\r\n\r\n");
  }

  /** Sends these bytes as they are and returns what comes back: a whole response, or all until the server closes. */
  public String raw(String bytes) {
    try (Socket socket = open()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] answer = new byte[1 << 16];
      int length = 0;
      for (int n; length < answer.length
          && (n = socket.getInputStream().read(answer, length, answer.length - length)) > 0;) {
        length += n;
        if (isWhole(new String(answer, 0, length, StandardCharsets.ISO_8859_1))) {
          break;
        }
      }
      return new String(answer, 0, length, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWhole(String response) {
    int head = response.indexOf("\r\n\r\n");
    if (head < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(response.substring(0, head));
    return length.find() ? response.length() >= head + 4 + Integer.parseInt(length.group(1))
        : response.endsWith("\r\n0\r\n\r\n");
  }

  public Socket open() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", port()));
    return socket;
  }

  @Override
  public void close() {
    server.stop();
  }
}
