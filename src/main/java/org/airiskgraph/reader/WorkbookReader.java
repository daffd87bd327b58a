package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CatalogueSink;

/**
 * Reads the official workbook of the AI Risk Repository, as {@code .xlsx} or as the {@code .csv} of its
 * database sheet, in any of the layouts V2 to V4.
 *
 * <p>Sheets are found by the beginning of their names and columns by their headers. Hidden rows and columns
 * are read like any other: the official file hides most of its rows behind a saved filter. Formulas are never
 * evaluated; the value stored with them counts. Nothing is held but the risk at hand and the shared texts.
 */
public final class WorkbookReader {
  private static final String DATABASE = "AI Risk Database";
  private static final String EXPLAINER = "explainer";
  private static final String RESOURCES = "Included resources";

  /** Reads a workbook from a file, or from a web address that begins with http or https. */
  public void read(String place, CatalogueSink sink) {
    if (HttpDownload.isAddress(place)) {
      HttpDownload.of(place).use(file -> read(place, file, sink));
    } else {
      read(Path.of(place), sink);
    }
  }

  /** Reads {@code file} and sends its records on, risk by risk. */
  public void read(Path file, CatalogueSink sink) {
    read(file.toString(), file, sink);
  }

  private static void read(String place, Path file, CatalogueSink sink) {
    switch (form(place, file)) {
      case XLSX -> readXlsx(place, file, sink);
      case CSV -> readCsv(place, file, sink);
    }
  }

  private enum Form {
    XLSX,
    CSV
  }

  /** The form by the first bytes, because downloads carry any name. */
  private static Form form(String place, Path file) {
    String name = place.toLowerCase(Locale.ROOT);
    switch (firstBytes(place, file)) {
      case "504b0304", "504b0506" -> {
        return Form.XLSX;
      }
      case "d0cf11e0" -> throw new InputException(place,
          "found an old .xls or a password-protected workbook, expected an open .xlsx or .csv");
      case "" -> throw new InputException(place, "found an empty file, expected a workbook in .xlsx or .csv");
      default -> {
        if (name.endsWith(".xlsx")) {
          throw new InputException(place, "damaged or not an .xlsx workbook: it is no ZIP archive");
        }
        if (!name.endsWith(".csv") && !HttpDownload.isAddress(place)) {
          throw new InputException(place, "found a file that is neither .xlsx nor .csv, expected one of them");
        }
        return Form.CSV;
      }
    }
  }

  private static String firstBytes(String place, Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(place, "found a directory, expected a workbook in .xlsx or .csv");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return java.util.HexFormat.of().formatHex(in.readNBytes(4));
    } catch (NoSuchFileException e) {
      throw new InputException(place, "no such file; expected a workbook in .xlsx or .csv", e);
    } catch (java.nio.file.AccessDeniedException e) {
      throw new InputException(place, "permission denied; expected a readable workbook in .xlsx or .csv", e);
    } catch (IOException e) {
      throw new InputException(place, "cannot be read: " + InputException.reason(e), e);
    }
  }

  private static void readXlsx(String place, Path file, CatalogueSink sink) {
    try (Xlsx workbook = Xlsx.open(place, file)) {
      String database = sheet(workbook, DATABASE).orElseThrow(() -> new InputException(place, "found the sheets "
          + workbook.sheets().stream().map(InputException::quote).collect(Collectors.joining(", "))
          + ", expected one whose name begins with \"" + DATABASE + "\""));
      ResourceRowMapper resources = new ResourceRowMapper();
      sheet(workbook, RESOURCES).ifPresent(sheet -> readSheet(workbook, sheet,
          new Table(place + "!" + sheet, ResourceRowMapper.REQUIRED, ResourceRowMapper.COLUMNS, resources::add)));
      RiskRowMapper rows = new RiskRowMapper(resources.works(), sink);
      readSheet(workbook, database,
          new Table(place + "!" + database, RiskRowMapper.REQUIRED, RiskRowMapper.COLUMNS, rows::add));
      rows.finish();
    } catch (IOException e) {
      throw new InputException(place, "cannot be read: " + InputException.reason(e), e);
    }
  }

  private static Optional<String> sheet(Xlsx workbook, String prefix) {
    return workbook.sheets().stream().filter(name -> name.strip().toLowerCase(Locale.ROOT)
        .startsWith(prefix.toLowerCase(Locale.ROOT)) && !name.contains(EXPLAINER)).findFirst();
  }

  private static void readSheet(Xlsx workbook, String sheet, Table table) {
    workbook.rows(sheet, row -> table.add(row.number(), row.cells()));
    table.requireHeader();
  }

  private static void readCsv(String place, Path file, CatalogueSink sink) {
    RiskRowMapper rows = new RiskRowMapper(java.util.Map.of(), sink);
    Table table = new Table(place, RiskRowMapper.REQUIRED, RiskRowMapper.COLUMNS, rows::add);
    CsvTable.rows(place, file, table::add);
    table.requireHeader();
    rows.finish();
  }

  /** Rows under a header that is somewhere near the top. */
  private static final class Table {
    private final String place;
    private final Set<String> required;
    private final Set<String> known;
    private final Consumer<TableRow> rows;
    private Optional<TableHeader> header = Optional.empty();

    Table(String place, Set<String> required, Set<String> known, Consumer<TableRow> rows) {
      this.place = place;
      this.required = required;
      this.known = known;
      this.rows = rows;
    }

    /** Takes the next row; false once it is clear that there is no header. */
    boolean add(long number, List<String> cells) {
      if (header.isPresent()) {
        rows.accept(new TableRow(place, number, header.get(), cells));
        return true;
      }
      if (number > TableHeader.LAST_HEADER_ROW) {
        return false;
      }
      header = TableHeader.in(cells, required, known);
      return true;
    }

    void requireHeader() {
      if (header.isEmpty()) {
        throw new InputException(place, "found no header row, expected one with the columns "
            + required.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
  }
}
