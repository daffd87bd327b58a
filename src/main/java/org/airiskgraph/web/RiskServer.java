package org.airiskgraph.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.airiskgraph.graph.Iris;
import org.apache.jena.fuseki.ctl.ActionPing;
import org.apache.jena.fuseki.ctl.ActionStats;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.mod.admin.ActionServerStatus;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An embedded Fuseki that answers queries and cannot write: no update, upload, admin or graph store service. */
public final class RiskServer {
  private static final String DATASET = "/risks";
  private static final String UI = "/ui";
  private static final int OUTPUT_BUFFER_BYTES = 32 * 1024;
  private static final int REQUEST_HEADER_BYTES = 16 * 1024;

  private final FusekiServer server;
  private final String host;

  private RiskServer(FusekiServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /** Serves {@code dataset} on {@code host} and {@code port}, 0 for a free one; returns once it answers. */
  public static RiskServer start(DatasetGraph dataset, Iris iris, String host, int port) {
    dataset.getContext().set(ARQ.httpServiceAllowed, false);
    dataset.getContext().set(ARQ.queryTimeout, "5000,10000");
    // The UI asks the first endpoint.
    DataService.Builder service = DataService.newBuilder(dataset)
        .addEndpoint(Operation.Query, "sparql").addEndpoint(Operation.Query, "query").addEndpoint(Operation.Query);
    FusekiServer fuseki = FusekiServer.create().port(port).loopback(false)
        .fusekiModules(FusekiModules.create())
        .add(DATASET, service)
        .addServlet("", new HomeServlet())
        .addServlet("/$/ping", new ActionPing())
        .addServlet(UI + "/$/server", new ActionServerStatus())
        .addServlet(UI + "/$/ping", new ActionPing())
        .addServlet(UI + "/$/stats/*", new ActionStats())
        .addServlet(UI + "/$/tasks", new NoTasks())
        .addFilter(UI + DATASET + "/*", underUi())
        .build();
    Server jetty = fuseki.getJettyServer();
    ServletContextHandler context = (ServletContextHandler) jetty.getHandler();
    context.addServlet(ui(), UI + "/*");
    ServerConnector connector = (ServerConnector) jetty.getConnectors()[0];
    connector.setHost(host);
    HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    // Fuseki's 5 MiB a response, zeroed each time, costs more than the answer.
    http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
    http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
    fuseki.start();
    return new RiskServer(fuseki, host);
  }

  /** Address of the home page, with its slash. */
  public String url() {
    String name = host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "127.0.0.1" : host;
    return "http://" + name + ":" + server.getPort() + "/";
  }

  public void stop() {
    server.stop();
  }

  /** Waits until the server has stopped. */
  public void join() {
    server.join();
  }

  /** The UI's own files, straight from its jar. */
  private static ServletHolder ui() {
    String index = RiskServer.class.getClassLoader().getResource("webapp/index.html").toString();
    ServletHolder holder = new ServletHolder("ui", new ResourceServlet());
    holder.setInitParameter("baseResource", index.substring(0, index.length() - "index.html".length()));
    holder.setInitParameter("dirAllowed", "false");
    return holder;
  }

  /** The UI looks for the dataset below its own address; Fuseki goes by the request's path alone. */
  private static Filter underUi() {
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

  /** The UI waits for this list; nothing here runs tasks. */
  private static final class NoTasks extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.setContentType("application/json");
      response.getWriter().print("[]");
    }
  }

  private static final class HomeServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", UI + "/");
    }
  }
}
