package org.airiskgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.reader.InputException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** Failures in words: one line without control characters, which ends with a full stop. */
final class ErrorMessages {
  private static final Map<Class<?>, String> REASONS = Map.of(NoSuchFileException.class, "no such file or directory",
      AccessDeniedException.class, "permission denied", FileAlreadyExistsException.class, "exists already",
      NotDirectoryException.class, "not a directory");

  private ErrorMessages() {}

  /** 1 where the thing asked for does not exist, 2 where usage or input is at fault. */
  static int exitCode(Throwable failure) {
    return failure instanceof QueryException query && query.fault() == QueryException.Fault.NOT_FOUND ? 1 : 2;
  }

  /** Prints warnings on standard error, each as one line, which is folded on a terminal. */
  static Consumer<String> warnings(PrintWriter err) {
    Terminal terminal = Terminal.ofErrors();
    return problem -> err.println(terminal.folded("airisk: warning: " + Terminal.oneLine(problem)));
  }

  /** The failure in words. */
  static String message(Throwable failure) {
    return sentence(words(failure));
  }

  private static String words(Throwable failure) {
    if (failure instanceof InvalidPathException path && path.getReason().startsWith("Malformed input")) {
      return path.getInput() + ": a file name with letters that the locale of this system does not have;"
          + " set LC_ALL=C.UTF-8";
    }
    if (failure instanceof InputException || failure instanceof QueryException
        || failure instanceof IllegalArgumentException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof OutOfMemoryError) {
      return "Out of memory. Give Java more, for instance with JAVA_TOOL_OPTIONS=-Xmx4g.";
    }
    if (failure instanceof StackOverflowError) {
      return "The input is nested too deeply to be read.";
    }
    return causes(failure).filter(IOException.class::isInstance).map(IOException.class::cast).findFirst()
        .map(ErrorMessages::input).orElseGet(() -> failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }

  /** Whether the reader of a pipe went away, as {@code head} does when it has seen enough: no failure. */
  static boolean isClosedPipe(Throwable failure) {
    return causes(failure).filter(IOException.class::isInstance)
        .anyMatch(
            e -> String.valueOf(e.getMessage()).matches(".*(Broken pipe|pipe is being closed|pipe has been ended).*"));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    // Libraries wrap what the system says in exceptions of their own.
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static String input(IOException e) {
    if (!(e instanceof FileSystemException system)) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    String file = target(Optional.ofNullable(system.getOtherFile()).orElse(String.valueOf(system.getFile())));
    return file + ": "
        + Optional.ofNullable(REASONS.get(e.getClass())).or(() -> Optional.ofNullable(system.getReason()))
            .orElse(e.getClass().getSimpleName());
  }

  /** The file that was named by the user, where a temporary file beside it failed. */
  private static String target(String file) {
    return file.replaceFirst("\\.([^/\\\\]+)\\.\\d+\\.(part|old)$", "$1");
  }

  /** Wrong usage: what was found, and what was probably meant. */
  static String usage(ParameterException wrong) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    return name + ": " + sentence(problem(wrong)) + " See " + name + " --help.";
  }

  private static String problem(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched);
    }
    if (wrong.getMessage().startsWith("Unknown subcommand")) {
      return unmatched(new UnmatchedArgumentException(wrong.getCommandLine(), List.of(wrong.getValue())));
    }
    return wrong.getMessage().replaceFirst("^Error: ", "").replaceFirst("is not an int$", "is not a whole number");
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
    String found = InputException.quote(unmatched.getUnmatched().get(0));
    if (!unmatched.isUnknownOption() && command.getSubcommands().isEmpty()) {
      return "Unexpected argument " + found + ".";
    }
    // The most similar name can still have nothing but two letters in common.
    String beginning = unmatched.getUnmatched().get(0).replaceFirst("^(-*.).*", "$1");
    return "Unknown " + (unmatched.isUnknownOption() ? "option " : "command ") + found + "."
        + unmatched.getSuggestions().stream().filter(near -> near.startsWith(beginning)).findFirst()
            .map(near -> " Did you mean " + near + "?").orElse("");
  }

  /** With a capital, unless it begins with the name of a file or the like, and a full stop. */
  private static String sentence(String words) {
    String line = Terminal.oneLine(words);
    String begun = line.matches("[a-z]+,? .*") ? Character.toUpperCase(line.charAt(0)) + line.substring(1) : line;
    return begun.matches(".*[.?!…]") ? begun : begun + ".";
  }
}
