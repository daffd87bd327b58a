package org.airiskgraph.server;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.fuseki.ctl.ActionPing;
import org.apache.jena.fuseki.ctl.ActionStats;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.mod.admin.ActionServerStatus;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** The stock Fuseki UI at {@code /ui/}, with nothing behind it that could change anything. */
final class FusekiUi {
  private static final String UI = "/ui";

  private FusekiUi() {}

  /** Adds what the UI asks for; {@code dataset} is the name it lists. */
  static void add(FusekiServer.Builder server, String dataset) {
    server.addServlet(UI + "/", new Index())
        .addServlet(UI + "/index.html", new Index())
        .addServlet(UI + "/$/server", new ReadOnly(new ActionServerStatus()))
        .addServlet(UI + "/$/ping", new ActionPing())
        .addServlet(UI + "/$/stats/*", new ActionStats())
        .addServlet(UI + "/$/tasks", new NoTasks())
        .addFilter(UI + dataset + "/*", belowUi());
  }

  /** Adds the UI's own files, straight from its jar. */
  static void addFiles(ServletContextHandler context) {
    String index = FusekiUi.class.getClassLoader().getResource("webapp/index.html").toString();
    ServletHolder holder = new ServletHolder("ui", new ResourceServlet());
    holder.setInitParameter("baseResource", index.substring(0, index.length() - "index.html".length()));
    holder.setInitParameter("dirAllowed", "false");
    context.addServlet(holder, UI + "/*");
  }

  /** The UI looks for the dataset below its own address; Fuseki goes by the request's path alone. */
  private static Filter belowUi() {
    return (request, response, chain) -> {
      HttpServletRequest http = (HttpServletRequest) request;
      String path = http.getRequestURI().substring(UI.length());
      chain.doFilter(new HttpServletRequestWrapper(http) {
        @Override
        public String getRequestURI() {
          return path;
        }
      }, response);
    };
  }

  /** The UI's page with one style sheet more, which hides the buttons that would change data. */
  private static final class Index extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      if (request.getRequestURI().endsWith("index.html")) {
        // From here the UI would look for everything one level too deep.
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", UI + "/");
        return;
      }
      String html;
      try (InputStream in = FusekiUi.class.getClassLoader().getResourceAsStream("webapp/index.html")) {
        html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      byte[] page = html.replace("</head>", "<link rel=\"stylesheet\" href=\"/assets/ui.css\"></head>")
          .getBytes(StandardCharsets.UTF_8);
      response.setContentType("text/html;charset=utf-8");
      response.setContentLength(page.length);
      response.getOutputStream().write(page);
    }
  }

  /** Fuseki's own answers every method alike. */
  private static final class ReadOnly extends HttpServlet {
    private final transient HttpServlet answer;

    ReadOnly(HttpServlet answer) {
      this.answer = answer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      try {
        answer.service(request, response);
      } catch (jakarta.servlet.ServletException e) {
        throw new IOException(e);
      }
    }
  }

  /** The UI waits for this list; nothing here runs tasks. */
  private static final class NoTasks extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.setContentType("application/json");
      response.getWriter().print("[]");
    }
  }
}
