package org.airiskgraph.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads and forgets the body of a request that is refused, without a thread, before the refusal is sent: most clients
 * read no response before they have sent all, and closing the connection on what they still send resets it. After a
 * bounded time the refusal is sent all the same.
 */
final class BodyDrain {
  /** A longer body would not arrive in time, and is not read at all. */
  private static final long MAX_BYTES = 64 << 20;

  private final Request request;
  private final Runnable next;
  private Scheduler.Task alarm;
  private boolean ended;

  private BodyDrain(Request request, Runnable next) {
    this.request = request;
    this.next = next;
  }

  /** Runs {@code next} once, when the body of {@code request} was read, need not be read, or {@code time} is over. */
  static void before(Request request, Duration time, Runnable next) {
    // Who waits to be asked for the body sends none.
    if (request.getLength() > MAX_BYTES || request.getHeaders().contains(HttpHeader.EXPECT)) {
      next.run();
    } else {
      new BodyDrain(request, next).start(time);
    }
  }

  private void start(Duration time) {
    alarm = request.getComponents().getScheduler().schedule(this::end, time.toMillis(), TimeUnit.MILLISECONDS);
    read();
  }

  private void read() {
    if (isRead()) {
      end();
    }
  }

  /** Reads what is there; false if more is to come, which is read then. */
  private synchronized boolean isRead() {
    while (!ended) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::read);
        return false;
      }
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
        return true;
      }
    }
    return false;
  }

  private void end() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    alarm.cancel();
    next.run();
  }
}
