package org.airiskgraph.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.Suggestions;
import org.airiskgraph.reader.InputException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** What went wrong, on one line. */
final class ErrorMessages {
  private ErrorMessages() {}

  /** 1 where the thing asked for does not exist, 2 where usage or input is at fault. */
  static int exitCode(Throwable failure) {
    return failure instanceof QueryException query && query.fault() == QueryException.Fault.NOT_FOUND ? 1 : 2;
  }

  /** The failure in words, without line breaks. */
  static String message(Throwable failure) {
    return oneLine(words(failure));
  }

  private static String words(Throwable failure) {
    if (failure instanceof InputException || failure instanceof QueryException
        || failure instanceof IllegalArgumentException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory; give Java more, as in JAVA_TOOL_OPTIONS=-Xmx4g airisk …";
    }
    if (failure instanceof StackOverflowError) {
      return "the input is nested too deeply to be read";
    }
    return causes(failure).filter(IOException.class::isInstance).map(IOException.class::cast).findFirst()
        .map(ErrorMessages::input).orElseGet(() -> failure.getClass().getSimpleName() + ": " + failure.getMessage());
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
    if (e instanceof NoSuchFileException) {
      return file + ": no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return file + ": permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + ": exists already";
    }
    if (e instanceof NotDirectoryException) {
      return file + ": not a directory";
    }
    return file + ": " + Optional.ofNullable(system.getReason()).orElse(e.getClass().getSimpleName());
  }

  /** The file somebody named, where the failing one is its beginning beside it. */
  private static String target(String file) {
    return file.replaceFirst("\\.([^/\\\\]+)\\.\\d+\\.(part|old)$", "$1");
  }

  /** Wrong usage: what was found, and the nearest right thing. */
  static String usage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    if (!(wrong instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
      return oneLine(name + ": " + wrong.getMessage() + ". See " + name + " --help");
    }
    String found = unmatched.getUnmatched().get(0);
    boolean option = unmatched.isUnknownOption();
    boolean subcommand = !option && !command.getSubcommands().isEmpty();
    String kind = option ? "option" : subcommand ? "command" : "argument";
    List<String> known = option
        ? command.getCommandSpec().options().stream().map(OptionSpec::longestName).collect(Collectors.toList())
        : subcommand ? List.copyOf(command.getSubcommands().keySet()) : List.of();
    return oneLine(name + ": no " + kind + " " + InputException.quote(found)
        + Suggestions.of(found, known).map(near -> "; did you mean " + near + "?").orElse(".") + " See " + name
        + " --help");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
