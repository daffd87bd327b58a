package org.airiskgraph.server.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Does once, behind the first answer, what would keep that answer waiting if it were done before. */
public final class AfterFirstAnswer {
  private AfterFirstAnswer() {}

  /** Passes requests to {@code next} and runs {@code work} on a thread of its own when the first is answered. */
  public static Handler run(Runnable work, Handler next) {
    AtomicBoolean done = new AtomicBoolean();
    return new Handler.Wrapper(next) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!done.get()) {
          Request.addCompletionListener(request, failure -> {
            if (done.compareAndSet(false, true)) {
              Thread thread = new Thread(work, "after-first-answer");
              thread.setDaemon(true);
              thread.start();
            }
          });
        }
        return super.handle(request, response, callback);
      }
    };
  }
}
