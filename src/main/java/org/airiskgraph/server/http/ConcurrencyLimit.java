package org.airiskgraph.server.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Lets so many requests run at once, keeps some waiting for their turn, and tells the others to come back. */
final class ConcurrencyLimit {
  private ConcurrencyLimit() {}

  /** Gives {@code next} at most {@code atOnce} requests at once for {@code paths}; all other requests pass. */
  static Handler before(Handler next, int atOnce, Limits limits, List<String> paths) {
    QoSHandler queue = new QoSHandler(next);
    queue.setMaxRequestCount(atOnce);
    queue.setMaxSuspendedRequestCount(limits.maxQueued());
    queue.setMaxSuspend(
        limits.queueTimeout().compareTo(Duration.ZERO) > 0 ? limits.queueTimeout() : Duration.ofMillis(1));
    paths.forEach(queue::includePath);
    return new Handler.Wrapper(queue) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Worded(request, response), callback);
      }
    };
  }

  /** Jetty turns the surplus away with an empty answer; this puts the words of the error page there. */
  private static final class Worded extends Response.Wrapper {
    Worded(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (last && getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503 && BufferUtil.isEmpty(content) && !isCommitted()) {
        Response.writeError(getRequest(), getWrapped(), callback, HttpStatus.SERVICE_UNAVAILABLE_503);
      } else {
        super.write(last, content, callback);
      }
    }
  }
}
