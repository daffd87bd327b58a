package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.reader.xlsx.XlsxException;
import org.airiskgraph.reader.xlsx.XlsxWorkbook;

/**
 * Reads the official workbook of the AI Risk Repository, V2 to V4, as {@code .xlsx} or as a text file of its database
 * sheet.
 *
 * <p>Sheets are found by the beginning of their names, or by their columns, and columns by their headers. Hidden rows
 * and columns are read like any other: the official file hides most of its rows with a saved filter. Formulas are
 * never computed; the value stored with them counts. A cell that cannot be used is a problem of its own and never
 * costs the file.
 */
public final class WorkbookReader {
  private static final String DATABASE = "AI Risk Database";
  private static final String EXPLAINER = "explainer";
  private static final String RESOURCES = "Included resources";
  private static final Pattern LAST_NUMBER = Pattern.compile(".*?(\\d{1,4})\\D*");
  private static final String WANTED = "expected a workbook in .xlsx or .csv";

  private final InputProblems problems;

  public WorkbookReader(InputProblems problems) {
    this.problems = problems;
  }

  /** Reads a workbook from a file, or from a web address that begins with http or https. */
  public void read(String place, CatalogueSink sink) {
    if (HttpDownload.isAddress(place)) {
      HttpDownload.of(place).use(file -> read(place, file, sink));
    } else {
      read(Path.of(place), sink);
    }
  }

  /** Reads {@code file} and sends its records on, one source document after the other. */
  public void read(Path file, CatalogueSink sink) {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      // A pipe, whose content comes only once; a workbook is read several times.
      TemporaryCopy.ofPipe(file, copy -> read(file.toString(), copy, sink));
    } else {
      read(file.toString(), file, sink);
    }
  }

  private void read(String place, Path file, CatalogueSink sink) {
    try {
      if (isXlsx(place, file)) {
        readXlsx(place, file, sink);
      } else {
        readText(place, file, sink);
      }
    } catch (XlsxException e) {
      throw new InputException(e.place(), e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new InputException(place, "no such file; " + WANTED, e);
    } catch (AccessDeniedException e) {
      throw new InputException(place, "permission denied; expected a readable workbook in .xlsx or .csv", e);
    } catch (IOException e) {
      throw InputException.unreadable(place, e);
    }
  }

  /** By the first bytes, because downloads and exports have any name. */
  private static boolean isXlsx(String place, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new InputException(place, "found a directory, " + WANTED);
    }
    try (InputStream in = Files.newInputStream(file)) {
      switch (HexFormat.of().formatHex(in.readNBytes(4))) {
        case "504b0304", "504b0506" -> {
          return true;
        }
        case "d0cf11e0" -> throw new InputException(place,
            "found an old .xls or a password-protected workbook, expected an open .xlsx or .csv");
        case "" -> throw new InputException(place, "found an empty file, " + WANTED);
        default -> {
          if (place.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new InputException(place, "damaged or not an .xlsx workbook: it is no ZIP archive");
          }
          return false;
        }
      }
    }
  }

  private void readXlsx(String place, Path file, CatalogueSink sink) throws IOException {
    try (XlsxWorkbook workbook = XlsxWorkbook.open(place, file)) {
      String database = database(workbook).orElseThrow(() -> new InputException(place, "found the sheets "
          + workbook.sheets().stream().map(InputException::quote).collect(Collectors.joining(", "))
          + ", expected one whose name begins with \"" + DATABASE + "\" or that has its columns"));
      ResourceRowMapper resources = new ResourceRowMapper();
      named(workbook, RESOURCES).forEach(sheet -> readSheet(workbook, sheet,
          new Table(place + "!" + sheet, ResourceRowMapper.REQUIRED, ResourceRowMapper.COLUMNS, problems,
              resources::add)));
      RiskRowMapper rows = new RiskRowMapper(resources.works(), false, problems, sink);
      readSheet(workbook, database,
          new Table(place + "!" + database, RiskRowMapper.REQUIRED, RiskRowMapper.COLUMNS, problems, rows::add));
      rows.finish();
    }
  }

  /** Of several versions in one file the newest, which is the one with the highest number. */
  private Optional<String> database(XlsxWorkbook workbook) {
    Optional<String> newest = named(workbook, DATABASE).stream().max(Comparator.comparingInt(WorkbookReader::version));
    return newest.or(() -> workbook.sheets().stream().filter(sheet -> {
      Table table = new Table(sheet, RiskRowMapper.REQUIRED, RiskRowMapper.COLUMNS, problems, row -> {
      });
      workbook.rows(sheet, row -> table.add(row.number(), row.cells()) && table.header.isEmpty());
      return table.header.isPresent();
    }).findFirst());
  }

  private static int version(String sheet) {
    Matcher number = LAST_NUMBER.matcher(sheet);
    return number.matches() ? Integer.parseInt(number.group(1)) : 0;
  }

  private static List<String> named(XlsxWorkbook workbook, String prefix) {
    return workbook.sheets().stream().filter(name -> name.strip().toLowerCase(Locale.ROOT)
        .startsWith(prefix.toLowerCase(Locale.ROOT)) && !name.contains(EXPLAINER)).toList();
  }

  private static void readSheet(XlsxWorkbook workbook, String sheet, Table table) {
    workbook.rows(sheet, row -> table.add(row.number(), row.cells()));
    table.requireHeader();
  }

  private void readText(String place, Path file, CatalogueSink sink) throws IOException {
    Optional<Charset> unicode = TextEncoding.of(file);
    if (unicode.isEmpty()) {
      problems.add("encoding", new InputException(place,
          "found bytes that are not UTF-8; save the sheet as CSV in UTF-8"), "it is read as Windows-1252");
    }
    Charset charset = unicode.orElse(TextEncoding.WINDOWS);
    CsvTable csv = new CsvTable(place, file, charset, CsvTable.headerDelimiter(file, charset));
    RiskRowMapper rows = new RiskRowMapper(Map.of(), isGrouped(csv, place), problems, sink);
    Table table = new Table(place, RiskRowMapper.REQUIRED, RiskRowMapper.COLUMNS, problems, rows::add);
    csv.rows(table::add);
    table.requireHeader();
    rows.finish();
  }

  /** Whether the rows of each document follow each other. */
  private static boolean isGrouped(CsvTable csv, String place) {
    Set<String> seen = new HashSet<>();
    String[] current = {""};
    boolean[] grouped = {true};
    InputProblems ignored = new InputProblems(Optional.of(warning -> {
    }));
    Table ids = new Table(place, RiskRowMapper.REQUIRED, RiskRowMapper.COLUMNS, ignored,
        row -> RiskRowMapper.id(row).map(EvidenceId::document).filter(document -> !document.equals(current[0]))
            .ifPresent(document -> {
              current[0] = document;
              grouped[0] &= seen.add(document);
            }));
    csv.rows((line, cells) -> ids.add(line, cells) && grouped[0]);
    return grouped[0];
  }

  /** Rows under a header that is near the top. */
  private static final class Table {
    private final String place;
    private final Set<String> required;
    private final Set<String> known;
    private final InputProblems problems;
    private final Consumer<TableRow> rows;
    private Optional<TableHeader> header = Optional.empty();
    private int count;

    Table(String place, Set<String> required, Set<String> known, InputProblems problems, Consumer<TableRow> rows) {
      this.place = place;
      this.required = required;
      this.known = known;
      this.problems = problems;
      this.rows = rows;
    }

    /** Takes the next row; false once it is clear that there is no header. */
    boolean add(long number, List<String> cells) {
      count++;
      if (header.isPresent()) {
        rows.accept(new TableRow(place, number, header.get(), cells, problems));
        return true;
      }
      header = TableHeader.in(cells, required, known);
      return header.isPresent() || count < TableHeader.LAST_HEADER_ROW;
    }

    void requireHeader() {
      if (header.isEmpty()) {
        throw new InputException(place, "found no header row, expected one with the columns "
            + required.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
  }
}
