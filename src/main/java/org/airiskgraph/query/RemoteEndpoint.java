package org.airiskgraph.query;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.sparql.exec.http.QuerySendMode;

/**
 * A remote SPARQL 1.1 endpoint. Redirects are followed to http and https, but never from https to http.
 *
 * @param url its address, http or https
 * @param timeout for connecting, waiting and reading the whole result together
 */
public record RemoteEndpoint(URI url, Duration timeout) {
  /** The endpoint at {@code address}. */
  public static RemoteEndpoint of(String address, Duration timeout) {
    try {
      URI url = URI.create(address);
      if (("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
          && url.getHost() != null) {
        return new RemoteEndpoint(url, timeout);
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the message that names what was found.
    }
    throw QueryException
        .usage("found the endpoint " + address + ", expected an address that begins with http:// or https://");
  }

  /**
   * Sends {@code query} and passes its result to {@code reader}, which must read it to its end. The connection may
   * break while it reads, so what it read is complete only if this method returns.
   *
   * @throws QueryException if there is no complete result in time
   */
  public void ask(Query query, Consumer<QueryExec> reader) {
    HttpClient client =
        HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NORMAL).build();
    // The timeout of a request ends with the first byte of the response; this one includes the body.
    CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
      try (QueryExec execution = QueryExecHTTP.service(url.toString()).httpClient(client).query(query)
          // Long queries are sent as forms: Virtuoso 7 does not respond to a query in the body.
          .sendMode(QuerySendMode.asGetWithLimitForm).timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).build()) {
        reader.accept(execution);
      }
    }, task -> {
      Thread thread = new Thread(task, "endpoint");
      thread.setDaemon(true);
      thread.start();
    });
    try {
      answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw QueryException.usage(url + ": no answer to the query: " + reason(e.getCause()));
    }
  }

  private String reason(Throwable failure) {
    List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    if (any(causes, UnknownHostException.class, UnresolvedAddressException.class)) {
      return "no such host";
    }
    if (any(causes, HttpTimeoutException.class, TimeoutException.class)) {
      return "no complete result within " + timeout.toSeconds() + " s; raise --timeout";
    }
    if (any(causes, ConnectException.class)) {
      return "no connection to the server";
    }
    return causes.stream().flatMap(cause -> status(cause).stream()).findFirst()
        .orElseGet(() -> "found " + causes.get(causes.size() - 1).getMessage());
  }

  private static boolean any(List<Throwable> causes, Class<?>... types) {
    return causes.stream().anyMatch(cause -> Arrays.stream(types).anyMatch(type -> type.isInstance(cause)));
  }

  /** An unsuccessful status in words, with the first line of the response where that helps. */
  private static Optional<String> status(Throwable cause) {
    return cause instanceof QueryExceptionHTTP http && http.getStatusCode() > 0
        ? Optional.of(status(http.getStatusCode(), http.getResponse())) : Optional.empty();
  }

  private static String status(int code, String body) {
    String line = body == null || body.isBlank() || body.strip().startsWith("<") ? ""
        : ": " + body.strip().lines().findFirst().orElse("");
    return "status " + code + switch (code) {
      case 400 -> ", the server rejects the query" + line;
      case 401, 403 -> ", the server requires a login, which is not supported";
      case 404 -> ", no endpoint at this address";
      case 503 -> ", the server is busy or the query exceeds its time limit" + line;
      default -> line;
    };
  }
}
