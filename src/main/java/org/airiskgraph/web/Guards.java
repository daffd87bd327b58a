package org.airiskgraph.web;

import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The chain of handlers that a request passes before a servlet sees it. */
final class Guards {
  private static final int DOWNLOADS = 4;

  private Guards() {}

  /**
   * Puts the guards before {@code pages}: a request is checked, its body read whole without holding a thread, and
   * what is dear to answer waits until its turn comes, so that pages stay quick.
   */
  static Handler before(Handler pages, ServerOptions options) {
    Limits limits = options.limits();
    Handler chain = Turns.before(pages, DOWNLOADS, limits, List.of("/download/*", "/graph/*"));
    chain = Turns.before(chain, limits.queries(), limits, List.of("/queries/*", "/search", "/repository"));
    chain = Turns.before(chain, limits.queries(), limits, List.of("/risks/*", "/ui/risks/*"));
    chain = WholeBodies.before(chain, limits.bodyBytes());
    chain = Delivery.before(new RequestGuard(options, chain), limits.delivery());
    return new GracefulHandler(chain);
  }
}
