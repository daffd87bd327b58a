package org.airiskgraph.server.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Sets the headers that tell browsers what a response may do, on each of them, error pages included. */
public final class SecurityHeaders implements HttpConfiguration.Customizer {
  private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** The stock UI sets styles from its scripts; it may still connect to this server only. */
  private static final String UI = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
      + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Data is not shown: whatever a query puts into its answer, no script of it runs. */
  private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

  /** Previews of entities, which other sites show in frames: text alone. */
  private static final String PREVIEW = "default-src 'none'; sandbox";

  @Override
  public Request customize(Request request, HttpFields.Mutable response) {
    String path = request.getHttpURI().getCanonicalPath();
    String known = path == null ? "" : path;
    boolean data = known.equals("/risks") || known.startsWith("/risks/") || known.startsWith("/ui/risks/")
        || known.startsWith("/download/airiskgraph.") || known.startsWith("/graph/");
    boolean preview = known.equals("/reconcile/preview");
    response.put("Content-Security-Policy", data ? DATA : preview ? PREVIEW : known.startsWith("/ui/") ? UI : PAGES);
    response.put("X-Content-Type-Options", "nosniff");
    if (!preview) {
      response.put("X-Frame-Options", "DENY");
    }
    response.put("Referrer-Policy", "same-origin");
    response.put("Cross-Origin-Opener-Policy", "same-origin");
    response.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (data || !known.isEmpty() && !known.equals("/") && !known.startsWith("/ui/") && !known.startsWith("/$/")) {
      // Answers are public, and no cookie or password gives one client more than another.
      response.put("Access-Control-Allow-Origin", "*");
    }
    return request;
  }
}
