package org.airiskgraph.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The templates of {@code src/main/jte}, compiled with the program; they escape what they are given. */
final class Templates {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Templates() {}

  /** Sends {@code template} filled with {@code view}, its one parameter. */
  static void send(HttpServletResponse response, int status, String template, Object view) throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    ENGINE.render(template + ".jte", view, html);
    response.setStatus(status);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(html.getContentLength());
    html.writeTo(response.getOutputStream());
  }
}
