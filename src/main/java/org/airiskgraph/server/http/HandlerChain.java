package org.airiskgraph.server.http;

import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The chain of handlers that a request passes before a servlet sees it. */
public final class HandlerChain {
  private static final int DOWNLOADS = 4;

  private HandlerChain() {}

  /**
   * Puts the guards before {@code pages}: a request is checked, its body read whole without holding a thread, and
   * what is dear to answer waits until its turn comes, so that pages stay quick.
   */
  public static Handler before(Handler pages, ServerConfig options) {
    Limits limits = options.limits();
    Handler chain = ConcurrencyLimit.before(pages, DOWNLOADS, limits, List.of("/download/*", "/graph/*"));
    chain = ConcurrencyLimit.before(chain, limits.queries(), limits, List.of("/queries/*", "/search", "/repository"));
    chain = ConcurrencyLimit.before(chain, limits.queries(), limits, List.of("/risks/*", "/ui/risks/*"));
    chain = RequestBuffering.before(chain, limits.bodyBytes());
    chain = SendTimeoutHandler.before(new RequestFilter(options, chain), limits.delivery());
    return new GracefulHandler(chain);
  }
}
