package org.airiskgraph.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may run, who waits and who is refused. One client can have neither all turns nor all places of the queue, and the
 * next turn goes to the client that has the fewest. Safe for many threads.
 *
 * @param <T> what stands for one that waits
 */
public final class Turns<T> {
  /** What happens to one that comes. */
  public enum Entry {
    RUN,
    WAIT,
    REFUSE
  }

  private record Waiting<T>(String client, T turn) {}

  private final int concurrent;
  private final int perClient;
  private final int queued;
  private final int queuedPerClient;
  private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
  private final Map<String, Integer> runningByClient = new HashMap<>();
  private int running;

  /**
   * Turns for as many as are given.
   *
   * @param concurrent how many may run at the same time
   * @param perClient how many of these may be of one client
   * @param queued how many may wait
   * @param queuedPerClient how many of these may be of one client
   */
  public Turns(int concurrent, int perClient, int queued, int queuedPerClient) {
    this.concurrent = concurrent;
    this.perClient = perClient;
    this.queued = queued;
    this.queuedPerClient = queuedPerClient;
  }

  /** Gives {@code turn} of {@code client} a turn or a place in the queue, if there is one. */
  public synchronized Entry enter(String client, T turn) {
    if (mayRun(client)) {
      start(client);
      return Entry.RUN;
    }
    if (waiting.size() >= queued
        || waiting.stream().filter(other -> other.client.equals(client)).count() >= queuedPerClient) {
      return Entry.REFUSE;
    }
    waiting.add(new Waiting<>(client, turn));
    return Entry.WAIT;
  }

  /** Ends a turn of {@code client}, and begins that of the one that is returned. */
  public synchronized Optional<T> leave(String client) {
    running--;
    runningByClient.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    Waiting<T> next = null;
    for (Waiting<T> one : waiting) {
      if (mayRun(one.client) && (next == null || running(one.client) < running(next.client))) {
        next = one;
      }
    }
    if (next == null) {
      return Optional.empty();
    }
    waiting.remove(next);
    start(next.client);
    return Optional.of(next.turn);
  }

  /** Takes {@code turn} out of the queue; false if it is not there, because it runs. */
  public synchronized boolean remove(T turn) {
    return waiting.removeIf(one -> one.turn == turn);
  }

  private boolean mayRun(String client) {
    return running < concurrent && running(client) < perClient;
  }

  private int running(String client) {
    return runningByClient.getOrDefault(client, 0);
  }

  private void start(String client) {
    running++;
    runningByClient.merge(client, 1, Integer::sum);
  }
}
