package org.airiskgraph.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.io.output.ProxyOutputStream;
import org.apache.jena.sys.JenaSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine;

/** The program: {@code airisk COMMAND}. Exit 0 done, 1 findings or no such thing, 2 wrong usage or input. */
@Command(name = "airisk", description = "The MIT AI Risk Repository as a knowledge graph.", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, synopsisSubcommandLabel = "COMMAND", footer = {
    "", "Examples: airisk serve", "          airisk related mesa-optimization --explain"})
public final class Main {
  /** Describes the parameter RISK of several commands. */
  static final String RISK =
      "An identifier (34.02.03, mit561), an IRI or the address of its page, or a name or part of one.";

  private static final int FAILED = 2;

  /** picocli refuses less. */
  private static final int LEAST_HELP_WIDTH = 55;

  private static final List<Class<?>> COMMANDS = List.of(
      ServeCommand.class, ConvertCommand.class, QueryCommand.class, QueriesCommand.class, RelatedCommand.class,
      ShowCommand.class, StatsCommand.class, DiffCommand.class, SearchCommand.class, MatchCommand.class,
      RegisterCommand.class, DrawCommand.class, ValidateCommand.class, McpCommand.class,
      CompletionCommand.class, CommandLine.HelpCommand.class);

  /** Those that look at the others. */
  private static final List<Class<?>> ABOUT_COMMANDS = List.of(CompletionCommand.class, CommandLine.HelpCommand.class);

  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print a stack trace with an error.") private boolean verbose;

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"airisk " + (version == null ? "(not packaged)" : version)};
    }
  }

  public static void main(String[] args) {
    quietLogs();
    AtomicReference<IOException> failure = new AtomicReference<>();
    // A PrintStream says only that writing failed, so a full disk would look like success or have no reason.
    OutputStream raw = new ProxyOutputStream(new FileOutputStream(FileDescriptor.out)) {
      @Override
      protected void handleIOException(IOException e) throws IOException {
        failure.compareAndSet(null, e);
        throw e;
      }
    };
    // UTF-8 whatever the locale.
    System.setOut(new PrintStream(new BufferedOutputStream(raw), false, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(new PrintWriter(System.out, false, StandardCharsets.UTF_8), err, args);
    System.out.flush();
    if (code == 0 && failure.get() != null && !ErrorMessages.isClosedPipe(failure.get())) {
      err.println("airisk: standard output: " + ErrorMessages.message(failure.get()));
      code = FAILED;
    }
    System.exit(code);
  }

  /** Must come before the first logger: libraries speak only of trouble. */
  private static void quietLogs() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    // These warn of what clients send, once for each row that it meets.
    for (String logger : List.of("org.apache.jena", "SPARQL", "org.eclipse.jetty", "io.modelcontextprotocol")) {
      System.setProperty("org.slf4j.simpleLogger.log." + logger, "error");
    }
  }

  /** Runs one command line and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    quietLogs();
    Main main = new Main();
    CommandLine commandLine = commandLine(main, commands(args))
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setHelpFactory(WrappedHelp::new)
        .setExpandAtFiles(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler((exception, given) -> {
          err.println(Terminal.ofErrors().folded(ErrorMessages.usage(exception)));
          return FAILED;
        })
        .setExecutionStrategy(parsed -> {
          // Two threads that initialize Jena's classes at once can block each other for ever.
          JenaSystem.init();
          refuseEmptyValues(parsed);
          return new CommandLine.RunLast().execute(parsed);
        })
        .setExecutionExceptionHandler((exception, command, parsed) -> main.report(exception, err));
    Terminal.givenWidth().ifPresent(width -> commandLine.setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(Math.max(LEAST_HELP_WIDTH, width)));
    try {
      if (args.length == 0) {
        commandLine.usage(err);
        return FAILED;
      }
      return commandLine.execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return main.report(e, err);
    } finally {
      out.flush();
    }
  }

  /** With all its commands. */
  static CommandLine commandLine() {
    return commandLine(new Main(), COMMANDS);
  }

  private static CommandLine commandLine(Main main, List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(main);
    for (Class<?> command : commands) {
      commandLine.addSubcommand(command);
    }
    commandLine.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(new Version()));
    return commandLine;
  }

  /** Fails where a script passed an empty variable. */
  private static void refuseEmptyValues(CommandLine.ParseResult parsed) {
    for (CommandLine.ParseResult command : parsed.asCommandLineList().stream().map(CommandLine::getParseResult)
        .toList()) {
      for (ArgSpec arg : command.matchedArgs()) {
        if (arg.arity().max() > 0 && arg.originalStringValues().stream().anyMatch(String::isBlank)) {
          throw new CommandLine.ParameterException(command.commandSpec().commandLine(),
              (arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel()) + " has an empty value.");
        }
      }
    }
  }

  /** Fails where the value of a numeric option is out of range. */
  static void refuseOutside(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(option + " must be "
          + (most == Integer.MAX_VALUE ? least + " or more" : "from " + least + " to " + most) + " (got " + value
          + ").");
    }
  }

  /** The one command that is called, because reading the options of all of them takes longer than many a command. */
  private static List<Class<?>> commands(String... args) {
    List<Class<?>> called = COMMANDS.stream().filter(type -> args.length > 0 && !ABOUT_COMMANDS.contains(type)
        && type.getAnnotation(Command.class).name().equals(args[0])).toList();
    return called.isEmpty() ? COMMANDS : called;
  }

  private int report(Throwable failure, PrintWriter err) {
    if (ErrorMessages.isClosedPipe(failure)) {
      return 0;
    }
    err.println(Terminal.ofErrors().folded("airisk: " + ErrorMessages.message(failure)));
    if (verbose) {
      failure.printStackTrace(err);
    }
    return ErrorMessages.exitCode(failure);
  }
}
