package org.airiskgraph.reader.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * The sheets of an {@code .xlsx} file, read row by row from its XML: of the whole file only the table of shared
 * texts is kept in memory.
 *
 * <p>Errors name the file, and below it the sheet, row and column. What a hostile file could use to fill the memory
 * is bounded: document types, inflation, the length of a cell, the number of columns.
 */
public final class XlsxWorkbook implements Closeable {
  /** A part may inflate to this without question. */
  private static final long FREE_BYTES = 16L << 20;

  /** Beyond that, spreadsheets stay far below this many bytes for each compressed one; zip bombs do not. */
  private static final long MOST_INFLATION = 100;

  private final String place;
  private final ZipFile zip;
  private final Map<String, ZipEntry> parts = new HashMap<>();
  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final List<String> texts;
  private final DateFormats dates;

  private XlsxWorkbook(String place, ZipFile zip) throws IOException {
    this.place = place;
    this.zip = zip;
    Collections.list(zip.entries()).forEach(entry -> parts.put(Relations.partName(entry.getName()), entry));
    if (parts.containsKey("content.xml")) {
      throw new XlsxException(place, "found an OpenDocument file, expected .xlsx or .csv; save the workbook as .xlsx");
    }
    String workbook = relations("").target("/officeDocument")
        .orElseThrow(() -> new XlsxException(place, "found a ZIP archive without a workbook in it, expected .xlsx"));
    if (workbook.endsWith(".bin")) {
      throw new XlsxException(place, "found a binary workbook (.xlsb), expected .xlsx or .csv; save it as .xlsx");
    }
    Relations relations = relations(workbook);
    boolean from1904 = read(workbook,
        xml -> SheetXml.sheets(xml, (name, id) -> relations.target(id).ifPresent(part -> sheets.put(name, part))));
    Optional<String> shared = relations.target("/sharedStrings");
    texts = shared.isPresent() ? read(shared.get(), SheetXml::texts) : List.of();
    Optional<String> styles = relations.target("/styles").filter(parts::containsKey);
    dates = new DateFormats(styles.isPresent() ? read(styles.get(), DateFormats::styles) : new BitSet(),
        from1904 ? DateFormats.DAY_ZERO_1904 : DateFormats.DAY_ZERO_1900);
  }

  /** Opens {@code file}, which is called {@code place} in messages. */
  public static XlsxWorkbook open(String place, Path file) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new XlsxException(place, "damaged or not an .xlsx workbook: " + e.getMessage(), e);
    }
    try {
      return new XlsxWorkbook(place, zip);
    } catch (IOException | RuntimeException e) {
      try {
        zip.close();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e instanceof XlsxException known ? known : XlsxException.damaged(place, e);
    }
  }

  /** Names of the sheets, in their order. */
  public List<String> sheets() {
    return List.copyOf(sheets.keySet());
  }

  /** Passes on the rows of {@code sheet} from the top, hidden ones too, until {@code rows} returns false. */
  public void rows(String sheet, Predicate<Row> rows) {
    String where = place + "!" + sheet;
    try {
      read(sheets.get(sheet), xml -> {
        new SheetXml(where, texts, dates).rows(xml, rows);
        return null;
      });
    } catch (IOException e) {
      throw XlsxException.damaged(where, e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The relations of a part, or of the package for the empty name. */
  private Relations relations(String part) throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    return read(folder + "_rels/" + part.substring(slash) + ".rels", xml -> Relations.read(xml, folder));
  }

  private <T> T read(String part, SheetXml.PartReader<T> reader) throws IOException {
    ZipEntry entry = Optional.ofNullable(parts.get(part))
        .orElseThrow(() -> new XlsxException(place, "damaged workbook: its part " + part + " is missing"));
    long most = Math.max(FREE_BYTES, entry.getCompressedSize() * MOST_INFLATION);
    // Stops a part that inflates out of all proportion, where more is asked for after one byte too many.
    try (InputStream in = BoundedInputStream.builder().setInputStream(zip.getInputStream(entry)).setMaxCount(most + 1)
        .setOnMaxCount((max, count) -> {
          throw new ZipException(part + " inflates to more than " + MOST_INFLATION
              + " times its size, as no spreadsheet does; this looks like a zip bomb");
        }).get()) {
      return SheetXml.read(place + "!" + part, in, reader);
    }
  }
}
