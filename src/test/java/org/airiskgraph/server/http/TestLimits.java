package org.airiskgraph.server.http;

import java.time.Duration;

/**
 * Limits that a test sets as it needs them.
 *
 * @param limits what is set so far
 */
public record TestLimits(Limits limits) {
  public static TestLimits standard() {
    return new TestLimits(Limits.standard());
  }

  public TestLimits withQueryTimeout(Duration time) {
    return new TestLimits(new Limits(time, limits.maxRows(), limits.maxCharacters(), limits.maxBodyBytes(),
        limits.maxConcurrent(), limits.maxQueued(), limits.maxQueuedPerAddress(), limits.queueTimeout(),
        limits.idleTimeout(), limits.sendTimeout()));
  }

  public TestLimits withMaxRows(int count) {
    return new TestLimits(new Limits(limits.queryTimeout(), count, limits.maxCharacters(), limits.maxBodyBytes(),
        limits.maxConcurrent(), limits.maxQueued(), limits.maxQueuedPerAddress(), limits.queueTimeout(),
        limits.idleTimeout(), limits.sendTimeout()));
  }

  public TestLimits withMaxCharacters(long count) {
    return new TestLimits(new Limits(limits.queryTimeout(), limits.maxRows(), count, limits.maxBodyBytes(),
        limits.maxConcurrent(), limits.maxQueued(), limits.maxQueuedPerAddress(), limits.queueTimeout(),
        limits.idleTimeout(), limits.sendTimeout()));
  }

  /** These limits with other numbers of running and waiting queries, all of one address if need be, and another wait. */
  public TestLimits withConcurrency(int running, int queued, Duration wait) {
    return new TestLimits(new Limits(limits.queryTimeout(), limits.maxRows(), limits.maxCharacters(),
        limits.maxBodyBytes(), running, queued, queued, wait, limits.idleTimeout(), limits.sendTimeout()));
  }

  public TestLimits withMaxQueuedPerAddress(int count) {
    return new TestLimits(limits.withMaxQueuedPerAddress(count));
  }

  public TestLimits withIdleTimeout(Duration time) {
    return new TestLimits(new Limits(limits.queryTimeout(), limits.maxRows(), limits.maxCharacters(),
        limits.maxBodyBytes(), limits.maxConcurrent(), limits.maxQueued(), limits.maxQueuedPerAddress(),
        limits.queueTimeout(), time, limits.sendTimeout()));
  }

  public TestLimits withSendTimeout(Duration time) {
    return new TestLimits(new Limits(limits.queryTimeout(), limits.maxRows(), limits.maxCharacters(),
        limits.maxBodyBytes(), limits.maxConcurrent(), limits.maxQueued(), limits.maxQueuedPerAddress(),
        limits.queueTimeout(), limits.idleTimeout(), time));
  }
}
