package org.airiskgraph.server.http;

import java.time.Duration;

/**
 * Bounds on what one client may use.
 *
 * @param queryTimeout longest run time of a query
 * @param maxRows most rows or triples in one answer; a longer answer is refused, never cut
 * @param maxCharacters most characters of literals and IRIs in one answer
 * @param maxBodyBytes longest request body
 * @param maxConcurrent number of queries that run at the same time
 * @param maxQueued number of queries that may wait for a turn
 * @param maxQueuedPerAddress number of them that one client address may have waiting
 * @param queueTimeout longest wait for a turn
 * @param idleTimeout longest time without traffic before a connection is closed
 * @param sendTimeout longest time from the first byte of a response until the client has taken the last
 */
public record Limits(
    Duration queryTimeout, int maxRows, long maxCharacters, int maxBodyBytes, int maxConcurrent, int maxQueued,
    int maxQueuedPerAddress, Duration queueTimeout, Duration idleTimeout, Duration sendTimeout) {

  /**
   * The defaults: 10 s, 100,000 rows, 200 kB of request body, and one query more than there are processors but at
   * least three, because one client address can have all but one.
   */
  public static Limits standard() {
    int concurrent = Math.max(2, Runtime.getRuntime().availableProcessors()) + 1;
    return new Limits(Duration.ofSeconds(10), 100_000, 50_000_000, 200_000, concurrent, 64, 32,
        Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));
  }

  public Limits withMaxQueuedPerAddress(int count) {
    return new Limits(queryTimeout, maxRows, maxCharacters, maxBodyBytes, maxConcurrent, maxQueued, count, queueTimeout,
        idleTimeout, sendTimeout);
  }
}
