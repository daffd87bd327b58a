package org.airiskgraph.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.airiskgraph.graph.Once;
import org.airiskgraph.server.mcp.GraphContext;
import org.airiskgraph.server.mcp.McpMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "mcp", mixinStandardHelpOptions = true, description = {
    "Offer the graph as tools to a language-model client, by the Model Context Protocol.",
    "Reads messages from standard input and answers on standard output until the input ends."}, footer = {"",
        "Example: airisk mcp",
        "as the configuration of a client:",
        "  {\"mcpServers\": {\"airisk\": {\"command\": \"/path/to/airisk\", \"args\": [\"mcp\"]}}}"})
final class McpCommand implements Callable<Integer> {
  /** Characters of a message; longer ones are skipped. */
  private static final int LONGEST_MESSAGE = 1_000_000;

  private static final String TOO_LONG = McpMessages.error(
      String.format(Locale.ROOT, "Found a message of more than %,d characters, the limit", LONGEST_MESSAGE), -32600);

  @Spec private CommandSpec spec;

  @Mixin private InputOptions inputs;

  @Override
  public Integer call() throws IOException {
    Supplier<GraphContext> graph = new Once<>(() -> GraphContext.local(inputs.build(), inputs.iris()));
    if (inputs.areGiven()) {
      // What is wrong with them should show now, not in an answer to the model.
      graph.get();
    }
    McpMessages messages = new McpMessages(graph);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintWriter out = spec.commandLine().getOut();
    for (String message; (message = line(in)) != null && !out.checkError();) {
      if (!message.isBlank()) {
        Optional<String> answer = message.length() > LONGEST_MESSAGE ? Optional.of(TOO_LONG)
            : messages.answer(message, "standard input");
        answer.ifPresent(line -> out.print(line + "\n"));
        out.flush();
      }
    }
    return 0;
  }

  /** The next line, cut after one character too many; null at the end. */
  private static String line(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() <= LONGEST_MESSAGE) {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
