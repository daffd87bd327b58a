package org.airiskgraph.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.reader.BundledFolder;

/** The canned queries by name, in alphabetical order. */
public final class QueryLibrary {
  private final Map<String, CannedQuery> queries;

  private QueryLibrary(Map<String, CannedQuery> queries) {
    this.queries = queries;
  }

  /** The library of these query files: text by file name. */
  public static QueryLibrary of(Map<String, String> files) {
    Map<String, CannedQuery> queries = new TreeMap<>();
    files.forEach((file, text) -> {
      CannedQuery query = CannedQuery.parse(file, text);
      queries.put(query.name(), query);
    });
    return new QueryLibrary(queries);
  }

  /** The files of {@code queries/} that travel inside the program. */
  public static QueryLibrary bundled() {
    return of(texts("queries"));
  }

  /** The texts of the query files in a folder that travels inside the program, by file name; they need not parse. */
  public static Map<String, String> texts(String name) {
    BundledFolder folder = new BundledFolder(name);
    Map<String, String> files = new TreeMap<>();
    try {
      for (String file : folder.files()) {
        if (file.endsWith(".rq")) {
          try (InputStream in = folder.open(file)) {
            files.put(name + "/" + file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  public List<CannedQuery> all() {
    return List.copyOf(queries.values());
  }

  /** The query with this name; the message of a failure offers the nearest one. */
  public CannedQuery get(String name) {
    CannedQuery query = queries.get(name);
    if (query == null) {
      throw new QueryException(QueryException.Fault.NOT_FOUND, "no canned query " + name
          + Suggestions.of(name, queries.keySet()).map(near -> "; did you mean " + near + "?")
              .orElse("; the command queries lists them"));
    }
    return query;
  }
}
