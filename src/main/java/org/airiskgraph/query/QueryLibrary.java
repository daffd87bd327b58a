package org.airiskgraph.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.catalogue.BundledFolder;
import org.apache.commons.text.similarity.LevenshteinDistance;

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
    return of(texts());
  }

  /** Their texts, parsed or not, by file name. */
  public static Map<String, String> texts() {
    BundledFolder folder = new BundledFolder("queries");
    Map<String, String> files = new TreeMap<>();
    try {
      for (String file : folder.files()) {
        if (file.endsWith(".rq")) {
          try (InputStream in = folder.open(file)) {
            files.put("queries/" + file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
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
      LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
      String nearest = queries.keySet().stream()
          .min(Comparator.comparingInt(known -> distance.apply(known, name))).map(n -> "; did you mean " + n + "?")
          .orElse("");
      throw new QueryException(QueryException.Fault.NOT_FOUND, "no canned query " + name + nearest);
    }
    return query;
  }
}
