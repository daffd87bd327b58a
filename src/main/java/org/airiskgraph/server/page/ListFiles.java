package org.airiskgraph.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.Reference;
import org.airiskgraph.query.ReferenceFormat;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.ResultWriter;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.graph.Node;

/** Lists and references as files: by suffix, {@code /domain/7.csv}, or by media type. */
public final class ListFiles {
  /** The parameter for a CSV file that begins with a byte order mark. */
  static final String MARK = "bom";
  /** The parameter for the list that a CSV file holds, where there are several. */
  static final String SHEET = "list";

  private ListFiles() {}

  /** Media types of lists for programs. */
  static List<String> mediaTypes() {
    return Stream.of(ResultFormat.CSV, ResultFormat.XLSX).map(format -> format.mediaTypes().get(0)).toList();
  }

  /** Media types of references. */
  static List<String> referenceMediaTypes() {
    return Stream.of(ReferenceFormat.values()).map(ReferenceFormat::mediaType).toList();
  }

  /** The format for lists that {@code path} ends in, or that the client chose. */
  static Optional<ResultFormat> format(String path, String mediaType) {
    return ResultFormat.ofFile(path)
        .or(() -> ResultFormat.forLists().stream().filter(format -> format.mediaTypes().contains(mediaType))
            .findFirst())
        .filter(ResultFormat.forLists()::contains);
  }

  /** The format for references that {@code path} ends in, or that the client chose. */
  static Optional<ReferenceFormat> references(String path, String mediaType) {
    return ReferenceFormat.ofFile(path).or(
        () -> Stream.of(ReferenceFormat.values()).filter(format -> format.mediaType().equals(mediaType)).findFirst());
  }

  /** The path without the suffix of a list or of references. */
  static String stem(String path) {
    Optional<String> suffix = ResultFormat.ofFile(path).filter(ResultFormat.forLists()::contains)
        .map(ResultFormat::suffix).or(() -> ReferenceFormat.ofFile(path).map(ReferenceFormat::suffix));
    return suffix.map(ending -> path.substring(0, path.length() - ending.length() - 1)).orElse(path);
  }

  /** The sheets as a file; CSV holds the one that the parameter names, or else the first. */
  static PageResponse file(Texts texts, String name, List<Sheet> sheets, ResultFormat format, PageRequest request)
      throws IOException {
    List<Sheet> chosen = sheets;
    String wanted = request.parameter(SHEET);
    if (!wanted.isEmpty()) {
      chosen = sheets.stream().filter(sheet -> sheet.name().equalsIgnoreCase(wanted)).toList();
    }
    if (chosen.isEmpty()) {
      throw new QueryException(wanted.isEmpty() ? QueryException.Fault.NOT_FOUND : QueryException.Fault.USAGE,
          wanted.isEmpty() ? texts.get("error.no-list")
              : texts.get("error.expected-one", SHEET, wanted,
                  String.join(", ", sheets.stream().map(sheet -> sheet.name().toLowerCase(Locale.ROOT)).toList())));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultWriter.write(name, chosen, format, !request.parameter(MARK).isEmpty(), out);
    String type = format == ResultFormat.JSON ? PageServlet.JSON : format.mediaTypes().get(0);
    return PageResponse.of(type.startsWith("text/") ? type + ";charset=utf-8" : type, out.toByteArray())
        .asFile(fileName(name, format.suffix()));
  }

  /** References as a file. */
  static PageResponse file(Texts texts, String name, GraphReader reader, List<Node> works, ReferenceFormat format) {
    if (works.isEmpty()) {
      throw QueryException.notFound(texts.get("error.no-work"));
    }
    String text = format.write(works.stream().map(work -> Reference.of(reader, work)).toList());
    return PageResponse
        .of(format.mediaType() + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        .asFile(fileName(name, format.suffix()));
  }

  /** The name of a format; a workbook is no abbreviation. */
  static String title(Texts texts, ResultFormat format) {
    return format == ResultFormat.XLSX ? texts.get("shared.excel-workbook") : format.title();
  }

  private static String fileName(String name, String suffix) {
    return "airiskgraph-" + name.replaceAll("[^A-Za-z0-9.-]+", "-") + "." + suffix;
  }

  /**
   * Links to the files of a page.
   *
   * @param texts the texts of the interface
   * @param path of the page
   * @param query what follows the question mark; may be empty
   * @param hasReferences whether there are references too
   */
  public static List<Hyperlink> links(Texts texts, String path, String query, boolean hasReferences) {
    String after = query.isEmpty() ? "" : "?" + query;
    List<Hyperlink> links = new ArrayList<>();
    ResultFormat.forLists()
        .forEach(format -> links.add(new Hyperlink(title(texts, format), path + "." + format.suffix() + after)));
    links.add(1,
        new Hyperlink(texts.get("shared.csv-for-spreadsheets"),
            path + ".csv?" + (query.isEmpty() ? "" : query + "&") + MARK + "=1"));
    if (hasReferences) {
      for (ReferenceFormat format : ReferenceFormat.values()) {
        links.add(new Hyperlink(format.title(), path + "." + format.suffix()));
      }
    }
    return links;
  }
}
