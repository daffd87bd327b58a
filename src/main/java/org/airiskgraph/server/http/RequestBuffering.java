package org.airiskgraph.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Reads the whole body of a request before a servlet sees the request, without holding a thread. A body that stops
 * arriving ends its connection with 408, and a form of too many fields is refused before it is parsed, because Jetty
 * parses one in quadratic time.
 *
 * <p>In place of Jetty's {@code EagerContentHandler}, which never gives up a body that does not arrive.
 */
final class RequestBuffering extends Handler.Wrapper {
  private static final int FIELDS = 50;
  /** Boxes that a person can tick, and more, so that the page itself can say how many are too many. */
  private static final int FIELDS_OF_A_REGISTER = 2_000;

  RequestBuffering(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getLength() <= 0) {
      return super.handle(request, response, callback);
    }
    Content.Source.asByteBuffer(request, new Promise<>() {
      @Override
      public void succeeded(ByteBuffer body) {
        request.getComponents().getExecutor().execute(() -> pass(new Read(request, body), response, callback));
      }

      @Override
      public void failed(Throwable cause) {
        // Jetty closes the connection after it, because of what was not read.
        Response.writeError(request, response, callback, HttpStatus.REQUEST_TIMEOUT_408);
      }
    });
    return true;
  }

  private void pass(Read request, Response response, Callback callback) {
    try {
      int most = mostFields(Request.getPathInContext(request));
      if (request.fields() > most) {
        ServerErrorHandler.refuse(request, response, callback, HttpStatus.BAD_REQUEST_400,
            "Found " + request.fields() + " fields in the form, expected at most " + most + ".");
      } else if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }

  /** Most fields of a form, and most parameters of an address, at this path. */
  static int mostFields(String path) {
    return path != null && path.matches("/register(\\.[a-z]+)?") ? FIELDS_OF_A_REGISTER : FIELDS;
  }

  /** Number of fields in {@code form}, which begins the first. */
  static int fields(ByteBuffer form) {
    int fields = 1;
    for (int i = form.position(); i < form.limit(); i++) {
      fields += form.get(i) == '&' ? 1 : 0;
    }
    return fields;
  }

  /** A request whose body has been read. */
  private static final class Read extends Request.Wrapper {
    private final ByteBuffer body;
    private Content.Chunk next;

    Read(Request request, ByteBuffer body) {
      super(request);
      this.body = body;
      this.next = Content.Chunk.from(body.duplicate(), true);
    }

    int fields() {
      String type = getHeaders().get(HttpHeader.CONTENT_TYPE);
      boolean form = type != null && type.toLowerCase(java.util.Locale.ROOT).contains("form-urlencoded");
      return form ? RequestBuffering.fields(body) : 0;
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = next;
      next = Content.Chunk.next(chunk);
      return chunk;
    }

    @Override
    public void demand(Runnable demand) {
      demand.run();
    }

    /** Nothing is left on the connection, so it can take the next request. */
    @Override
    public boolean consumeAvailable() {
      next = Content.Chunk.EOF;
      return true;
    }

    @Override
    public void fail(Throwable cause) {
      next = Content.Chunk.from(cause, true);
    }
  }
}
