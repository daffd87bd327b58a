package org.airiskgraph.server.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Limits concurrent requests for groups of paths: excess requests are queued, and rejected with 503 when the queue is
 * full or the wait too long. A turn ends when the response is made, not when it is sent, or before, when a servlet ends it.
 *
 * <p>In place of Jetty's {@code QoSHandler}, which keeps a turn until the response is sent and knows no addresses.
 */
final class ConcurrencyLimit extends Handler.Wrapper {
  /** The attribute of a request with the {@link Runnable} that ends its turn before its response is made. */
  static final String END_TURN = ConcurrencyLimit.class.getName() + ".endTurn";

  private final Limits limits;
  private final PathMappings<Optional<Turns<Turn>>> groups = new PathMappings<>();

  ConcurrencyLimit(Handler next, Limits limits) {
    super(next);
    this.limits = limits;
  }

  /**
   * Allows {@code concurrent} requests for {@code paths} together at the same time, all but one of them of one address if
   * there is more than one.
   */
  ConcurrencyLimit group(int concurrent, List<String> paths) {
    return group(concurrent, Math.max(1, concurrent - 1), 1, paths);
  }

  /** The same with {@code perAddress} of them of one address, and {@code queues} times as many that may wait. */
  ConcurrencyLimit group(int concurrent, int perAddress, int queues, List<String> paths) {
    Turns<Turn> turns = new Turns<>(concurrent, perAddress, queues * limits.maxQueued(),
        queues * limits.maxQueuedPerAddress());
    paths.forEach(path -> groups.put(path, Optional.of(turns)));
    return this;
  }

  /** Lets requests for {@code paths} pass without a turn, although a wider path has a group. */
  ConcurrencyLimit without(List<String> paths) {
    paths.forEach(path -> groups.put(path, Optional.empty()));
    return this;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Turns<Turn>> turns = turns(request);
    if (turns.isEmpty()) {
      return super.handle(request, response, callback);
    }
    Turn turn = new Turn(turns.get(), request, response, callback);
    switch (turns.get().enter(turn.client, turn)) {
      case RUN -> turn.run();
      case WAIT -> turn.expire();
      case REFUSE -> turn.refuse();
    }
    return true;
  }

  private Optional<Turns<Turn>> turns(Request request) {
    return Optional.ofNullable(groups.getMatched(Request.getPathInContext(request)))
        .flatMap(MatchedResource::getResource);
  }

  /** A request that runs or waits; as a callback, the end of its run. */
  private final class Turn extends Callback.Nested {
    private final Turns<Turn> turns;
    private final Request request;
    private final Response response;
    private final String client;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Scheduler.Task timeout;

    Turn(Turns<Turn> turns, Request request, Response response, Callback callback) {
      super(callback);
      this.turns = turns;
      this.request = request;
      this.response = response;
      this.client = ClientAddress.of(Request.getRemoteAddr(request));
    }

    void run() {
      if (timeout != null) {
        timeout.cancel();
      }
      request.setAttribute(END_TURN, (Runnable) this::end);
      try {
        if (!ConcurrencyLimit.super.handle(request, response, this)) {
          Response.writeError(request, response, this, HttpStatus.NOT_FOUND_404);
        }
      } catch (Exception e) {
        Response.writeError(request, response, this, e);
      }
    }

    @Override
    public void succeeded() {
      end();
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      end();
      super.failed(cause);
    }

    private void end() {
      if (ended.compareAndSet(false, true)) {
        turns.leave(client).ifPresent(next -> next.request.getComponents().getExecutor().execute(next::run));
      }
    }

    /** Refuses this request if it is still waiting when its time is over. */
    void expire() {
      timeout = request.getComponents().getScheduler().schedule(() -> {
        if (turns.remove(this)) {
          refuse();
        }
      }, limits.queueTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    void refuse() {
      Response.writeError(request, response, getCallback(), HttpStatus.SERVICE_UNAVAILABLE_503);
    }
  }
}
