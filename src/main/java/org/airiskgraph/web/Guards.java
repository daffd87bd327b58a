package org.airiskgraph.web;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;

/** The chain of handlers that a request passes before a servlet sees it. */
final class Guards {
  private static final int FORM_FIELDS = 50;
  private static final int DOWNLOADS = 4;

  private Guards() {}

  /**
   * Puts the guards before {@code pages}: a request is checked, its body read whole without holding a thread, and
   * what is dear to answer waits until its turn comes, so that pages stay quick.
   */
  static Handler before(Handler pages, ServerOptions options) {
    Limits limits = options.limits();
    Handler chain = queue(pages, DOWNLOADS, limits, List.of("/download/*", "/graph/*"));
    chain = queue(chain, limits.queries(), limits, List.of("/queries/*", "/search", "/repository"));
    chain = queue(chain, limits.queries(), limits, List.of("/risks/*", "/risks", "/ui/risks/*"));
    chain = new EagerContentHandler(chain,
        new EagerContentHandler.FormContentLoaderFactory(FORM_FIELDS, limits.bodyBytes()),
        new EagerContentHandler.RetainedContentLoaderFactory(limits.bodyBytes(), 0, true));
    return new GracefulHandler(new RequestGuard(options, chain));
  }

  private static Handler queue(Handler next, int atOnce, Limits limits, List<String> paths) {
    QoSHandler queue = new QoSHandler(next);
    queue.setMaxRequestCount(atOnce);
    queue.setMaxSuspendedRequestCount(limits.queue());
    queue.setMaxSuspend(limits.patience().compareTo(Duration.ZERO) > 0 ? limits.patience() : Duration.ofMillis(1));
    paths.forEach(queue::includePath);
    return queue;
  }
}
