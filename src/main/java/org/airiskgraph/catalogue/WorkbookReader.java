package org.airiskgraph.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Reads the official workbook of the AI Risk Repository, as {@code .xlsx} or as the {@code .csv} of its
 * database sheet, in any of the layouts V2 to V4.
 *
 * <p>Sheets are found by the beginning of their names and columns by their headers. Hidden rows and columns
 * are read like any other: the official file hides most of its rows behind a saved filter. Formulas are never
 * evaluated; the value stored with them counts.
 */
public final class WorkbookReader {
  private static final String DATABASE = "AI Risk Database";
  private static final String EXPLAINER = "explainer";
  private static final String RESOURCES = "Included resources";
  private static final Set<String> RESOURCE_COLUMNS = Set.of("Paper_ID", "QuickRef", "Title");
  private static final Set<String> PAGE_COLUMNS = Set.of("P.Def", "p.AddEv");

  /** Pages of real documents stay below this; larger numbers are the dates that page ranges were turned into. */
  private static final int FIRST_DATE = 45_000;

  /** Reads {@code file} by its ending and sends its records on, risk by risk. */
  public void read(Path file, CatalogueSink sink) {
    if (!Files.isRegularFile(file)) {
      throw new CatalogueException(file.toString(), "no such file; expected a workbook in .xlsx or .csv");
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      readCsv(file, sink);
    } else if (name.endsWith(".xlsx")) {
      readXlsx(file, sink);
    } else {
      throw new CatalogueException(file.toString(), "found a file that ends neither in .xlsx nor in .csv");
    }
  }

  private static void readXlsx(Path file, CatalogueSink sink) {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      List<Sheet> sheets = workbook.getSheets().toList();
      Sheet database = sheets.stream()
          .filter(sheet -> sheet.getName().startsWith(DATABASE) && !sheet.getName().contains(EXPLAINER)).findFirst()
          .orElseThrow(() -> new CatalogueException(file.toString(),
              "found the sheets " + sheets.stream().map(s -> CatalogueException.quote(s.getName()))
                  .collect(Collectors.joining(", ")) + ", expected one whose name begins with \"" + DATABASE + "\""));
      Map<String, Work> works = new LinkedHashMap<>();
      Optional<Sheet> resources = sheets.stream().filter(s -> s.getName().startsWith(RESOURCES)).findFirst();
      if (resources.isPresent()) {
        readWorks(file, resources.get(), works);
      }
      RiskRows rows = new RiskRows(works, sink);
      readSheet(file, database, RiskRows.REQUIRED, rows::add);
      rows.finish();
    } catch (CatalogueException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The reader reports damage by whatever its XML and ZIP parsers throw.
      throw new CatalogueException(file.toString(),
          "not a readable .xlsx workbook: " + CatalogueException.reason(e), e);
    }
  }

  private static void readSheet(Path file, Sheet sheet, Set<String> required,
      java.util.function.Consumer<TableRow> consumer) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      Optional<TableHeader> header = Optional.empty();
      for (Iterator<Row> i = rows.iterator(); i.hasNext();) {
        Row row = i.next();
        if (header.isPresent()) {
          String place = file + "!" + sheet.getName() + ":" + row.getRowNum();
          consumer.accept(header.get().row(place, texts(row, header.get())));
        } else {
          header = TableHeader.in(texts(row, new TableHeader(Map.of())), required);
          if (header.isEmpty() && row.getRowNum() > TableHeader.LAST_HEADER_ROW) {
            break;
          }
        }
      }
      if (header.isEmpty()) {
        throw noHeader(file + "!" + sheet.getName(), required);
      }
    }
  }

  private static CatalogueException noHeader(String place, Set<String> required) {
    return new CatalogueException(place, "found no header row, expected one with the columns "
        + required.stream().sorted().collect(Collectors.joining(", ")));
  }

  private static List<String> texts(Row row, TableHeader header) {
    Set<Integer> pages = PAGE_COLUMNS.stream().map(header.columns()::get)
        .filter(java.util.Objects::nonNull).collect(Collectors.toSet());
    List<String> texts = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      texts.add(cell == null ? "" : text(cell, pages.contains(i)));
    }
    return texts;
  }

  /** A cell's text; numbers without the {@code .0} that spreadsheets store them with. */
  private static String text(Cell cell, boolean page) {
    if (cell.getType() != CellType.NUMBER) {
      return Optional.ofNullable(cell.getText()).orElse("");
    }
    if (page && cell.asNumber().intValue() > FIRST_DATE) {
      LocalDateTime date = cell.asDate();
      return date.getMonthValue() + "-" + date.getDayOfMonth();
    }
    return cell.asNumber().stripTrailingZeros().toPlainString();
  }

  private static void readWorks(Path file, Sheet sheet, Map<String, Work> works) throws IOException {
    readSheet(file, sheet, RESOURCE_COLUMNS, row -> {
      // Below the list stand remarks without a number.
      if (row.cell("Paper_ID").strip().matches("\\d{1,2}")) {
        String id = String.format(Locale.ROOT, "%02d", Integer.parseInt(row.cell("Paper_ID").strip()));
        works.put(id, work(row));
      }
    });
  }

  private static Work work(TableRow row) {
    Optional<String> doi = Optional.of(row.cell("DOI").strip())
        .map(cell -> cell.replaceFirst("^https?://(dx\\.)?doi\\.org/", "")).filter(cell -> cell.startsWith("10."));
    Optional<String> url = Optional.of(row.cell("URL").strip()).filter(cell -> cell.matches("https?://\\S+"));
    return new Work(
        row.cell("QuickRef").strip(),
        authors(row.cell("Authors (full)")),
        Optional.of(row.cell("Year").strip()).filter(year -> year.matches("\\d{4}")).map(Integer::valueOf),
        Optional.of(row.cell("Title").replaceAll("\\s+", " ").strip()).filter(title -> !title.isEmpty()),
        new Work.Links(doi, url),
        Optional.empty(),
        Optional.of(row.cell("Item type").strip()).filter(type -> !type.isEmpty()));
  }

  /** Author lists come in four styles; only "Family AB, Family C" can be told apart for certain. */
  private static List<String> authors(String cell) {
    String list = cell.replaceAll("\\s+", " ").strip();
    if (list.isEmpty()) {
      return List.of();
    }
    String[] parts = list.split(", ");
    boolean plain = Arrays.stream(parts).allMatch(part -> part.matches("\\p{L}[\\p{L}'’ -]* \\p{Lu}{1,4}"));
    return plain ? Arrays.stream(parts).map(part -> part.replaceFirst(" (\\p{Lu}{1,4})$", ", $1")).toList()
        : List.of(list);
  }

  private static void readCsv(Path file, CatalogueSink sink) {
    RiskRows rows = new RiskRows(Map.of(), sink);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = BOMInputStream.builder().setInputStream(in).get();
        InputStreamReader reader = new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
        var parser = CSVFormat.DEFAULT.parse(reader)) {
      Optional<TableHeader> header = Optional.empty();
      long line = 1;
      for (CSVRecord csv : parser) {
        if (header.isPresent()) {
          rows.add(header.get().row(file + ":" + line, csv.toList()));
        } else {
          header = TableHeader.in(csv.toList(), RiskRows.REQUIRED);
          if (header.isEmpty() && csv.getRecordNumber() > TableHeader.LAST_HEADER_ROW) {
            break;
          }
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      if (header.isEmpty()) {
        throw noHeader(file.toString(), RiskRows.REQUIRED);
      }
      rows.finish();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new CatalogueException(file.toString(), "cannot be read as CSV in UTF-8: "
          + CatalogueException.reason(e), e);
    }
  }
}
