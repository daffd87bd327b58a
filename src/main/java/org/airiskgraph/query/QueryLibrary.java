package org.airiskgraph.query;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader.Folder;

/** The query files of a folder, each read and parsed when it is first asked for. Safe for use by several threads. */
public final class QueryLibrary {
  private static final String SUFFIX = ".rq";
  private static final Pattern NAME = Pattern.compile("[\\w.-]+");

  private final Folder folder;
  private final Map<String, CannedQuery> parsed = new ConcurrentHashMap<>();

  /** The files {@code *.rq} of {@code folder}. */
  public QueryLibrary(Folder folder) {
    this.folder = folder;
  }

  /** The canned queries of the program. */
  public static QueryLibrary bundled() {
    return new QueryLibrary(new BundledFolder("queries"));
  }

  /** All queries in alphabetical order of their names. */
  public List<CannedQuery> all() {
    return names().stream().map(this::get).toList();
  }

  /** The query with this name; if there is none, the message suggests the nearest one. */
  public CannedQuery get(String name) {
    try {
      if (NAME.matcher(name).matches()) {
        return parsed.computeIfAbsent(name, key -> CannedQuery.parse(path(key + SUFFIX), read(key + SUFFIX)));
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof FileNotFoundException)) {
        throw e;
      }
    }
    throw QueryException.notFound("no canned query " + name
        + Suggestions.of(name, names()).map(near -> "; did you mean " + near + "?").orElse(""));
  }

  /** The texts of the files by path, in alphabetical order; they need not be valid queries. */
  public Map<String, String> texts() {
    return names().stream().map(name -> name + SUFFIX)
        .collect(Collectors.toMap(this::path, this::read, (a, b) -> a, TreeMap::new));
  }

  private List<String> names() {
    try {
      return folder.files().stream().filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String path(String file) {
    return folder.name() + "/" + file;
  }

  private String read(String file) {
    try {
      return folder.text(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
