package org.airiskgraph.cli;

import java.util.Iterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.Suggestions;

/** The formats in which a command prints, by the names that a person types; for help and completion too. */
class FormatNames implements Iterable<String> {
  private final List<ResultFormat> formats;

  FormatNames(List<ResultFormat> formats) {
    this.formats = formats;
  }

  /** The format with this name, in upper or lower case. */
  ResultFormat get(String name) {
    return ResultFormat.of(name).filter(formats::contains).orElseThrow(
        () -> new IllegalArgumentException(
            "Unknown format \"" + name + "\"." + didYouMean(name, this) + " Expected " + this + "."));
  }

  /** A sentence with the format whose name is nearly {@code name}, after a blank; empty if there is none. */
  static String didYouMean(String name, Iterable<String> formats) {
    List<String> names = new ArrayList<>();
    formats.forEach(names::add);
    return Suggestions.near(name, names).map(near -> " Did you mean " + near + "?").orElse("");
  }

  @Override
  public Iterator<String> iterator() {
    return formats.stream().map(format -> format.name().toLowerCase(Locale.ROOT)).iterator();
  }

  /** {@code table, csv or xml}. */
  @Override
  public String toString() {
    return String.join(", ", this).replaceFirst(", (\\w+)$", " or $1");
  }
}
