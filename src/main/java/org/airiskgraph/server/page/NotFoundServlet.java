package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Every address that nothing else answers to. */
final class NotFoundServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PageServlet.fail(request, response, HttpServletResponse.SC_NOT_FOUND, "Not found", "nothing here has this address");
  }
}
