package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", mixinStandardHelpOptions = true, description = "Build the graph and serve it over HTTP.", footer = {
    "", "Example: airisk serve --port 8080"})
final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65535;

  @Spec private CommandSpec spec;

  @Option(names = "--port", defaultValue = "3030", description = "0 picks a free one (default: ${DEFAULT-VALUE}).") private int port;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (default: ${DEFAULT-VALUE}).") private String host;

  @Option(names = "--public-host", paramLabel = "NAME", description = "A name by which clients reach this server, as behind a proxy; may be repeated.") private Set<String> publicHosts =
      new LinkedHashSet<>();

  @Option(names = "--forwarded", description = "Believe the Forwarded and X-Forwarded-* headers of a proxy in front.") private boolean forwarded;

  @Option(names = "--tdb", paramLabel = "DIR", description = "Keep the graph in a TDB2 store in this directory; made again when the inputs change.") private Optional<Path> store =
      Optional.empty();

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("found the port " + port + ", expected 0 to " + LAST_PORT);
    }
    ServerConfig options = new ServerConfig(host, port,
        publicHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()), forwarded,
        Limits.standard());
    RiskServer server = RiskServer.start(store.map(inputs::open).orElseGet(inputs::build), inputs.iris(), options);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Home page     " + server.url());
    out.println("SPARQL        " + server.url() + "risks/sparql");
    out.println("Fuseki UI     " + server.url() + "ui/");
    out.flush();
    server.join();
    return 0;
  }
}
