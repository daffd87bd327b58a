package org.airiskgraph.server.http;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Turns away, before anything reads it, a request that no page, query or form here needs: other methods, other
 * hosts' names, bodies that are compressed, of unknown length or too long.
 */
final class RequestFilter extends Handler.Wrapper {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final String host;
  private final Set<String> allowedHosts;
  private final Limits limits;

  RequestFilter(String host, Set<String> allowedHosts, Limits limits, Handler next) {
    super(next);
    this.host = host.toLowerCase(Locale.ROOT);
    this.allowedHosts = allowedHosts;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    int refusal = refusal(request);
    if (refusal == 0) {
      return super.handle(request, response, callback);
    }
    if (refusal == HttpStatus.METHOD_NOT_ALLOWED_405) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST, OPTIONS");
    }
    Response.writeError(request, response, callback, refusal);
    return true;
  }

  private int refusal(Request request) {
    if (!METHODS.contains(request.getMethod())) {
      return HttpStatus.METHOD_NOT_ALLOWED_405;
    }
    if (!isOurs(Request.getServerName(request))) {
      return HttpStatus.MISDIRECTED_REQUEST_421;
    }
    HttpField encoding = request.getHeaders().getField(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !"identity".equalsIgnoreCase(encoding.getValue())) {
      return HttpStatus.UNSUPPORTED_MEDIA_TYPE_415;
    }
    if (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return HttpStatus.LENGTH_REQUIRED_411;
    }
    return request.getLength() > limits.maxBodyBytes() ? HttpStatus.PAYLOAD_TOO_LARGE_413 : 0;
  }

  /** A page of somebody else's whose name was made to lead here must not read what is here. */
  private boolean isOurs(String name) {
    String asked = name == null ? "" : name.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(asked) || asked.equals(host)
        || allowedHosts.contains(asked);
  }
}
