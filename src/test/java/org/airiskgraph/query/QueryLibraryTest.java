package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLibraryTest {
  private final QueryLibrary library =
      new QueryLibrary(
          Sample.folder(Map.of("zebras.rq", "ASK {}", "apes.rq", "ASK { ?ape ?p ?o }", "notes.txt", "", "readme", "")));

  @Test
  void queriesStandInTheOrderOfTheirNames() {
    assertEquals(List.of("apes", "zebras"), library.all().stream().map(CannedQuery::name).toList());
    assertEquals("ASK {}", library.get("zebras").text());
  }

  @Test
  void unknownNameIsOfferedTheNearest() {
    assertEquals("no canned query zebra; did you mean zebras?", missing(library, "zebra"));
    assertEquals("no canned query giraffes", missing(library, "giraffes"));
    assertEquals("no canned query aps; did you mean apes?", missing(library, "aps"));
    assertEquals("no canned query x", missing(new QueryLibrary(Sample.folder(Map.of())), "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../apes", "queries/apes", "notes.txt", "/"})
  void nameThatIsNoNameOfAQueryIsUnknown(String name) {
    assertTrue(missing(library, name).startsWith("no canned query " + name), name);
  }

  @Test
  void oneFaultyFileDoesNotKeepOthersFromBeingUsed() {
    QueryLibrary one = new QueryLibrary(Sample.folder(Map.of("good.rq", "ASK {}", "bad.rq", "ASK {")));
    assertEquals("good", one.get("good").name());
    assertSame(one.get("good"), one.get("good"));
    String failure = Sample.failure(QueryException.Fault.USAGE, () -> one.get("bad"));
    assertTrue(failure.startsWith("queries/bad.rq:1:5: not SPARQL 1.1: "), failure);
    assertEquals(Map.of("queries/good.rq", "ASK {}", "queries/bad.rq", "ASK {"), one.texts());
  }

  private static String missing(QueryLibrary library, String name) {
    return Sample.failure(QueryException.Fault.NOT_FOUND, () -> library.get(name));
  }

  @Test
  void programCarriesEveryFileOfTheFolderWhole() throws IOException {
    Map<String, String> texts = QueryLibrary.bundled().texts();
    try (Stream<Path> files = Files.list(Path.of("queries"))) {
      assertEquals(
          files.map(Path::toString).filter(file -> file.endsWith(".rq")).collect(Collectors.toCollection(TreeSet::new)),
          texts.keySet());
    }
    for (Map.Entry<String, String> file : texts.entrySet()) {
      assertEquals(Files.readString(Path.of(file.getKey())), file.getValue());
    }
    assertEquals(texts.size(), QueryLibrary.bundled().all().size());
  }

  @Test
  void everyQueryOfTheProgramSaysWhatItAnswersAndWhatItTakes() {
    for (CannedQuery query : QueryLibrary.bundled().all()) {
      assertFalse(query.summary().equals(query.name()), query.name() + " has no summary");
      assertFalse(query.description().isEmpty(), query.name() + " has no description");
      assertTrue(query.parameters().stream().noneMatch(parameter -> parameter.description().isBlank()), query.name());
    }
  }

  /** SPARQLWrapper takes a query whose comments have one of these words for an update, and sends it as one. */
  @Test
  void noHeaderHasAWordThatBeginsAnUpdate() {
    List<String> wrong = QueryLibrary.bundled().all().stream().filter(query -> query.text().lines()
        .anyMatch(line -> line.startsWith("#") && line.toLowerCase(java.util.Locale.ROOT)
            .matches(".*\\b(add|load|move|copy|clear|drop|create|insert|delete)\\b.*")))
        .map(CannedQuery::name).toList();

    assertEquals(List.of(), wrong);
  }
}
