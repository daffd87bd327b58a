package org.airiskgraph.server.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends the connection of a client that has not taken its answer in time: one that takes a byte now and then would
 * keep a thread, or its turn, for ever.
 *
 * <p>It ends with a reset, so that nobody takes what came for the whole: an answer in HTTP/1.0, as some proxies
 * ask for, has no other mark of its end than that of the connection.
 */
final class SendTimeoutHandler {
  private SendTimeoutHandler() {}

  /** Gives whoever asks {@code next} so much time from the first byte of the answer to its last. */
  static Handler before(Handler next, Duration time) {
    return new Handler.Wrapper(next) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Timed(request, response, time), callback);
      }
    };
  }

  private static final class Timed extends Response.Wrapper {
    private final Duration time;
    private final AtomicBoolean begun = new AtomicBoolean();

    Timed(Request request, Response response, Duration time) {
      super(request, response);
      this.time = time;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (begun.compareAndSet(false, true)) {
        Scheduler.Task alarm = getRequest().getComponents().getScheduler()
            .schedule(this::hangUp, time.toMillis(), TimeUnit.MILLISECONDS);
        Request.addCompletionListener(getRequest(), failure -> alarm.cancel());
      }
      super.write(last, content, callback);
    }

    private void hangUp() {
      EndPoint connection = getRequest().getConnectionMetaData().getConnection().getEndPoint();
      if (connection.getTransport() instanceof SocketChannel socket) {
        try {
          socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
          // It is closed already.
        }
      }
      connection.close(new TimeoutException("the answer was not taken in time"));
    }
  }
}
