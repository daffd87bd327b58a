package org.airiskgraph.store.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.Patterns;
import org.airiskgraph.graph.RiskDataset;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot of a catalogue of one source; SnapshotIT does the same with the bundled catalogue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotTest {
  static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  RiskDataset built;
  private byte[] bytes;

  @TempDir private Path directory;

  @BeforeAll
  void buildFromTheFiles() throws IOException {
    built = RiskGraphBuilder.layers(inputs(), IRIS, LinkOptions.standard(), Ontology.read(IRIS));
    bytes = Snapshot.write(built, "abc");
  }

  /** A source of the bundled catalogue whose risks are close enough to be linked. */
  CatalogueInputs inputs() throws IOException {
    Path catalogue = Files.createTempDirectory("one-source");
    for (String file : new String[] {"risks/34-ji2023.yaml", "mitigations.yaml", "bibliography.bib"}) {
      Path copy = catalogue.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of("data").resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return CatalogueInputs.of(catalogue);
  }

  @Test
  void holdsTheGraphThatTheFilesMake() {
    RiskDataset read = Snapshot.read(bytes, "abc").orElseThrow();
    same(built.ontology(), read.ontology());
    same(built.catalogue(), read.catalogue());
    same(built.links(), read.links());
    same(built.notes(), read.notes());
    DatasetGraph dataset = read.toDataset(IRIS);
    assertEquals(built.toDataset(IRIS).getDefaultGraph().size(), dataset.getDefaultGraph().size());
    assertEquals(dataset.getDefaultGraph().size(), dataset.stream().filter(quad -> !quad.isDefaultGraph()).count(),
        "the default graph is the three named graphs, none of which repeats a triple of another");
  }

  @Test
  void holdsTheOntologyThatTheFilesMake() {
    Ontology files = Ontology.read(IRIS);
    Ontology read = Snapshot.readOntology(Snapshot.write(files, "abc"), "abc").orElseThrow();
    same(files.closed(), read.closed());
    same(files.axioms(), read.axioms());
    assertEquals(files.closed().find().toList(), read.closed().find().toList(), "in the same order");
  }

  private static void same(Graph expected, Graph actual) {
    Graph mutable = new GraphMem2Fast();
    expected.find().forEachRemaining(mutable::add);
    assertEquals(expected.size(), mutable.size(), "triples are repeated");
    Patterns.assertSameAnswers(mutable, actual, 6, 11);
    assertEquals(expected.getPrefixMapping().getNsPrefixMap(), actual.getPrefixMapping().getNsPrefixMap());
  }

  @Test
  void ofTheSameFilesHasTheSameBytes() throws IOException {
    assertArrayEquals(bytes, Snapshot.write(
        RiskGraphBuilder.layers(inputs(), IRIS, LinkOptions.standard(), Ontology.read(IRIS)), "abc"));
  }

  @Test
  void ofOtherFilesIsNotRead() {
    assertEquals(Optional.empty(), Snapshot.read(bytes, "abd"));
  }

  @Test
  void damagedOnesAreNotRead() {
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertEquals(Optional.empty(), Snapshot.read(damaged, "abc"));
    }
    for (int length : new int[] {0, 1, 20, 24, 28, 1000, bytes.length - 1}) {
      assertEquals(Optional.empty(), Snapshot.read(java.util.Arrays.copyOf(bytes, length), "abc"));
    }
  }

  @Test
  void digestIsThatOfTheFilesWhetherPackedOrNot() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes/data/risks")).getParent().getParent();
    Files.writeString(classes.resolve("data/risks/a.yaml"), "a: 1");
    Files.writeString(classes.resolve("other.txt"), "left out");
    String digest = new BuildFingerprint(classes).digest();
    Path jar = directory.resolve("program.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("other.txt", "data/risks/a.yaml")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(Files.readAllBytes(classes.resolve(name)));
      }
    }
    assertEquals(digest, new BuildFingerprint(jar).digest());
    Files.writeString(classes.resolve("data/risks/a.yaml"), "a: 2");
    assertNotEquals(digest, new BuildFingerprint(classes).digest(), "contents count");
    Files.writeString(classes.resolve("data/risks/a.yaml"), "a: 1");
    Files.move(classes.resolve("data/risks/a.yaml"), classes.resolve("data/risks/b.yaml"));
    assertNotEquals(digest, new BuildFingerprint(classes).digest(), "names count");
  }

  @Test
  void filesThatAreNotPartOfTheGraphDoNotCountInTheDigest() throws IOException {
    Path classes = directory.resolve("shapes");
    Path core = Files.writeString(Files.createDirectories(classes.resolve("ontology")).resolve("core.ttl"), "x");
    String digest = new BuildFingerprint(classes).digest();
    Files.writeString(core.resolveSibling("shapes.ttl"), "x");
    assertEquals(digest, new BuildFingerprint(classes).digest());
    Files.writeString(core, "y");
    assertNotEquals(digest, new BuildFingerprint(classes).digest());
  }

  @Test
  void layersAreKeptWhereOnlyAQueryHasChangedAndNothingIsDamaged() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("program"));
    for (String folder : List.of("data", "queries")) {
      Files.writeString(Files.createDirectories(classes.resolve(folder)).resolve("a"), "first");
    }
    assertEquals(Optional.empty(), Snapshot.ofOtherQueries(classes, Snapshot.digest(classes)), "nothing was compiled");
    Snapshot.compile(Ontology.read(IRIS), built, classes, Snapshot.digest(classes));
    Files.writeString(classes.resolve("queries/a"), "second");
    Files.writeString(classes.resolve("queries/b"), "another");
    assertEquals(built.links().size(),
        Snapshot.ofOtherQueries(classes, Snapshot.digest(classes)).orElseThrow().links().size());
    Files.writeString(classes.resolve("data/a"), "second");
    assertEquals(Optional.empty(), Snapshot.ofOtherQueries(classes, Snapshot.digest(classes)), "the data has changed");
    Files.writeString(classes.resolve("data/a"), "first");
    Path file = classes.resolve(Snapshot.GRAPH);
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length - 1] ^= 1;
    Files.write(file, damaged);
    assertEquals(Optional.empty(), Snapshot.ofOtherQueries(classes, Snapshot.digest(classes)), "the file is damaged");
    Files.writeString(file, "x");
    assertEquals(Optional.empty(), Snapshot.ofOtherQueries(classes, Snapshot.digest(classes)),
        "the file is something else");
  }
}
