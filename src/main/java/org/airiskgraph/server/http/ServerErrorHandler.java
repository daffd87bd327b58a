package org.airiskgraph.server.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes the errors that Jetty and the handlers raise: a line with the status and the reason, nothing of the program. */
public final class ServerErrorHandler extends ErrorHandler {
  private static final String REASON = ServerErrorHandler.class.getName() + ".reason";

  /** Ends a request with an error of this status and reason. */
  static void refuse(Request request, Response response, Callback callback, int status, String reason) {
    request.setAttribute(REASON, reason);
    Response.writeError(request, response, callback, status);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
    }
    Object reason = request.getAttribute(REASON);
    Content.Sink.write(response, true, status + " " + (reason == null ? reason(status) : reason) + "\n", callback);
    return true;
  }

  private static String reason(int status) {
    return switch (status) {
      case HttpStatus.NOT_FOUND_404 -> "There is no page at this address.";
      case HttpStatus.METHOD_NOT_ALLOWED_405 -> "This server is read-only. Use GET, HEAD, POST or OPTIONS.";
      case HttpStatus.REQUEST_TIMEOUT_408 -> "The body of the request did not arrive in time.";
      case HttpStatus.SERVICE_UNAVAILABLE_503 ->
        "There are too many requests at the same time. Please try again in a few seconds.";
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "An error occurred on the server. Its log has the cause.";
      default -> HttpStatus.getMessage(status) + ".";
    };
  }
}
