package org.airiskgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Patterns;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TdbStoreIT {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  @TempDir private Path directory;

  private static DatasetGraph data(String word) {
    DatasetGraph data = DatasetGraphFactory.createGeneral();
    RDFParser.fromString("""
        PREFIX : <http://x/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        :a :p "%s"@en, 0.5, "7"^^xsd:positiveInteger, true, "2019"^^xsd:gYear .
        GRAPH :g { :a :p "%s"@en, 0.5, "7"^^xsd:positiveInteger, true, "2019"^^xsd:gYear }
        """.formatted(word, word), Lang.TRIG).parse(data);
    return data;
  }

  private static Supplier<DatasetGraph> never() {
    return () -> {
      throw new AssertionError("built again");
    };
  }

  private static String word(DatasetGraph dataset) {
    try (QueryExecution query = QueryExecutionFactory.create(
        "SELECT ?w { GRAPH <http://x/g> { ?s ?p ?w } ?s ?p ?w FILTER(LANG(?w) = 'en') }",
        DatasetFactory.wrap(dataset))) {
      return Txn.calculateRead(dataset, () -> query.execSelect().next().getLiteral("w").getString());
    }
  }

  @Test
  void answersWhatWasPutInWithinAndOutsideOfTransactions() throws IOException {
    DatasetGraph data = data("word");
    try (TdbStore store = TdbStore.open(directory, "d1", () -> data)) {
      DatasetGraph stored = store.dataset();
      Patterns.assertSameAnswers(copy(data.getDefaultGraph()), stored.getDefaultGraph(), 5, 1);
      Txn.executeRead(stored,
          () -> Patterns.assertSameAnswers(copy(data.getDefaultGraph()), stored.getDefaultGraph(), 5, 1));
      assertEquals("word", word(stored));
      assertEquals(List.of("http://x/g"), Txn.calculateRead(stored,
          () -> Stream.generate(stored.listGraphNodes()::next).limit(1).map(Object::toString).toList()));
    }
  }

  private static Graph copy(Graph graph) {
    Graph copy = new GraphMem2Fast();
    graph.find().forEachRemaining(copy::add);
    return copy;
  }

  @Test
  void isOpenedAsItIsWhileItsInputsAreTheSame() throws IOException {
    TdbStore.open(directory, "d1", () -> data("one")).close();
    try (TdbStore again = TdbStore.open(directory, "d1", never())) {
      assertEquals("one", word(again.dataset()));
    }
  }

  @Test
  void isMadeAgainWhenItsInputsAreOthersAndTheOldOneGoes() throws IOException {
    TdbStore.open(directory, "d1", () -> data("one")).close();
    try (TdbStore changed = TdbStore.open(directory, "d2", () -> data("two"))) {
      assertEquals("two", word(changed.dataset()));
    }
    assertEquals(List.of("graph-d2", "in-use"), names());
  }

  @Test
  void aBuildThatFailsLeavesTheOldOneWhole() throws IOException {
    TdbStore.open(directory, "d1", () -> data("one")).close();
    assertThrows(IllegalStateException.class, () -> TdbStore.open(directory, "d2", () -> {
      throw new IllegalStateException("stopped");
    }));
    try (TdbStore old = TdbStore.open(directory, "d1", never())) {
      assertEquals("one", word(old.dataset()));
    }
  }

  @Test
  void fullDiskIsNamed() {
    // What Java throws when it writes to a mapped file for which there is no room.
    String message = assertThrows(InputException.class, () -> TdbStore.open(directory, "d1", () -> {
      throw new InternalError("a fault occurred in a recent unsafe memory access operation in compiled Java code");
    })).getMessage();
    assertEquals(directory + ": cannot be used as a store: no space left on its disk", message);
  }

  @Test
  void whatAKilledBuildLeftIsClearedAway() throws IOException {
    Files.createDirectories(directory.resolve("building-1/Data-0001"));
    Files.writeString(directory.resolve("building-1/Data-0001/SPO.dat"), "half");
    TdbStore.open(directory, "d1", () -> data("one")).close();
    assertEquals(List.of("graph-d1", "in-use"), names());
  }

  @Test
  void whatAKilledBuildLeftIsClearedAwayBeforeTheNextBuild() throws IOException {
    Files.createDirectories(directory.resolve("building-1/Data-0001"));
    assertThrows(IllegalStateException.class,
        () -> TdbStore.open(directory, "d1", () -> new DatasetGraphWrapper(data("one")) {
          @Override
          public Stream<Quad> stream() {
            throw new IllegalStateException("the disk is full");
          }
        }));
    assertFalse(names().contains("building-1"), names().toString());
  }

  @Test
  void aBuildThatFindsTheDiskFullNamesTheCauseAndLeavesTheStoreAsItWas() throws IOException {
    TdbStore.open(directory, "d1", () -> data("one")).close();
    String message = assertThrows(InputException.class,
        () -> TdbStore.open(directory, "d2", () -> new DatasetGraphWrapper(data("two")) {
          @Override
          public Stream<Quad> stream() {
            return Stream.concat(super.stream(), Stream.of(1).map(one -> {
              throw new RuntimeIOException(new IOException("No space left on device"));
            }));
          }
        })).getMessage();
    assertEquals(directory + ": cannot be used as a store: No space left on device", message);
    assertEquals(List.of("graph-d1", "in-use"), names());
    TdbStore.open(directory, "d1", never()).close();
  }

  @Test
  void aStoreWithAFileMissingOrCutIsMadeAgain() throws IOException {
    TdbStore.open(directory, "d1", () -> data("one")).close();
    Path files = directory.resolve("graph-d1/Data-0001");
    Files.delete(files.resolve("SPO.dat"));
    try (TdbStore again = TdbStore.open(directory, "d1", () -> data("two"))) {
      assertEquals("two", word(again.dataset()));
    }
    Files.write(files.resolve("nodes-data.obj"), new byte[3]);
    try (TdbStore again = TdbStore.open(directory, "d1", () -> data("three"))) {
      assertEquals("three", word(again.dataset()));
    }
  }

  @Test
  void aSecondUserIsToldSo() throws IOException {
    try (TdbStore first = TdbStore.open(directory, "d1", () -> data("one"))) {
      String message = assertThrows(InputException.class, () -> TdbStore.open(directory, "d1", never())).getMessage();
      assertTrue(message.contains(directory.toString()) && message.contains("another process"), message);
      assertEquals("one", word(first.dataset()));
    }
  }

  @Test
  void aDirectoryWithOtherThingsIsLeftAlone() throws IOException {
    Files.writeString(directory.resolve("thesis.tex"), "mine");
    String message = assertThrows(InputException.class,
        () -> TdbStore.open(directory, "d1", never())).getMessage();
    assertTrue(message.contains("thesis.tex"), message);
    assertEquals(List.of("thesis.tex"), names());
    String file = assertThrows(InputException.class,
        () -> TdbStore.open(directory.resolve("thesis.tex"), "d1", never())).getMessage();
    assertTrue(file.contains("found a file"), file);
  }

  @Test
  void everyInputCountsInTheDigest() throws IOException {
    Path risks = Files.createDirectories(directory.resolve("c/risks"));
    Files.writeString(risks.resolve("01-a.yaml"), "a");
    Path page = Files.writeString(directory.resolve("page.txt"), "text");
    CatalogueInputs inputs = new CatalogueInputs(CatalogueInputs.of(directory.resolve("c")).catalogue(),
        List.of(page.toString()), List.of(page));
    String digest = InputFingerprint.of(inputs, IRIS, LinkOptions.standard());
    assertEquals(digest, InputFingerprint.of(inputs, IRIS, LinkOptions.standard()));
    assertNotEquals(digest, InputFingerprint.of(inputs, IRIS, LinkOptions.none()));
    assertNotEquals(digest, InputFingerprint.of(inputs, new IriFactory("https://x/"), LinkOptions.standard()));
    assertNotEquals(digest, InputFingerprint
        .of(new CatalogueInputs(Optional.empty(), inputs.workbooks(), inputs.pages()), IRIS, LinkOptions.standard()));
    Files.writeString(risks.resolve("01-a.yaml"), "b");
    assertNotEquals(digest, InputFingerprint.of(inputs, IRIS, LinkOptions.standard()));
    Files.writeString(risks.resolve("01-a.yaml"), "a");
    Path concepts = Files.writeString(directory.resolve("c/concepts.ttl"), "# none\n");
    assertNotEquals(digest, InputFingerprint.of(inputs, IRIS, LinkOptions.standard()));
    Files.delete(concepts);
    assertEquals(digest, InputFingerprint.of(inputs, IRIS, LinkOptions.standard()));
    Files.writeString(page, "texts");
    assertNotEquals(digest, InputFingerprint.of(inputs, IRIS, LinkOptions.standard()));
    Files.delete(page);
    assertTrue(assertThrows(InputException.class, () -> InputFingerprint.of(inputs, IRIS, LinkOptions.standard()))
        .getMessage().contains("page.txt"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
