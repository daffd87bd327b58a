package org.airiskgraph.cli;

import java.io.PrintWriter;
import org.airiskgraph.catalogue.CatalogueException;
import org.airiskgraph.query.QueryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The program: {@code airisk COMMAND}. Exit 0 done, 1 findings or no such thing, 2 wrong usage or input. */
@Command(
    name = "airisk",
    description = "The MIT AI Risk Repository as a knowledge graph.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class, ConvertCommand.class, QueryCommand.class, QueriesCommand.class, RelatedCommand.class,
      ShowCommand.class, StatsCommand.class, ValidateCommand.class, CommandLine.HelpCommand.class
    })
public final class Main {
  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print a stack trace with an error.")
  private boolean verbose;

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"airisk " + (version == null ? "(not packaged)" : version)};
    }
  }

  public static void main(String[] args) {
    System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
  }

  /** Runs one command line and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    quiet();
    CommandLine commandLine = new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((exception, given) -> {
          CommandLine failed = exception.getCommandLine();
          failed.getErr().println("airisk: " + exception.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(exception, failed.getErr());
          failed.getErr().println("Try '" + failed.getCommandSpec().qualifiedName() + " --help'.");
          return 2;
        })
        .setExecutionExceptionHandler(Main::report);
    if (args.length == 0) {
      commandLine.usage(err);
      return 2;
    }
    return commandLine.execute(args);
  }

  private static int report(Exception exception, CommandLine command, ParseResult parsed) {
    command.getErr().println("airisk: " + message(exception));
    if (command.getCommandSpec().root().userObject() instanceof Main main && main.verbose) {
      exception.printStackTrace(command.getErr());
    }
    return exception instanceof QueryException query && query.fault() == QueryException.Fault.NOT_FOUND ? 1 : 2;
  }

  private static String message(Exception exception) {
    return switch (kind(exception)) {
      case INPUT -> exception.getMessage();
      case NO_FILE -> exception.getMessage() + ": no such file or directory";
      case NO_PERMISSION -> exception.getMessage() + ": permission denied";
      case OTHER -> exception.getClass().getSimpleName() + ": "
          + String.valueOf(exception.getMessage()).replaceAll("\\s+", " ");
    };
  }

  private enum Kind { INPUT, NO_FILE, NO_PERMISSION, OTHER }

  private static Kind kind(Exception exception) {
    if (exception instanceof CatalogueException || exception instanceof QueryException
        || exception instanceof IllegalArgumentException) {
      return Kind.INPUT;
    }
    if (exception instanceof java.nio.file.NoSuchFileException) {
      return Kind.NO_FILE;
    }
    return exception instanceof java.nio.file.AccessDeniedException ? Kind.NO_PERMISSION : Kind.OTHER;
  }

  /** Must come before the first logger: libraries speak only of trouble, and the XML parser is the JDK's own. */
  private static void quiet() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    // The spreadsheet reader brings an XML parser that Jena's RDF/XML readers cannot use.
    System.setProperty("javax.xml.stream.XMLInputFactory", "com.sun.xml.internal.stream.XMLInputFactoryImpl");
  }
}
