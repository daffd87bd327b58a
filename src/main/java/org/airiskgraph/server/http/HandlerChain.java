package org.airiskgraph.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The handlers that a request passes before a servlet sees it. */
public final class HandlerChain {
  private static final int DOWNLOADS = 4;
  /** A page waits for others much shorter than a query does, so that many more can. */
  private static final int QUEUES = 16;

  private HandlerChain() {}

  /**
   * Puts the handlers before {@code servlets}: a request is checked, its body read, and what is expensive waits for
   * its turn; the response is sent from memory. No step but a servlet holds a thread.
   *
   * @param responses the memory for responses that clients have not taken yet, but for those of SPARQL
   */
  public static Handler before(Handler servlets, String host, Set<String> allowedHosts, Limits limits,
      MemoryPool responses, Metrics metrics) {
    ConcurrencyLimit turns = new ConcurrencyLimit(servlets, limits)
        .group(limits.maxConcurrent(), List.of("/risks/*", "/ui/risks/*"))
        .group(limits.maxConcurrent(),
            List.of("/queries/*", "/search", "/match", "/repository", "/reconcile", "/reconcile/*", "/register", "/mcp",
                "*.csv", "*.xlsx",
                "*.bib", "*.ris", "/register.json", "/repository.json", "/search.json"))
        .group(DOWNLOADS, List.of("/download/*", "/graph/*"))
        // Threads serve requests in the order of their arrival, so that without turns one client could keep all others
        // waiting. What runs shares the processors: few of one address leave more of them to a page of another.
        // "/" stands for what no other path matches; "/*" would count more than an ending.
        .group(2 * limits.maxConcurrent(), limits.maxConcurrent(), QUEUES, List.of("/"))
        // Apart, so that a browser's next page does not wait for the files of the last one.
        .group(2 * limits.maxConcurrent(), limits.maxConcurrent(), QUEUES, List.of("/assets/*", "/ui/*"))
        .without(List.of("/$/*"));
    Handler buffering = new ResponseBuffering(turns, limits.sendTimeout(), responses);
    Handler filter = new RequestFilter(host, allowedHosts, limits, new RequestBuffering(buffering));
    return new GracefulHandler(metrics.counting(filter));
  }

  /** Ends the turn of {@code request}, when it is run, so that others need not wait until its response is made. */
  public static Runnable endTurn(HttpServletRequest request) {
    return request.getAttribute(ConcurrencyLimit.END_TURN) instanceof Runnable end ? end : () -> {
    };
  }
}
