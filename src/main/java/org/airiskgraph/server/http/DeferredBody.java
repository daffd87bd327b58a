package org.airiskgraph.server.http;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * The body of a response that a servlet leaves to {@link ResponseBuffering}, which sends it without a thread, after
 * the servlet has ended and its turn has passed to another request. The servlet sets status and headers, but not the
 * length, and writes nothing.
 *
 * @param content the body
 * @param length its length in bytes; negative if not known
 * @param memory bytes that it holds until it is sent and that nothing else counts: 0 for what is shared and kept anyway
 * @param sent called once the body is sent or has failed to be
 */
public record DeferredBody(Content.Source content, long length, long memory, Runnable sent) {
  private static final String ATTRIBUTE = DeferredBody.class.getName();

  /** Makes {@code content} the body of the response to {@code request}. */
  public static void send(HttpServletRequest request, Content.Source content, long length, long memory,
      Runnable sent) {
    request.setAttribute(ATTRIBUTE, new DeferredBody(content, length, memory, sent));
  }

  /** The body that a servlet left for {@code request}; null if none. */
  static DeferredBody of(Request request) {
    return (DeferredBody) request.getAttribute(ATTRIBUTE);
  }
}
