package org.airiskgraph.server;

import java.net.BindException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.http.HandlerChain;
import org.airiskgraph.server.http.Metrics;
import org.airiskgraph.server.http.SecurityHeaders;
import org.airiskgraph.server.http.ServerErrorHandler;
import org.airiskgraph.server.page.Routes;
import org.airiskgraph.server.page.SiteContext;
import org.airiskgraph.server.sparql.EndpointRedirectFilter;
import org.airiskgraph.server.sparql.SparqlService;
import org.airiskgraph.server.sparql.TextQueries;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.ctl.ActionPing;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An embedded Fuseki that answers queries and shows pages and cannot write: no update, upload, admin or graph store. */
public final class RiskServer {
  private static final String DATASET = "/risks";
  private static final int OUTPUT_BUFFER_BYTES = 32 * 1024;
  private static final int REQUEST_HEADER_BYTES = 16 * 1024;
  private static final int STOP_MILLISECONDS = 10_000;
  private static final int THREADS = 40;

  private final FusekiServer server;
  private final String host;
  private final AtomicBoolean stopped = new AtomicBoolean();

  private RiskServer(FusekiServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /** Serves {@code dataset} on {@code host} and {@code port}, 0 for a free one; returns once it answers. */
  public static RiskServer start(DatasetGraph dataset, IriFactory iris, String host, int port) {
    ServerConfig local = ServerConfig.local(port);
    return start(dataset, iris, new ServerConfig(host, port, local.allowedHosts(), false, local.limits()));
  }

  /** Serves {@code dataset}, which must not change any more; an address that cannot be had is an error of one line. */
  public static RiskServer start(DatasetGraph dataset, IriFactory iris, ServerConfig options) {
    SiteContext site = SiteContext.of(dataset, iris, options.limits());
    Metrics metrics = new Metrics(dataset.getDefaultGraph().size());
    FusekiServer.Builder builder =
        FusekiServer.create().port(options.port()).loopback(false).numServerThreads(2, THREADS)
            .fusekiModules(FusekiModules.create())
            .add(DATASET, SparqlService.of(dataset, options.limits(), new TextQueries(site.search()::index)))
            .addFilter(DATASET + "/*", new EndpointRedirectFilter())
            .addFilter("/ui" + DATASET + "/*", new EndpointRedirectFilter())
            .addServlet("/$/ping", new ActionPing())
            .addServlet("/$/metrics", metrics.servlet());
    Routes.of(site).forEach(builder::addServlet);
    FusekiUi.add(builder, DATASET);
    FusekiServer fuseki = builder.build();
    Server jetty = fuseki.getJettyServer();
    ServletContextHandler context = (ServletContextHandler) jetty.getHandler();
    FusekiUi.addFiles(context);
    jetty.setErrorHandler(new ServerErrorHandler());
    context.setErrorHandler(new ServerErrorHandler());
    // Takes some tenths of a second; the first full-text query should not wait for it.
    site.search().index();
    jetty.setHandler(
        metrics.counting(HandlerChain.before(context, options.host(), options.allowedHosts(), options.limits())));
    connect((ServerConnector) jetty.getConnectors()[0], options);
    try {
      fuseki.start();
    } catch (FusekiException e) {
      fuseki.stop();
      throw refusal(e, options);
    }
    return new RiskServer(fuseki, options.host());
  }

  private static void connect(ServerConnector connector, ServerConfig options) {
    connector.setHost(options.host());
    connector.setIdleTimeout(options.limits().idleTimeout().toMillis());
    HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    // Fuseki's 5 MiB a response, zeroed each time, costs more than the answer.
    http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
    http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
    if (options.trustForwardedHeaders()) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
    http.addCustomizer(new SecurityHeaders());
  }

  private static RuntimeException refusal(FusekiException e, ServerConfig options) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException || cause instanceof java.nio.channels.UnresolvedAddressException) {
        boolean taken = String.valueOf(cause.getMessage()).contains("in use");
        return new IllegalArgumentException("cannot listen on " + options.host() + " port " + options.port() + ": "
            + (taken ? "something else does already; choose another with --port, or 0 for a free one"
                : cause.getMessage() == null ? "no such address" : cause.getMessage()));
      }
    }
    return e;
  }

  /** Address of the home page, with its slash. */
  public String url() {
    String name = host.equals("0.0.0.0") ? "127.0.0.1"
        : host.equals("::") ? "[::1]" : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + server.getPort() + "/";
  }

  /** Takes no more requests, lets those that run finish for ten seconds, then ends them; doing it twice does no harm. */
  public void stop() {
    if (stopped.compareAndSet(false, true)) {
      try {
        server.stop();
      } catch (FusekiException e) {
        // What did not finish in time has been cut off, which is all that can be done.
        Thread.yield();
      }
    }
  }

  /** Waits until the server has stopped. */
  public void join() {
    server.join();
  }
}
