package org.airiskgraph.reader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Collects what is wrong with single cells, fields or records of an input, so that one of them does not cost the
 * whole file. {@link #report} gives one line for each kind of problem: the first place, how often it occurs, and in a
 * catalogue directory the command that lists all.
 */
public final class InputProblems {
  private record Found(String first, int count) {}

  private final Optional<Consumer<String>> warnings;
  private final Optional<CatalogueDirectoryReader.Listing> each;
  private final Optional<String> folder;
  private final Map<String, Found> found = new LinkedHashMap<>();

  /** Passes problems to {@code warnings}; if it is empty, the first problem is refused. */
  public InputProblems(Optional<Consumer<String>> warnings) {
    this(warnings, Optional.empty(), Optional.empty());
  }

  private InputProblems(Optional<Consumer<String>> warnings, Optional<CatalogueDirectoryReader.Listing> each,
      Optional<String> folder) {
    this.warnings = warnings;
    this.each = each;
    this.folder = folder;
  }

  /** The same for the files of {@code folder} and others. */
  static InputProblems of(Optional<Consumer<String>> warnings, Optional<CatalogueDirectoryReader.Folder> folder) {
    return new InputProblems(warnings, Optional.empty(), folder.map(CatalogueDirectoryReader.Folder::name));
  }

  /** Passes every single problem to {@code faults}, for a list of all that must be corrected. */
  static InputProblems toEach(CatalogueDirectoryReader.Listing faults) {
    return new InputProblems(Optional.empty(), Optional.of(faults), Optional.empty());
  }

  /** Whether all that must be corrected is listed, so that nothing that was read is used. */
  boolean listsAll() {
    return each.isPresent();
  }

  /**
   * Takes a problem.
   *
   * @param kind what it has in common with others, such as the name of the column
   * @param problem place, what was found and what was expected
   * @param consequence what is done about it, {@code "the row is left out"}
   * @throws InputException the problem, if problems are refused
   */
  public void add(String kind, InputException problem, String consequence) {
    if (each.isPresent()) {
      each.get().fault(problem);
      return;
    }
    if (warnings.isEmpty()) {
      throw problem;
    }
    found.merge(kind, new Found(problem.getMessage() + "; " + consequence, 1),
        (old, one) -> new Found(old.first(), old.count() + 1));
  }

  /** Takes what is probably a mistake, but may be meant; only a list of all that must be corrected names it. */
  void suspect(InputException problem) {
    each.ifPresent(listing -> listing.suspicion(problem));
  }

  /** Takes a problem that another causes; a list of all that must be corrected does not name it. */
  void addConsequence(String kind, InputException problem, String consequence) {
    if (each.isEmpty()) {
      add(kind, problem, consequence);
    }
  }

  /** Takes a problem for which the whole file is refused, unless a list of all that must be corrected is made. */
  void refuse(InputException problem) {
    each.orElseThrow(() -> problem).fault(problem);
  }

  /** Passes on a line about what is left out without being wrong, which is never refused. */
  void warn(String line) {
    warnings.ifPresent(consumer -> consumer.accept(line));
  }

  /** Passes on one line for each kind of problem. */
  public void report() {
    found.values().forEach(kind -> warnings.orElseThrow().accept(kind.first() + (kind.count() == 1 ? ""
        : " (the first of " + kind.count() + " such cases"
            + folder.filter(directory -> kind.first().startsWith(directory + "/"))
                .map(directory -> "; airisk validate --catalogue " + directory + " lists all").orElse("")
            + ")")));
    found.clear();
  }
}
