package org.airiskgraph.server.http;

import java.io.EOFException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the body of a request without holding a thread, and drops a request whose sender went away meanwhile:
 * Jetty's reader passes it on, where it would take the place of one that can be answered.
 */
final class RequestBuffering {
  private static final String BROKEN = RequestBuffering.class.getName() + ".broken";
  private static final int FORM_FIELDS = 50;

  private RequestBuffering() {}

  /** Gives {@code next} requests whose body, of {@code bytes} at most, is there from its first byte to its last. */
  static Handler before(Handler next, int bytes) {
    Handler reader = new EagerContentHandler(new Handler.Wrapper(next) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getAttribute(BROKEN) != null) {
          callback.failed(new EOFException("the sender went away"));
          return true;
        }
        return super.handle(request, response, callback);
      }
    }, new EagerContentHandler.FormContentLoaderFactory(FORM_FIELDS, bytes),
        new EagerContentHandler.RetainedContentLoaderFactory(bytes, 0, true));
    return new Handler.Wrapper(reader) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Watched(request), response, callback);
      }
    };
  }

  private static final class Watched extends Request.Wrapper {
    Watched(Request request) {
      super(request);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (Content.Chunk.isFailure(chunk)) {
        setAttribute(BROKEN, true);
      }
      return chunk;
    }
  }
}
