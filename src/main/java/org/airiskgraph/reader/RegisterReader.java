package org.airiskgraph.reader;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.reader.xlsx.Row;
import org.airiskgraph.reader.xlsx.XlsxException;
import org.airiskgraph.reader.xlsx.XlsxWorkbook;

/**
 * Reads risk registers of people: {@code .xlsx}, {@code .csv} or {@code .tsv} with a header, or {@code .txt} with one
 * risk per line. The columns that describe risks are found by their names.
 */
public final class RegisterReader {
  /** The endings of files that are read. */
  public static final List<String> ENDINGS = List.of(".xlsx", ".csv", ".tsv", ".txt");

  /** What the column with the text of a file without columns is called. */
  public static final String TEXT = "text";

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** A cell counts as this many characters at least, because an empty one takes memory, too. */
  private static final int CELL = 4;

  /**
   * How much is read of a register that anyone may send: a small file can say that a thousand sheets have a million rows.
   *
   * @param rows most rows under the header
   * @param characters most characters of all cells of all sheets, also above the header, with the names of the columns for
   *     each row
   * @param check called before each sheet and each row; may throw to stop the reading
   */
  public record Bounds(int rows, long characters, Runnable check) {}

  private final List<String> wanted;
  private final RegisterHeader header;
  private final Bounds bounds;
  private long characters;

  /**
   * A reader of registers whose cells may be of any size.
   *
   * @param wanted names of the columns to take texts from; empty to find them
   * @param mostRows longer registers are refused
   */
  public RegisterReader(List<String> wanted, int mostRows) {
    this(wanted, new Bounds(mostRows, Long.MAX_VALUE, () -> {
    }));
  }

  /**
   * A reader.
   *
   * @param wanted names of the columns to take texts from; empty to find them
   * @param bounds larger registers are refused
   */
  public RegisterReader(List<String> wanted, Bounds bounds) {
    this.wanted = List.copyOf(wanted);
    this.header = new RegisterHeader(wanted);
    this.bounds = bounds;
  }

  /** Whether the name of a file has one of the {@link #ENDINGS}. */
  public static boolean isRegister(String name) {
    return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  /** Reads the content of a file, which is called {@code place} in messages. */
  public Register read(String place, byte[] content) throws IOException {
    Path copy = Files.createTempFile("register", ".tmp");
    try {
      Files.write(copy, content);
      return read(place, copy);
    } finally {
      Files.delete(copy);
    }
  }

  /** Reads {@code file}, which is called {@code place} in messages. */
  public Register read(String place, Path file) {
    String name = place.toLowerCase(Locale.ROOT);
    characters = 0;
    try {
      if (name.endsWith(".xlsx")) {
        return workbook(place, file);
      }
      Charset charset = TextEncoding.of(file).orElse(TextEncoding.WINDOWS);
      return name.endsWith(".txt") ? lines(place, file, charset) : table(place, file, charset);
    } catch (XlsxException e) {
      throw new InputException(e.place(), e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new InputException(place, "no such file; expected a register in .xlsx, .csv, .tsv or .txt", e);
    } catch (IOException e) {
      throw InputException.unreadable(place, e);
    }
  }

  private Register lines(String place, Path file, Charset charset) throws IOException {
    Table table = new Table(place);
    table.begin(List.of(TEXT), Set.of(0));
    try (var in = new java.io.BufferedReader(
        new java.io.InputStreamReader(TextEncoding.withoutMark(Files.newInputStream(file)), charset))) {
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.length() > Row.LONGEST_CELL) {
          throw new InputException(place + ":" + number,
              "found a line of more than " + Row.LONGEST_CELL + " characters, expected one risk per line");
        }
        table.add(number, List.of(line), new BitSet());
      }
    }
    return table.register(true);
  }

  private Register table(String place, Path file, Charset charset) throws IOException {
    Table table = new Table(place);
    new CsvTable(place, file, charset, delimiter(file, charset)).rows((line, cells) -> {
      table.add(line, cells.stream().map(FormulaGuard::unguard).toList(), new BitSet());
      return true;
    });
    return table.register(true);
  }

  /** The most frequent one of the first line outside quotation marks. */
  private static char delimiter(Path file, Charset charset) throws IOException {
    String head;
    try (var in = Files.newInputStream(file)) {
      head = new String(in.readNBytes(1 << 16), charset);
    }
    String line = head.replaceAll("\"[^\"]*\"", "").lines().filter(text -> !text.isBlank()).findFirst().orElse("");
    return IntStream.range(0, DELIMITERS.length).boxed()
        .max(Comparator.comparingLong((Integer i) -> line.chars().filter(c -> c == DELIMITERS[i]).count())
            .thenComparing(Comparator.reverseOrder()))
        .map(i -> DELIMITERS[i]).orElseThrow();
  }

  /** Of several sheets, the first with a header that names a column of texts. */
  private Register workbook(String place, Path file) throws IOException {
    try (XlsxWorkbook workbook = XlsxWorkbook.open(place, file)) {
      List<String> sheets = workbook.sheets();
      Map<String, Table> headless = new LinkedHashMap<>();
      for (String sheet : sheets) {
        bounds.check().run();
        Table table = new Table(place + "!" + sheet);
        workbook.rows(sheet, row -> {
          table.formulas.add(row);
          table.add(row.number(), row.cells().stream().map(cell -> cell.equals(Row.NO_VALUE) ? "" : cell).toList(),
              row.texts());
          return true;
        });
        if (!table.texts.isEmpty()) {
          return table.register(false).ofSheet(sheet, sheets, table.formulas.sentence());
        }
        headless.put(sheet, table);
      }
      InputException first = null;
      for (Map.Entry<String, Table> other : headless.entrySet()) {
        try {
          return other.getValue().register(sheets.size() == 1).ofSheet(other.getKey(), sheets,
              other.getValue().formulas.sentence());
        } catch (InputException e) {
          first = first != null ? first : sheets.size() == 1 ? e
              : new InputException(place, "found a column of risks in none of the sheets " + String.join(", ", sheets)
                  + "; " + e.getMessage(), e);
        }
      }
      throw first == null ? new InputException(place, "found no sheet, expected one with a register") : first;
    }
  }

  private static long characters(List<String> cells) {
    return cells.stream().mapToLong(cell -> Math.max(CELL, cell.length())).sum();
  }

  /** Rows under a header that is near the top. */
  private final class Table {
    private final String place;
    private final FormulaCount formulas = new FormulaCount();
    private final List<Register.Row> before = new ArrayList<>();
    private final List<Register.Row> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private Set<Integer> texts = Set.of();
    private long names;

    Table(String place) {
      this.place = place;
    }

    void begin(List<String> names, Set<Integer> textColumns) {
      columns = names;
      texts = textColumns;
      this.names = characters(names);
    }

    void add(long number, List<String> cells, BitSet textCells) {
      bounds.check().run();
      if (cells.stream().allMatch(String::isBlank)) {
        return;
      }
      count(number, characters(cells));
      put(number, cells, textCells);
    }

    private void count(long number, long more) {
      characters += more;
      if (characters > bounds.characters()) {
        throw new InputException(place + ":" + number, "found more than " + bounds.characters()
            + " characters in all cells, with the names of the columns for each row; expected at most that many; send it in"
            + " parts, or use the command line");
      }
    }

    private void put(long number, List<String> cells, BitSet textCells) {
      if (texts.isEmpty()) {
        Set<Integer> found = before.size() < TableHeader.LAST_HEADER_ROW ? header.textColumns(cells) : Set.of();
        begin(found.isEmpty() ? List.of() : named(cells), found);
        before.add(new Register.Row(number, cells, "", textCells));
        return;
      }
      if (rows.size() == bounds.rows()) {
        throw new InputException(place, "found more than " + bounds.rows()
            + " rows, expected at most that many; send it in parts, or use the command line");
      }
      widen(number, cells);
      // A row gets all columns, and an answer in JSON their names.
      count(number, names);
      List<String> all = filled(cells);
      String text = texts.stream().sorted().map(all::get).map(CellNormalizer::line).filter(part -> !part.isEmpty())
          .distinct().collect(Collectors.joining(". "));
      rows.add(new Register.Row(number, all, text, textCells));
    }

    /** A cell to the right of the header is a person's, too, and gets a column. */
    private void widen(long number, List<String> cells) {
      int width = cells.size();
      while (width > columns.size() && cells.get(width - 1).isBlank()) {
        width--;
      }
      if (width > columns.size()) {
        List<String> more = IntStream.range(columns.size(), width).mapToObj(this::nameOf).toList();
        count(number, Math.multiplyExact(characters(more), (long) rows.size()));
        begin(Stream.concat(columns.stream(), more.stream()).toList(), texts);
      }
    }

    private List<String> named(List<String> cells) {
      return IntStream.range(0, cells.size())
          .mapToObj(i -> cells.get(i).isBlank() ? nameOf(i) : CellNormalizer.line(cells.get(i))).toList();
    }

    /** Columns without a name get their letter. */
    private String nameOf(int column) {
      return "Column " + (column < 26 ? String.valueOf((char) ('A' + column)) : String.valueOf(column + 1));
    }

    /** All columns of a row, also those that a later row added. */
    private List<String> filled(List<String> cells) {
      return cells.size() == columns.size() ? cells
          : IntStream.range(0, columns.size()).mapToObj(i -> i < cells.size() ? cells.get(i) : "").toList();
    }

    /** @param bare whether a single column needs no header */
    Register register(boolean bare) {
      if (bare && texts.isEmpty() && wanted.isEmpty() && !before.isEmpty()
          && before.stream().allMatch(row -> filledCells(row) == 1)) {
        begin(List.of(TEXT), Set.of(0));
        before.forEach(row -> put(row.number(), row.cells().stream().filter(c -> !c.isBlank()).toList(), new BitSet()));
      }
      for (int i = 0; texts.isEmpty() && wanted.isEmpty()
          && i < Math.min(before.size(), TableHeader.LAST_HEADER_ROW); i++) {
        // After a row with as many cells comes data, in which a sentence may have such a word.
        long filled = filledCells(before.get(i));
        Set<Integer> suggested = before.subList(0, i).stream().anyMatch(row -> filledCells(row) >= filled) ? Set.of()
            : RegisterHeader.suggestedColumns(before.get(i).cells());
        if (!suggested.isEmpty()) {
          begin(named(before.get(i).cells()), suggested);
          before.subList(i + 1, before.size()).forEach(row -> put(row.number(), row.cells(), row.texts()));
        }
      }
      if (texts.isEmpty()) {
        List<String> found =
            before.isEmpty() ? List.of() : before.get(0).cells().stream().filter(c -> !c.isBlank()).toList();
        throw new InputException(place, (found.isEmpty() ? "found no rows" : "found the columns "
            + found.stream().limit(12).map(InputException::quote).collect(Collectors.joining(", "))) + ", expected "
            + (wanted.isEmpty()
                ? "one called \"risk\", \"title\", \"description\" or the like; name the column that describes the risks (--column)"
                : Arrays.toString(wanted.stream().map(InputException::quote).toArray()).replaceAll("[\\[\\]]", "")));
      }
      return new Register(columns, texts.stream().sorted().map(columns::get).toList(), rows.stream()
          .map(row -> new Register.Row(row.number(), filled(row.cells()), row.text(), row.texts())).toList());
    }

    private static long filledCells(Register.Row row) {
      return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }
  }
}
