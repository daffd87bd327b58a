package org.airiskgraph.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.reader.Register;
import org.airiskgraph.reader.RegisterReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;

/**
 * A register that a person has worked on, to be written again with the columns of the graph brought up to date.
 *
 * @param columns names of all its columns
 * @param rows its rows, with the risk that each is about
 */
public record EarlierRegister(List<String> columns, List<Row> rows) {
  private static final String OTHER_ID = "Risk ID";
  private static final int OWN_WIDTH = 24;

  public EarlierRegister {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param number in its sheet or file, from 1
   * @param id what stands in the column of identifiers; may be empty
   * @param risk empty for a row of the person's own, and for a risk that the graph does not have
   * @param cells one for each column: a number, a date or a text
   */
  public record Row(long number, String id, Optional<Node> risk, List<Object> cells) {}

  /**
   * Reads the register whose rows are recognized by the column {@link RiskRegister#ID}.
   *
   * @throws InputException if it cannot be read or has no such column
   */
  public static EarlierRegister of(Register register, GraphReader reader, IriFactory iris) {
    int ids = register.columns().indexOf(register.textColumns().get(0));
    List<String> columns = new ArrayList<>(register.columns());
    columns.set(ids, RiskRegister.ID);
    return new EarlierRegister(columns, register.rows().stream().map(row -> {
      String id = row.cells().get(ids).strip();
      return new Row(row.number(), id, risk(id, reader, iris), row.values());
    }).toList());
  }

  /** A reader of such registers. */
  public static RegisterReader reader() {
    return new RegisterReader(List.of(RiskRegister.ID), Integer.MAX_VALUE);
  }

  /**
   * Reads a register with a column {@link RiskRegister#ID} or, in want of it, {@code Risk ID}.
   *
   * @param place what it is called in messages
   */
  public static Register read(String place, Path file) {
    try {
      return reader().read(place, file);
    } catch (InputException e) {
      try {
        return new RegisterReader(List.of(OTHER_ID), Integer.MAX_VALUE).read(place, file);
      } catch (InputException neither) {
        throw e;
      }
    }
  }

  /** By identifier only: a row of the person's own may be called as a part of a risk's name. */
  private static Optional<Node> risk(String id, GraphReader reader, IriFactory iris) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Stream
        .concat(Stream.of(iris.risk(id)),
            reader.subjects(DCTerms.identifier.asNode(), NodeFactory.createLiteralString(id)).stream())
        .filter(node -> reader.is(node, AIRG.Risk)).findFirst();
  }

  /** The rows whose identifier is that of no risk of the graph. */
  public List<Row> unknown() {
    return rows.stream().filter(row -> row.risk().isEmpty() && !row.id().isEmpty()).toList();
  }

  /** The indices of the person's columns: those that are not among {@code filled} and are not wholly empty. */
  int[] own(List<String> filled) {
    return IntStream.range(0, columns.size()).filter(i -> filled.stream().noneMatch(columns.get(i)::equalsIgnoreCase))
        .filter(i -> !columns.get(i).startsWith("Column ")
            || rows.stream().anyMatch(row -> !row.cells().get(i).toString().isBlank()))
        .toArray();
  }

  /** The person's columns, those known to {@code standard} as there. */
  List<Sheet.Column> columns(int[] own, List<Sheet.Column> standard) {
    return IntStream.of(own).mapToObj(columns::get).map(name -> standard.stream()
        .filter(column -> column.name().equalsIgnoreCase(name)).findFirst().orElse(new Sheet.Column(name, OWN_WIDTH)))
        .toList();
  }

  /** The cells of the columns with these indices. */
  static List<Object> cells(Row row, int[] indices) {
    return IntStream.of(indices).<Object>mapToObj(row.cells()::get).toList();
  }

  /** The cells of the columns with these names, empty where the register has no such column. */
  List<Object> cells(Row row, List<String> names) {
    List<String> lower = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    List<Object> cells = new ArrayList<>();
    for (String name : names) {
      int index = lower.indexOf(name.toLowerCase(Locale.ROOT));
      cells.add(index < 0 ? "" : name.equals(RiskRegister.ID) ? row.id() : row.cells().get(index));
    }
    return cells;
  }
}
