package org.airiskgraph.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Sends responses without blocking a thread: a servlet writes into memory, or leaves a {@link DeferredBody}, and a
 * client that reads slowly holds a connection and nothing else. Responses above a bound are written directly.
 *
 * <p>Aborts a response that is not fully sent within the limit. It ends with a reset of the connection, because the
 * end of an answer in HTTP/1.0, which some proxies speak, has no other mark than the end of its connection.
 */
final class ResponseBuffering extends Handler.Wrapper {
  private static final int MAX_BUFFERED = 8 << 20;

  /** Most bytes that count for nothing: with them, a thousand connections hold 64 MB. */
  private static final int SMALL = 64 << 10;
  private static final int STEP = 256 << 10;

  private final Duration sendTimeout;
  private final MemoryPool pool;

  ResponseBuffering(Handler next, Duration sendTimeout, MemoryPool pool) {
    super(next);
    this.sendTimeout = sendTimeout;
    this.pool = pool;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Buffered buffered = new Buffered(request, response, callback);
    boolean handled = super.handle(request, buffered, buffered);
    if (!handled) {
      buffered.settle();
    }
    return handled;
  }

  /** A response in memory; as a callback, the end of its making. */
  private final class Buffered extends Response.Wrapper implements Callback {
    private final Callback completed;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** The making of the response and the sending of it; whichever ends last completes the request. */
    private final AtomicInteger open = new AtomicInteger(1);
    private volatile Throwable failure;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final String client;
    private long reserved;
    private boolean direct;
    private boolean ended;

    Buffered(Request request, Response response, Callback completed) {
      super(request, response);
      this.completed = completed;
      this.client = ClientAddress.of(Request.getRemoteAddr(request));
    }

    @Override
    public void reset() {
      super.reset();
      content.reset();
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
      DeferredBody body = last ? DeferredBody.of(getRequest()) : null;
      int length = content.size() + (bytes == null ? 0 : bytes.remaining());
      if (ended) {
        // A servlet that failed, and whose error was written, is completed with an empty write once more.
        callback.succeeded();
      } else if (direct || length > MAX_BUFFERED) {
        writeThrough(last, bytes, callback);
      } else if (body != null && length == 0) {
        // Before the callback, which may end the making of the response.
        send(body);
        callback.succeeded();
      } else if (!reserve(length)) {
        refuse();
        callback.failed(new IOException("no memory for a response"));
      } else {
        if (bytes != null) {
          byte[] copy = new byte[bytes.remaining()];
          bytes.get(copy);
          content.writeBytes(copy);
        }
        if (last) {
          send(ByteBuffer.wrap(content.toByteArray()));
        }
        callback.succeeded();
      }
    }

    private void refuse() {
      timed();
      super.reset();
      ended = true;
      open.incrementAndGet();
      Response.writeError(getRequest(), getWrapped(), Callback.from(this::end, this::fail),
          HttpStatus.SERVICE_UNAVAILABLE_503);
    }

    private boolean reserve(long length) {
      while (length > SMALL && reserved < length) {
        if (!pool.reserve(client, STEP)) {
          return false;
        }
        reserved += STEP;
      }
      return true;
    }

    private void writeThrough(boolean last, ByteBuffer bytes, Callback callback) {
      timed();
      if (direct || content.size() == 0) {
        direct = true;
        super.write(last, bytes, callback);
      } else {
        direct = true;
        super.write(false, ByteBuffer.wrap(content.toByteArray()),
            Callback.from(() -> super.write(last, bytes, callback), callback::failed));
      }
    }

    private void send(ByteBuffer bytes) {
      ended = true;
      timed();
      open.incrementAndGet();
      super.write(true, bytes, Callback.from(this::end, this::fail));
    }

    private void send(DeferredBody body) {
      if (!pool.reserve(client, body.memory())) {
        body.sent().run();
        refuse();
        return;
      }
      reserved += body.memory();
      ended = true;
      timed();
      open.incrementAndGet();
      if (body.length() >= 0) {
        getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length());
      }
      Content.copy(body.content(), getWrapped(), Callback.from(() -> {
        body.sent().run();
        end();
      }, cause -> {
        body.sent().run();
        fail(cause);
      }));
    }

    private void timed() {
      if (begun.compareAndSet(false, true)) {
        Scheduler.Task alarm = getRequest().getComponents().getScheduler()
            .schedule(this::hangUp, sendTimeout.toMillis(), TimeUnit.MILLISECONDS);
        Request.addCompletionListener(getRequest(), cause -> alarm.cancel());
      }
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
      connection.close(new TimeoutException("the client did not take the response in time"));
    }

    @Override
    public void succeeded() {
      end();
    }

    @Override
    public void failed(Throwable cause) {
      DeferredBody body = DeferredBody.of(getRequest());
      if (body != null && !begun.get()) {
        body.sent().run();
      }
      fail(cause);
    }

    private void fail(Throwable cause) {
      failure = cause;
      end();
    }

    private void end() {
      if (open.decrementAndGet() == 0) {
        settle();
        if (failure == null) {
          completed.succeeded();
        } else {
          completed.failed(failure);
        }
      }
    }

    void settle() {
      pool.release(client, reserved);
      reserved = 0;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
