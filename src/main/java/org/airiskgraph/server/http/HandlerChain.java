package org.airiskgraph.server.http;

import java.util.List;
import java.util.Set;
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
  public static Handler before(Handler pages, String host, Set<String> allowedHosts, Limits limits) {
    Handler chain = ConcurrencyLimit.before(pages, DOWNLOADS, limits, List.of("/download/*", "/graph/*"));
    chain =
        ConcurrencyLimit.before(chain, limits.maxConcurrent(), limits, List.of("/queries/*", "/search", "/repository"));
    chain = ConcurrencyLimit.before(chain, limits.maxConcurrent(), limits, List.of("/risks/*", "/ui/risks/*"));
    chain = RequestBuffering.before(chain, limits.maxBodyBytes());
    chain = SendTimeoutHandler.before(new RequestFilter(host, allowedHosts, limits, chain), limits.sendTimeout());
    return new GracefulHandler(chain);
  }
}
