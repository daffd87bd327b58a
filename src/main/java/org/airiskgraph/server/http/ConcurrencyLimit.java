package org.airiskgraph.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
 * full or the wait too long. A turn ends when the response is made, not when it is sent. One client address can have
 * neither all turns of a group nor all places of its queue, and the next turn goes to the address that has the fewest.
 *
 * <p>In place of Jetty's {@code QoSHandler}, which keeps a turn until the response is sent and knows no addresses.
 */
final class ConcurrencyLimit extends Handler.Wrapper {
  private final Limits limits;
  private final PathMappings<Optional<Group>> groups = new PathMappings<>();

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
    Group group = new Group(concurrent, perAddress, queues);
    paths.forEach(path -> groups.put(path, Optional.of(group)));
    return this;
  }

  /** Lets requests for {@code paths} pass without a turn, although a wider path has a group. */
  ConcurrencyLimit without(List<String> paths) {
    paths.forEach(path -> groups.put(path, Optional.empty()));
    return this;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Group> group = group(request);
    if (group.isEmpty()) {
      return super.handle(request, response, callback);
    }
    Turn turn = new Turn(group.get(), request, response, callback);
    switch (group.get().enter(turn)) {
      case RUN -> turn.run();
      case WAIT -> turn.expire();
      case REFUSE -> turn.refuse();
    }
    return true;
  }

  private Optional<Group> group(Request request) {
    return Optional.ofNullable(groups.getMatched(Request.getPathInContext(request)))
        .flatMap(MatchedResource::getResource);
  }

  private enum Entry {
    RUN,
    WAIT,
    REFUSE
  }

  /** The turns of some paths. */
  private final class Group {
    private final int concurrent;
    private final int perAddress;
    private final int queues;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final Map<String, Integer> runningByClient = new HashMap<>();
    private int running;

    Group(int concurrent, int perAddress, int queues) {
      this.concurrent = concurrent;
      this.perAddress = perAddress;
      this.queues = queues;
    }

    synchronized Entry enter(Turn turn) {
      if (mayRun(turn)) {
        start(turn);
        return Entry.RUN;
      }
      if (waiting.size() >= queues * limits.maxQueued()
          || waiting(turn) >= queues * limits.maxQueuedPerAddress()) {
        return Entry.REFUSE;
      }
      waiting.add(turn);
      return Entry.WAIT;
    }

    private boolean mayRun(Turn turn) {
      return running < concurrent && running(turn) < perAddress;
    }

    private int running(Turn turn) {
      return runningByClient.getOrDefault(turn.client, 0);
    }

    private long waiting(Turn turn) {
      return waiting.stream().filter(other -> other.client.equals(turn.client)).count();
    }

    private void start(Turn turn) {
      running++;
      runningByClient.merge(turn.client, 1, Integer::sum);
    }

    void leave(Turn turn) {
      Turn next;
      synchronized (this) {
        running--;
        runningByClient.computeIfPresent(turn.client, (client, count) -> count == 1 ? null : count - 1);
        next = next();
        if (next != null) {
          waiting.remove(next);
          start(next);
        }
      }
      if (next != null) {
        next.request.getComponents().getExecutor().execute(next::run);
      }
    }

    private Turn next() {
      Turn best = null;
      for (Iterator<Turn> turns = waiting.iterator(); turns.hasNext();) {
        Turn turn = turns.next();
        if (mayRun(turn) && (best == null || running(turn) < running(best))) {
          best = turn;
        }
      }
      return best;
    }

    synchronized boolean remove(Turn turn) {
      return waiting.remove(turn);
    }
  }

  /** A request that runs or waits; as a callback, the end of its run. */
  private final class Turn extends Callback.Nested {
    private final Group group;
    private final Request request;
    private final Response response;
    private final String client;
    private volatile Scheduler.Task timeout;

    Turn(Group group, Request request, Response response, Callback callback) {
      super(callback);
      this.group = group;
      this.request = request;
      this.response = response;
      this.client = ClientAddress.of(Request.getRemoteAddr(request));
    }

    void run() {
      if (timeout != null) {
        timeout.cancel();
      }
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
      group.leave(this);
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      group.leave(this);
      super.failed(cause);
    }

    /** Refuses this request if it is still waiting when its time is over. */
    void expire() {
      timeout = request.getComponents().getScheduler().schedule(() -> {
        if (group.remove(this)) {
          refuse();
        }
      }, limits.queueTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    void refuse() {
      Response.writeError(request, response, getCallback(), HttpStatus.SERVICE_UNAVAILABLE_503);
    }
  }
}
