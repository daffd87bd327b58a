package org.airiskgraph.server.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What a client is told when Jetty itself refuses or fails: the status in words, nothing of the program. */
public final class ServerErrorHandler extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
    }
    Content.Sink.write(response, true, text(status), callback);
    return true;
  }

  private static String text(int status) {
    String why = switch (status) {
      case HttpStatus.NOT_FOUND_404 -> "nothing here has this address";
      case HttpStatus.METHOD_NOT_ALLOWED_405 -> "this server only answers questions";
      case HttpStatus.LENGTH_REQUIRED_411 -> "send a Content-Length in place of a Transfer-Encoding";
      case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "the request is longer than this server reads";
      case HttpStatus.UNSUPPORTED_MEDIA_TYPE_415 -> "send the request as it is, not compressed";
      case HttpStatus.MISDIRECTED_REQUEST_421 -> "this server does not go by that name; see serve --public-host";
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> "too much is being asked at once; try again in a moment";
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "something went wrong here; the server's log says what";
      default -> HttpStatus.getMessage(status);
    };
    return status + " " + why + "\n";
  }
}
