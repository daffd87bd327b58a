package org.airiskgraph.server;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.jena.fuseki.ctl.ActionPing;
import org.apache.jena.fuseki.ctl.ActionStats;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.mod.admin.ActionServerStatus;

/** The stock Fuseki UI at {@code /ui/}, without the services that change data. */
final class FusekiUi {
  private static final String UI = "/ui";

  private FusekiUi() {}

  /** Adds the UI and what it requests; {@code dataset} is the name that it lists. */
  static void add(FusekiServer.Builder server, String dataset) {
    server.addServlet(UI + "/*", new UiFiles())
        .addServlet(UI + "/$/server", new ReadOnly(new ActionServerStatus()))
        .addServlet(UI + "/$/ping", new ActionPing())
        .addServlet(UI + "/$/stats" + dataset, new ReadOnly(new ActionStats()))
        .addServlet(UI + "/$/tasks", new NoTasks())
        .addFilter(UI + dataset + "/*", belowUi());
  }

  /** The UI looks for the dataset below its own address; Fuseki reads nothing but the path of a request. */
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

  /** Fuseki's own servlets answer every method alike. */
  private static final class ReadOnly extends HttpServlet {
    private final transient HttpServlet answer;

    ReadOnly(HttpServlet answer) {
      this.answer = answer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      answer.service(request, response);
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
