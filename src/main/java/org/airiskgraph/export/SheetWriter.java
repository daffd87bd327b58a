package org.airiskgraph.export;

import com.google.gson.stream.JsonWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.reader.FormulaGuard;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes sheets as an {@code .xlsx} workbook, as CSV or as JSON, row by row, so that memory does not grow with their
 * length. No text becomes a formula.
 */
public final class SheetWriter {
  /** What Excel can hold in a cell. */
  static final int LONGEST_CELL = 32_767;
  private static final String CUT = " […]";
  private static final int ROWS_IN_MEMORY = 200;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** What the XML of a cell cannot hold, or would decode (ECMA-376, part 1, section 22.9.2.19). */
  private static final Pattern ESCAPED = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F]|_(?=x\\p{XDigit}{4}_)");

  private SheetWriter() {}

  /**
   * Writes a workbook: headers bold, frozen and with a filter, texts wrapped, dates as dates, choices as drop-down
   * lists that accept other values after a warning. Texts longer than Excel's limit are cut and end in {@code […]}.
   *
   * @param title in the properties of the file
   * @param out stays open
   */
  public static void xlsx(String title, List<Sheet> sheets, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(CloseShieldOutputStream.wrap(out), "AI Risk Graph", null)) {
      workbook.properties().setTitle(title);
      for (Sheet sheet : sheets) {
        write(sheet, workbook.newWorksheet(sheet.name()));
      }
    }
    out.flush();
  }

  private static void write(Sheet sheet, Worksheet target) throws IOException {
    List<Sheet.Column> columns = sheet.columns();
    target.freezePane(1, 1);
    for (int i = 0; i < columns.size(); i++) {
      target.width(i, columns.get(i).width());
      target.inlineString(0, i, escaped(columns.get(i).name()));
      if (!columns.get(i).choices().isEmpty()) {
        target.range(1, i, Worksheet.MAX_ROWS - 1, i)
            .validateWithListByFormula("\"" + String.join(",", columns.get(i).choices()) + "\"")
            .errorStyle(DataValidationErrorStyle.WARNING).errorTitle(columns.get(i).name())
            .error("Expected " + String.join(", ", columns.get(i).choices()) + ".");
      }
    }
    target.range(0, 0, 0, columns.size() - 1).style().bold().fillColor("DDE6F0").wrapText(true)
        .verticalAlignment("top").set();
    int row = 0;
    for (List<?> cells : sheet.rows()) {
      row++;
      for (int i = 0; i < columns.size(); i++) {
        write(i < cells.size() ? cells.get(i) : null, target, row, i);
      }
      if (row % ROWS_IN_MEMORY == 0) {
        target.flush();
      }
    }
    target.setAutoFilter(0, 0, row, columns.size() - 1);
    target.finish();
  }

  private static void write(Object cell, Worksheet target, int row, int column) {
    var style = target.style(row, column).wrapText(true).verticalAlignment("top");
    if (cell instanceof Number number) {
      target.value(row, column, number);
    } else if (cell instanceof LocalDate date) {
      target.value(row, column, date);
      style.format("yyyy-mm-dd");
    } else if (!text(cell).isEmpty()) {
      String text = text(cell);
      target.inlineString(row, column, escaped(text));
      if (FormulaGuard.isFormula(text)) {
        // Or it would become a formula when a person edits the cell.
        style.format("@");
      }
    }
    style.set();
  }

  private static String text(Object cell) {
    return cell == null ? ""
        : cell instanceof List<?> lines ? lines.stream().map(String::valueOf).collect(Collectors.joining("\n"))
            : cell.toString();
  }

  private static String escaped(String text) {
    String whole = text;
    if (text.length() > LONGEST_CELL) {
      int end = LONGEST_CELL - CUT.length();
      whole = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
    return ESCAPED.matcher(whole).replaceAll(found -> String.format("_x%04X_", (int) found.group().charAt(0)));
  }

  /**
   * Writes one sheet as CSV (RFC 4180) in UTF-8, every cell in quotation marks and guarded by {@link FormulaGuard}.
   *
   * @param mark whether a byte order mark comes first, by which Excel recognizes UTF-8
   * @param out is flushed and stays open
   */
  public static void csv(Sheet sheet, boolean mark, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    if (mark) {
      text.write(BYTE_ORDER_MARK);
    }
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).quoteStrategy(QuoteStrategies.ALWAYS)
        .build(text);
    csv.writeRecord(sheet.header());
    int columns = sheet.columns().size();
    for (List<?> cells : sheet.rows()) {
      String[] row = new String[columns];
      for (int i = 0; i < columns; i++) {
        Object cell = i < cells.size() ? cells.get(i) : null;
        // The sign of a negative number begins no formula.
        row[i] = cell instanceof BigDecimal number ? number.toPlainString()
            : cell instanceof Number ? cell.toString() : FormulaGuard.guard(text(cell));
      }
      csv.writeRecord(row);
    }
    csv.flush();
  }

  /**
   * Writes sheets as one JSON object: for each its name in lower case, with an array of its rows, each an object with
   * a member for every cell that is not empty. Members are called as the columns, in camel case; cells of several
   * lines are arrays.
   *
   * @param out is flushed and stays open
   */
  public static void json(List<Sheet> sheets, OutputStream out) throws IOException {
    JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    json.setHtmlSafe(false);
    json.beginObject();
    for (Sheet sheet : sheets) {
      List<String> keys = sheet.header().stream().map(SheetWriter::key).toList();
      json.name(key(sheet.name())).beginArray();
      for (List<?> cells : sheet.rows()) {
        json.beginObject();
        for (int i = 0; i < Math.min(keys.size(), cells.size()); i++) {
          if (!text(cells.get(i)).isEmpty()) {
            json.name(keys.get(i));
            write(cells.get(i), json);
          }
        }
        json.endObject();
      }
      json.endArray();
    }
    json.endObject();
    json.flush();
  }

  private static void write(Object cell, JsonWriter json) throws IOException {
    if (cell instanceof Number number) {
      json.value(number);
    } else if (cell instanceof List<?> lines) {
      json.beginArray();
      for (Object line : lines) {
        json.value(String.valueOf(line));
      }
      json.endArray();
    } else {
      json.value(cell.toString());
    }
  }

  /** {@code Summary rests on} as {@code summaryRestsOn}. */
  private static String key(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    return words[0] + Arrays.stream(words).skip(1)
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
  }
}
