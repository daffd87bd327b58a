package org.airiskgraph.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Rejects requests before anything reads them that no page, query or form here needs: other methods, foreign host
 * names, path parameters, bodies that are compressed, of unknown length or too long. Answers OPTIONS, also as the
 * preflight of a browser: everything here is public, and no cookie or password gives one client more than another.
 */
final class RequestFilter extends Handler.Wrapper {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
  private static final String ALLOW = "GET, HEAD, POST, OPTIONS";
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

  /** Why a request is rejected. */
  private record Refusal(int status, String reason) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Refusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      int status = refusal.get().status();
      if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
        response.getHeaders().put(HttpHeader.ALLOW, ALLOW);
      } else if (status == HttpStatus.LENGTH_REQUIRED_411) {
        // Where the next request begins must not depend on a body that nobody reads.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      BodyDrain.before(request, limits.queueTimeout(),
          () -> ServerErrorHandler.refuse(request, response, callback, status, refusal.get().reason()));
      return true;
    }
    if (request.getMethod().equals("OPTIONS")) {
      options(response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private static void options(Response response, Callback callback) {
    response.setStatus(HttpStatus.NO_CONTENT_204);
    response.getHeaders().put(HttpHeader.ALLOW, ALLOW);
    response.getHeaders().put("Access-Control-Allow-Origin", "*");
    response.getHeaders().put("Access-Control-Allow-Methods", ALLOW);
    response.getHeaders().put("Access-Control-Allow-Headers", "*, Accept, Content-Type");
    response.getHeaders().put("Access-Control-Max-Age", "86400");
    response.write(true, null, callback);
  }

  private Optional<Refusal> refusal(Request request) {
    if (!METHODS.contains(request.getMethod())) {
      return refuse(HttpStatus.METHOD_NOT_ALLOWED_405, "This server is read-only. Use GET, HEAD, POST or OPTIONS.");
    }
    if (!isAllowed(Request.getServerName(request))) {
      return refuse(HttpStatus.MISDIRECTED_REQUEST_421, "This server has another host name.");
    }
    String path = request.getHttpURI().getPath();
    if (path != null && path.contains(";")) {
      return refuse(HttpStatus.BAD_REQUEST_400, "Found \";\" in the path, expected a path without parameters.");
    }
    String query = request.getHttpURI().getQuery();
    int most = RequestBuffering.mostFields(path);
    if (query != null && RequestBuffering.fields(ByteBuffer.wrap(query.getBytes(StandardCharsets.UTF_8))) > most) {
      return refuse(HttpStatus.BAD_REQUEST_400,
          "Found more than " + most + " parameters in the address, expected at most " + most + ".");
    }
    return body(request);
  }

  private Optional<Refusal> body(Request request) {
    HttpField encoding = request.getHeaders().getField(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !"identity".equalsIgnoreCase(encoding.getValue())) {
      return refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "Found a compressed body. Send it as it is.");
    }
    if (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return refuse(HttpStatus.LENGTH_REQUIRED_411, "Found a Transfer-Encoding. Send a Content-Length instead.");
    }
    if (request.getLength() > limits.maxBodyBytes()) {
      return refuse(HttpStatus.PAYLOAD_TOO_LARGE_413, "Found a body of " + request.getLength()
          + " bytes, expected at most " + limits.maxBodyBytes() + ".");
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String charset = type == null ? null : MimeTypes.getCharsetFromContentType(type);
    return charset == null || isKnown(charset) ? Optional.empty()
        : refuse(HttpStatus.BAD_REQUEST_400, "Found an unknown charset in the Content-Type, expected utf-8.");
  }

  private static Optional<Refusal> refuse(int status, String reason) {
    return Optional.of(new Refusal(status, reason));
  }

  private static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A page elsewhere whose host name was made to lead here must not read what is here. */
  private boolean isAllowed(String name) {
    String asked = name == null ? "" : name.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(asked) || asked.equals(host) || allowedHosts.contains(asked);
  }
}
