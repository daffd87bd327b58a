package org.airiskgraph.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends requests over kept-alive connections, one after the other on each, and prints one line: answers a
 * second, then p50, p95 and p99 of them in milliseconds, then how many requests were not answered 200.
 *
 * <p>Arguments: a file with one address or query a line, the number of connections, seconds of warm-up, seconds
 * measured, and, for queries, the address of the SPARQL endpoint. Connections take the lines in turn. With {@code
 * -Dfresh=true} no request gets an answer that was worked out before.
 */
public final class HttpLoad {
  private static final boolean FRESH = Boolean.getBoolean("fresh");
  private static final long RUN = System.nanoTime();

  private HttpLoad() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("http.maxConnections", "64");
    List<String> urls = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      urls.add(args.length < 5 ? line : args[4] + "?query=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
    }
    int clients = Integer.parseInt(args[1]);
    // One count for both, so that nothing measured was asked for while warming up.
    AtomicLong next = new AtomicLong();
    run(urls, clients, Double.parseDouble(args[2]), next, new AtomicLong());
    AtomicLong refused = new AtomicLong();
    double seconds = Double.parseDouble(args[3]);
    long[] nanos = run(urls, clients, seconds, next, refused);
    System.out.printf(Locale.ROOT, "%.0f %.2f %.2f %.2f %d%n", nanos.length / seconds,
        millis(nanos, 0.5), millis(nanos, 0.95), millis(nanos, 0.99), refused.get());
    System.exit(0);
  }

  private static double millis(long[] sorted, double part) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e6;
  }

  private static long[] run(List<String> urls, int clients, double seconds, AtomicLong next, AtomicLong refused)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Future<List<Long>>> parts = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      parts.add(threads.submit(() -> {
        List<Long> times = new ArrayList<>();
        while (System.nanoTime() < end) {
          long start = System.nanoTime();
          long number = next.getAndIncrement();
          if (get(urls.get((int) (number % urls.size())), number)) {
            times.add(System.nanoTime() - start);
          } else {
            // A refusal is soon said; counted among the answers it would make the busiest server look the fastest.
            refused.incrementAndGet();
          }
        }
        return times;
      }));
    }
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> part : parts) {
      all.addAll(part.get());
    }
    threads.shutdown();
    long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static boolean get(String url, long number) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    // A wish that nobody else has makes the server work out an answer that it keeps for those who ask alike.
    String other = FRESH ? ", x/" + RUN + "-" + number + ";q=0.1" : "";
    connection.setRequestProperty("Accept", "application/sparql-results+json, text/html;q=0.9" + other);
    boolean well = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    try (InputStream in = well ? connection.getInputStream() : connection.getErrorStream()) {
      if (in != null) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return well;
  }
}
