package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the web, fetched into a temporary file that lives as long as it is used.
 *
 * @param address as it was given, for messages
 * @param uri what is asked for
 * @param mostBytes size at which the fetch is given up
 * @param timeout time for the connection and the headers, and again for the body
 */
record HttpDownload(String address, URI uri, long mostBytes, Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /** The page of a Google sheet, where the official workbook is published; the file itself is its export. */
  private static final Pattern GOOGLE_SHEET =
      Pattern.compile("(https://docs\\.google\\.com/spreadsheets/d/[\\w-]+)/(?:edit|view|copy)?(?:[?#].*)?");

  static boolean isAddress(String place) {
    return place.regionMatches(true, 0, "http://", 0, 7) || place.regionMatches(true, 0, "https://", 0, 8);
  }

  static HttpDownload of(String address) {
    return of(address, TemporaryCopy.MOST_BYTES, TIMEOUT);
  }

  static HttpDownload of(String address, long mostBytes, Duration timeout) {
    Matcher sheet = GOOGLE_SHEET.matcher(address);
    try {
      URI uri = URI.create(sheet.matches() ? sheet.group(1) + "/export?format=xlsx" : address);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("it names no host");
      }
      return new HttpDownload(address, uri, mostBytes, timeout);
    } catch (IllegalArgumentException e) {
      throw new InputException(address, "not a web address: " + InputException.reason(e), e);
    }
  }

  /** Fetches the file, hands it to {@code reader} and deletes it. */
  void use(Consumer<Path> reader) {
    try {
      TemporaryCopy.use(this::fetch, reader);
    } catch (IOException e) {
      throw new InputException(address, "cannot be fetched: " + reason(e), e);
    }
  }

  private void fetch(Path file) throws IOException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout)
        .followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).header("User-Agent", "airisk").build();
    try {
      HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != 200) {
          throw new InputException(address,
              "the server answers " + response.statusCode() + ", expected 200 and a workbook");
        }
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
          throw new InputException(address, "the server answers with a web page, expected a workbook in .xlsx or .csv");
        }
        CompletableFuture.runAsync(() -> TemporaryCopy.write(address, in, file, mostBytes)).get(timeout.toMillis(),
            TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      throw new InputException(address, "not there after " + timeout.toSeconds() + " seconds; given up", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InputException known) {
        throw known;
      }
      throw new IOException(InputException.reason(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    // The client's own message is often empty.
    return e instanceof ConnectException ? "no connection to the server" : InputException.reason(e);
  }
}
