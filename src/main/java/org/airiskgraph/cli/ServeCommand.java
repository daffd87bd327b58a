package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.airiskgraph.web.RiskServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", mixinStandardHelpOptions = true, description = "Build the graph and serve it over HTTP.",
    footer = {"", "Example: airisk serve --port 8080"})
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--port", defaultValue = "3030", description = "0 picks a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws InterruptedException {
    RiskServer server = RiskServer.start(inputs.build(), inputs.iris(), host, port);
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
