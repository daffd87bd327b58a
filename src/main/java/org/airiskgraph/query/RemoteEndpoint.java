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
 * A SPARQL 1.1 endpoint elsewhere. Redirects are followed only to http and https, and never from https to http.
 *
 * @param url its address, http or https
 * @param timeout for connecting, answering and reading the answer together
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
    throw usage("found the endpoint " + address + ", expected an address that begins with http:// or https://");
  }

  /** Sends {@code query} and gives its running answer to {@code reader}, which must read it to its end. */
  public void ask(Query query, Consumer<QueryExec> reader) {
    HttpClient client =
        HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NORMAL).build();
    // A limit of the request ends when the answer begins; this one ends with the answer.
    CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
      try (QueryExec execution = QueryExecHTTP.service(url.toString()).httpClient(client).query(query)
          // Long queries go as forms: Virtuoso 7 never answers one that is the body itself.
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
      throw usage(url + ": no answer to the query: " + reason(e.getCause()));
    }
  }

  private String reason(Throwable failure) {
    List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    if (any(causes, UnknownHostException.class, UnresolvedAddressException.class)) {
      return "no such host";
    }
    if (any(causes, HttpTimeoutException.class, TimeoutException.class)) {
      return "it was not there within " + timeout.toSeconds() + " s; --timeout gives it longer";
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

  /** What a status other than success says; what else the server wrote, where that helps. */
  private static Optional<String> status(Throwable cause) {
    return cause instanceof QueryExceptionHTTP http && http.getStatusCode() > 0
        ? Optional.of(status(http.getStatusCode(), http.getResponse())) : Optional.empty();
  }

  private static String status(int code, String body) {
    String line = body == null || body.isBlank() || body.strip().startsWith("<") ? ""
        : ": " + body.strip().lines().findFirst().orElse("");
    return "status " + code + switch (code) {
      case 400 -> ", it takes the query for malformed" + line;
      case 401, 403 -> ", it wants a user and password, which this command cannot give";
      case 404 -> ", there is nothing at this address";
      case 503 -> ", it is busy or took too long over the query" + line;
      default -> line;
    };
  }

  private static QueryException usage(String message) {
    return new QueryException(QueryException.Fault.USAGE, message);
  }
}
