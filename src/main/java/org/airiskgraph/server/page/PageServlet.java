package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.sparql.ResultLimit;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.TxnType;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers GET and HEAD for one kind of page, inside a read transaction, and turns what goes wrong into a status
 * and a sentence.
 */
abstract class PageServlet extends HttpServlet {
  static final String HTML = "text/html";
  private static final int UNPROCESSABLE = 422;
  private static final Logger LOG = LoggerFactory.getLogger(PageServlet.class);

  final transient SiteContext site;

  PageServlet(SiteContext site) {
    this.site = site;
  }

  /** Answers one request. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

  /** Whether the answer depends on nothing but the graph, the address and the Accept header. */
  boolean isLasting() {
    return false;
  }

  private void answerInTransaction(HttpServletRequest request, HttpServletResponse response) throws IOException {
    site.dataset().begin(TxnType.READ);
    try {
      answer(request, response);
    } finally {
      site.dataset().end();
    }
  }

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      if (!isLasting()) {
        answerInTransaction(request, response);
      } else if (!site.given().send(request, response)) {
        ResponseCache.Copy copy = site.given().copying(request, response);
        answerInTransaction(request, copy);
        copy.keep();
      }
    } catch (QueryException e) {
      boolean missing = e.fault() == QueryException.Fault.NOT_FOUND;
      fail(request, response, missing ? 404 : 400, missing ? "Not found" : "That cannot be asked", e.getMessage());
    } catch (QueryCancelledException e) {
      fail(request, response, 503, "That took too long", "The query was stopped after "
          + site.limits().queryTimeout().toSeconds() + " seconds.");
    } catch (ResultLimit.TooLarge e) {
      fail(request, response, UNPROCESSABLE, "That is too much", e.getMessage());
    } catch (BadMessageException e) {
      // Jetty reads the parameters when they are first asked for.
      fail(request, response, 400, "That cannot be read", "Found \"" + request.getQueryString()
          + "\" after the question mark, expected text in UTF-8 with per cent signs before pairs of hexadecimal digits.");
    } catch (RuntimeException e) {
      // As it was sent, in which no line can end.
      LOG.error("{} failed", request.getRequestURI(), e);
      fail(request, response, 500, "Something went wrong", "The server's log says what.");
    }
  }

  /** One of the two ways to answer for a thing. */
  interface Part<T> {
    void send(T form) throws IOException;
  }

  /** The media types of an entity: its page first, then RDF. */
  static List<String> offers() {
    return Stream.concat(Stream.of(HTML), RdfFormat.tripleMediaTypes().stream()).toList();
  }

  /**
   * Sends what the client prefers: the thing as RDF, which stands by itself at {@code path} and a suffix, or its
   * page; 406 with the types there are if it takes none of them.
   */
  static void negotiate(HttpServletRequest request, HttpServletResponse response, String path,
      Part<RdfFormat> document, Part<HttpServletResponse> page) throws IOException {
    response.setHeader("Vary", "Accept");
    Optional<String> type = ContentNegotiation.choose(accept(request), offers());
    if (type.isEmpty()) {
      text(response, 406, "text/plain", "This can be had as " + String.join(", ", offers()) + "\n");
      return;
    }
    Optional<RdfFormat> form = RdfFormat.ofMediaType(type.get());
    if (form.isPresent()) {
      response.setHeader("Content-Location", path + "." + form.get().ending());
      document.send(form.get());
    } else {
      page.send(response);
    }
  }

  /** A page for people, a line of text for programs. */
  static void fail(HttpServletRequest request, HttpServletResponse response, int status, String title, String message)
      throws IOException {
    if (response.isCommitted()) {
      throw new IOException("cut off: " + title);
    }
    response.resetBuffer();
    Optional<String> form = ContentNegotiation.choose(accept(request), List.of(HTML, "text/plain"));
    if (form.filter(HTML::equals).isPresent() && accept(request) != null && accept(request).contains("html")) {
      Templates.send(response, status, "error", new ErrorView(title, message));
    } else {
      text(response, status, "text/plain", message + "\n");
    }
  }

  static void text(HttpServletResponse response, int status, String type, String text) throws IOException {
    bytes(response, status, type + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static void bytes(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Sends a client on; Jetty's own sendRedirect cannot take a fragment. */
  static void redirect(HttpServletResponse response, int status, String path) {
    response.setStatus(status);
    response.setHeader("Location", path);
    response.setContentLength(0);
  }

  static String accept(HttpServletRequest request) {
    List<String> headers = java.util.Collections.list(request.getHeaders("Accept"));
    return headers.isEmpty() ? null : String.join(", ", headers);
  }

  /** The one value of a parameter, stripped; empty when it is not given. */
  static String parameter(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values == null) {
      return "";
    }
    if (values.length > 1) {
      throw new QueryException(QueryException.Fault.USAGE,
          "parameter " + name + ": given " + values.length + " times, expected once");
    }
    return values[0].strip();
  }
}
