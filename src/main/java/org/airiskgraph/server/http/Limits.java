package org.airiskgraph.server.http;

import java.time.Duration;

/**
 * What one client may use before it is told no.
 *
 * @param query longest time a query may run
 * @param rows most rows or triples in one answer; more is refused, never cut
 * @param characters most characters of literals and IRIs in one answer
 * @param bodyBytes longest request body
 * @param queries how many queries run at once; the others wait in a queue
 * @param queue how many queries may wait, for {@code patience} at most
 * @param patience longest time in the queue
 * @param silence longest time in which a client may neither send nor take anything; then its connection ends
 * @param delivery longest time from the first byte of an answer until the client has taken the last
 */
public record Limits(
    Duration query, int rows, long characters, int bodyBytes, int queries, int queue, Duration patience,
    Duration silence, Duration delivery) {

  /** Ten seconds, 100,000 rows, 200 kB of query, as many queries at once as there are processors, but two at least. */
  public static Limits standard() {
    int queries = Math.max(2, Runtime.getRuntime().availableProcessors());
    return new Limits(Duration.ofSeconds(10), 100_000, 50_000_000, 200_000, queries, 64, Duration.ofSeconds(5),
        Duration.ofSeconds(30), Duration.ofMinutes(2));
  }

  public Limits withQuery(Duration time) {
    return new Limits(time, rows, characters, bodyBytes, queries, queue, patience, silence, delivery);
  }

  public Limits withRows(int count) {
    return new Limits(query, count, characters, bodyBytes, queries, queue, patience, silence, delivery);
  }

  public Limits withCharacters(long count) {
    return new Limits(query, rows, count, bodyBytes, queries, queue, patience, silence, delivery);
  }

  /** So many queries at once; so many more wait, but not long. */
  public Limits withQueries(int atOnce, int waiting, Duration time) {
    return new Limits(query, rows, characters, bodyBytes, atOnce, waiting, time, silence, delivery);
  }

  public Limits withSilence(Duration longest) {
    return new Limits(query, rows, characters, bodyBytes, queries, queue, patience, longest, delivery);
  }

  public Limits withDelivery(Duration longest) {
    return new Limits(query, rows, characters, bodyBytes, queries, queue, patience, silence, longest);
  }
}
