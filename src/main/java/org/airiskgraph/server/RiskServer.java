package org.airiskgraph.server;

import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Once;
import org.airiskgraph.server.http.AddressLimit;
import org.airiskgraph.server.http.HandlerChain;
import org.airiskgraph.server.http.MemoryPool;
import org.airiskgraph.server.http.Metrics;
import org.airiskgraph.server.http.SecurityHeaders;
import org.airiskgraph.server.http.ServerErrorHandler;
import org.airiskgraph.server.mcp.GraphContext;
import org.airiskgraph.server.mcp.McpMessages;
import org.airiskgraph.server.mcp.McpServlet;
import org.airiskgraph.server.page.Routes;
import org.airiskgraph.server.page.SiteContext;
import org.airiskgraph.server.reconcile.ReconcileServlet;
import org.airiskgraph.server.sparql.EndpointDescriptionFilter;
import org.airiskgraph.server.sparql.QueryService;
import org.airiskgraph.server.sparql.QueryThreads;
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
  private static final String QUERY_PAGE = "/sparql";
  private static final int OUTPUT_BUFFER_BYTES = 32 * 1024;
  private static final int REQUEST_HEADER_BYTES = 16 * 1024;
  private static final int ACCEPT_QUEUE = 1024;

  /**
   * What the system keeps of a response, twice over. By itself it takes some megabytes of each connection, and a client
   * that reads nothing would have twenty pages made for it.
   */
  private static final int SEND_BUFFER_BYTES = 128 * 1024;
  /** Closing what did not finish takes a little longer, and the process has to end within ten seconds. */
  private static final int STOP_MILLISECONDS = 7_000;
  /** Beside those that long queries hold while they wait for their turn. */
  private static final int THREADS = 40;

  /** Responses that wait for their client have an eighth of the heap; answers to queries have their own memory. */
  private static final int SHARE_OF_RESPONSES = 8;

  private final FusekiServer server;
  private final SiteContext site;
  private final String host;
  private final AtomicBoolean stopped = new AtomicBoolean();

  private RiskServer(FusekiServer server, SiteContext site, String host) {
    this.server = server;
    this.site = site;
    this.host = host;
  }

  /**
   * Serves {@code dataset}, which must not change any more; returns once it answers.
   *
   * @param onTooManyHung called when several queries hang that should have ended; should end the process, so that it
   *     is started anew
   * @throws IllegalArgumentException if the address cannot be used; the message says why, in one line
   */
  public static RiskServer start(DatasetGraph dataset, IriFactory iris, ServerConfig config, Runnable onTooManyHung) {
    return start(SiteContext.of(dataset, iris, config.limits()), config, onTooManyHung);
  }

  /** Serves the pages and the dataset of {@code site}. */
  static RiskServer start(SiteContext site, ServerConfig config, Runnable onTooManyHung) {
    DatasetGraph dataset = site.dataset();
    Metrics metrics = new Metrics(dataset.getDefaultGraph().size());
    MemoryPool pool = MemoryPool.ofHeap();
    // Apart, so that pages are there however many answers to queries wait to be taken.
    MemoryPool responses = new MemoryPool(Runtime.getRuntime().maxMemory() / SHARE_OF_RESPONSES);
    QueryThreads threads = new QueryThreads(QueryService.GRACE, metrics::queryHung, onTooManyHung);
    QueryService queries =
        new QueryService(dataset, site.iris(), config.limits(), new TextQueries(() -> site.search().index()), threads,
            pool);
    EndpointDescriptionFilter description = new EndpointDescriptionFilter(dataset, site.iris(), QUERY_PAGE);
    FusekiServer.Builder builder =
        FusekiServer.create().port(config.port()).loopback(false)
            .numServerThreads(2, THREADS + config.limits().maxQueued())
            .fusekiModules(FusekiModules.create())
            .add(DATASET, queries.service())
            .addFilter(DATASET + "/*", description)
            .addFilter("/ui" + DATASET + "/*", description)
            .addServlet("/$/ping", new ActionPing())
            .addServlet("/$/metrics", metrics.servlet());
    Routes.of(site).forEach(builder::addServlet);
    ReconcileServlet reconcile = new ReconcileServlet(site);
    builder.addServlet("/reconcile", reconcile).addServlet("/reconcile/*", reconcile);
    builder.addServlet("/mcp",
        new McpServlet(new Once<>(() -> new McpMessages(() -> new GraphContext(site, queries)))));
    FusekiUi.add(builder, DATASET);
    FusekiServer fuseki = builder.build();
    Server jetty = fuseki.getJettyServer();
    ServletContextHandler servlets = (ServletContextHandler) jetty.getHandler();
    jetty.setErrorHandler(new ServerErrorHandler());
    servlets.setErrorHandler(new ServerErrorHandler());
    jetty.setHandler(
        HandlerChain.before(servlets, config.host(), config.allowedHosts(), config.limits(), responses, metrics));
    jetty.setStopTimeout(STOP_MILLISECONDS);
    configure((ServerConnector) jetty.getConnectors()[0], config);
    try {
      fuseki.start();
    } catch (FusekiException e) {
      fuseki.stop();
      throw refusal(e, config);
    }
    return new RiskServer(fuseki, site, config.host());
  }

  static void configure(ServerConnector connector, ServerConfig config) {
    connector.setHost(config.host());
    connector.setIdleTimeout(config.limits().idleTimeout().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.addBean(new AddressLimit(config.maxConnectionsPerAddress()));
    HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    // Fuseki's 5 MiB a response, zeroed each time, costs more than the answer.
    http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
    http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
    if (config.trustForwardedHeaders()) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
    http.addCustomizer(new SecurityHeaders());
  }

  private static RuntimeException refusal(FusekiException e, ServerConfig config) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException || cause instanceof UnresolvedAddressException) {
        boolean taken = String.valueOf(cause.getMessage()).contains("in use");
        return new IllegalArgumentException("cannot listen on " + config.host() + " port " + config.port() + ": "
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

  /**
   * Makes in the background what takes seconds when it is first used: the index of full-text search and the first pages.
   * Only who asks for one of them before it is ready waits for it.
   */
  public void prepare() {
    Thread thread = new Thread(() -> Routes.prepare(site), "prepare");
    thread.setDaemon(true);
    thread.start();
  }

  /** Accepts no more requests, lets running ones finish for seven seconds, then ends them. May be called twice. */
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
