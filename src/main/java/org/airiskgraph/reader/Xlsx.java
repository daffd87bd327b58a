package org.airiskgraph.reader;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The sheets of an {@code .xlsx} file, read row by row straight from its XML (<a
 * href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376</a>, part 1,
 * section 18): no row is held after it was handed on, only the table of shared texts is.
 *
 * <p>Errors name the file, and below it the sheet, row and column. What a hostile file could use to take all
 * memory is bounded: document types, inflation, the length of a cell, the number of columns.
 */
final class Xlsx implements Closeable {
  /** A part may inflate to this without question. */
  private static final long FREE_BYTES = 16L << 20;

  /** Beyond that, spreadsheets stay far below this many bytes for each compressed one; zip bombs do not. */
  private static final long MOST_INFLATION = 100;

  private final String place;
  private final ZipFile zip;
  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final List<String> texts;

  private Xlsx(String place, ZipFile zip) throws IOException {
    this.place = place;
    this.zip = zip;
    String workbook = relations("").target("/officeDocument")
        .orElseThrow(() -> new InputException(place, "found a ZIP archive without a workbook in it, expected .xlsx"));
    Relations relations = relations(workbook);
    read(workbook,
        xml -> SheetXml.sheets(xml, (name, id) -> relations.target(id).ifPresent(part -> sheets.put(name, part))));
    Optional<String> shared = relations.target("/sharedStrings");
    texts = shared.isPresent() ? read(shared.get(), SheetXml::texts) : List.of();
  }

  /** Opens {@code file}; {@code place} stands for it in messages. */
  static Xlsx open(String place, Path file) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new InputException(place, "damaged or not an .xlsx workbook: " + InputException.reason(e), e);
    }
    try {
      return new Xlsx(place, zip);
    } catch (IOException | RuntimeException e) {
      try {
        zip.close();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e instanceof InputException known ? known : damaged(place, e);
    }
  }

  /** Names of the sheets, in their order. */
  List<String> sheets() {
    return List.copyOf(sheets.keySet());
  }

  /** Hands on the rows of {@code sheet} from the top, hidden ones too, until one is answered with false. */
  void rows(String sheet, Predicate<SheetXml.Row> rows) {
    String where = place + "!" + sheet;
    try {
      read(sheets.get(sheet), xml -> {
        new SheetXml(where, texts).rows(xml, rows);
        return null;
      });
    } catch (IOException e) {
      throw damaged(where, e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static InputException damaged(String place, Exception cause) {
    return new InputException(place, "damaged workbook: " + InputException.reason(cause), cause);
  }

  /** The relations of a part, or of the package for the empty name. */
  private Relations relations(String part) throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    return read(folder + "_rels/" + part.substring(slash) + ".rels", xml -> Relations.read(xml, folder));
  }

  private <T> T read(String part, SheetXml.Reading<T> reading) throws IOException {
    ZipEntry entry = Optional.ofNullable(zip.getEntry(part))
        .orElseThrow(() -> new InputException(place, "damaged workbook: its part " + part + " is missing"));
    try (InputStream in = new Inflation(zip.getInputStream(entry), part, entry.getCompressedSize())) {
      return SheetXml.read(place + "!" + part, in, reading);
    }
  }

  /** Stops a part that inflates out of all proportion. */
  private static final class Inflation extends FilterInputStream {
    private final String part;
    private final long most;
    private long count;

    Inflation(InputStream in, String part, long compressed) {
      super(in);
      this.part = part;
      this.most = Math.max(FREE_BYTES, compressed * MOST_INFLATION);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = in.read(buffer, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws IOException {
      count += bytes;
      if (count > most) {
        throw new ZipException(part + " inflates to more than " + MOST_INFLATION
            + " times its size, as no spreadsheet does; this looks like a zip bomb");
      }
    }
  }
}
