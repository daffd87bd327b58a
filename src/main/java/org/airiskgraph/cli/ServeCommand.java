package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.server.http.BoundedLog;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.ServerConfig;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", mixinStandardHelpOptions = true, description = "Build the graph and serve it over HTTP.", footer = {
    "", "Example: airisk serve --port 8080"})
final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65535;
  private static final int MOST_QUEUED = Limits.standard().maxQueued();

  /** Exit code when queries hang: a supervisor should start the server again. */
  private static final int HUNG = 75;

  @Spec private CommandSpec spec;

  @Option(names = "--port", paramLabel = "N", defaultValue = "3030", description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).") private int port;

  @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = "Address to listen on (default: ${DEFAULT-VALUE}).") private String host;

  @Option(names = "--allowed-host", paramLabel = "NAME", description = "Host name by which clients reach this server, for instance behind a proxy; may be repeated.") private Set<String> allowedHosts =
      new LinkedHashSet<>();

  @Option(names = "--public-host", hidden = true) private Set<String> publicHosts = new LinkedHashSet<>();

  @Option(names = "--trust-forwarded-headers", description = "Trust the Forwarded and X-Forwarded-* headers of a proxy.") private boolean trustForwarded;

  @Option(names = "--forwarded", hidden = true) private boolean forwarded;

  @Option(names = "--max-connections-per-address", paramLabel = "N", defaultValue = "0", description = "Most open connections of one client address; 0 for any number, as behind a proxy (default: ${DEFAULT-VALUE}).") private int connections;

  @Option(names = "--max-queued-per-address", paramLabel = "N", description = "Most queries of one client address that may wait for their turn (default: half of all places).") private Optional<Integer> queued =
      Optional.empty();

  @Option(names = "--tdb", paramLabel = "DIR", description = "Keep the graph in a TDB2 store in this directory; rebuilt when the inputs change.") private Optional<Path> store =
      Optional.empty();

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws InterruptedException {
    Main.refuseOutside("--port", port, 0, LAST_PORT);
    queued.ifPresent(count -> Main.refuseOutside("--max-queued-per-address", count, 1, MOST_QUEUED));
    ServerConfig options = new ServerConfig(host, port,
        Stream.concat(allowedHosts.stream(), publicHosts.stream()).map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        trustForwarded || forwarded, connections,
        queued.map(Limits.standard()::withMaxQueuedPerAddress).orElseGet(Limits::standard));
    DatasetGraph dataset = store.map(inputs::open).orElseGet(inputs::build);
    RiskServer server = Progress.during("Starting the server",
        () -> RiskServer.start(dataset, inputs.iris(), options, () -> Runtime.getRuntime().halt(HUNG)));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Home page     " + server.url());
    out.println("SPARQL        " + server.url() + "risks/sparql");
    out.println("Fuseki UI     " + server.url() + "ui/");
    out.flush();
    System.setErr(new BoundedLog(System.err));
    server.prepare();
    server.join();
    return 0;
  }
}
