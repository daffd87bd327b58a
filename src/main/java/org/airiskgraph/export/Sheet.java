package org.airiskgraph.export;

import java.util.List;

/**
 * A table for people who work in spreadsheets.
 *
 * @param name at most 31 characters, without {@code [ ] : * ? / \}
 * @param columns from the left
 * @param rows each with at most one cell for every column: a {@link String}, a {@link Number}, a
 *     {@link java.time.LocalDate}, a list of strings, which are lines of the cell, or null for an empty cell; read
 *     once, row by row, while they are written
 */
public record Sheet(String name, List<Column> columns, Iterable<? extends List<?>> rows) {
  public Sheet {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param name its header
   * @param width in characters
   * @param choices what its cells may hold, offered as a drop-down list; empty for anything. None holds a comma, and
   *     all together have fewer than 255 characters.
   */
  public record Column(String name, int width, List<String> choices) {
    public Column {
      choices = List.copyOf(choices);
    }

    public Column(String name, int width) {
      this(name, width, List.of());
    }
  }

  /** The names of the columns. */
  public List<String> header() {
    return columns.stream().map(Column::name).toList();
  }
}
