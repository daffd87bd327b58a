package org.airiskgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.RiskDataset;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.store.snapshot.Snapshot;

/**
 * Compiles the bundled catalogue into the class directory, as the build's last step before packaging.
 *
 * <p>A fault in the catalogue or the ontology is printed and leaves the snapshot out, so that the program that
 * finds such faults can still be built.
 */
public final class SnapshotCompiler {
  private SnapshotCompiler() {}

  /** Takes the class directory. */
  public static void main(String[] args) throws IOException {
    Path classes = Path.of(args[0]);
    String digest = Snapshot.digest(classes);
    if (!Snapshot.isCurrent(classes, digest)) {
      compile(classes, digest);
    }
    giveEveryoneTheSameModes(classes);
  }

  private static void compile(Path classes, String digest) throws IOException {
    IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);
    try {
      Ontology ontology = Ontology.read(iris);
      RiskDataset layers = Snapshot.ofOtherQueries(classes, digest).map(last -> with(ontology, last)).orElseGet(
          () -> RiskGraphBuilder.layers(CatalogueInputs.bundled(), iris, LinkOptions.standard(), ontology));
      Snapshot.compile(ontology, layers, classes, digest);
    } catch (InputException e) {
      Snapshot.delete(classes);
      System.err.println("airisk: " + e.getMessage()
          + "; built without the ready-made graph, run \"airisk validate\" for all findings");
    }
  }

  private static RiskDataset with(Ontology ontology, RiskDataset last) {
    return new RiskDataset(Snapshot.copyOf(ontology.closed()), last.catalogue(), last.links(), last.notes(),
        last.crosswalk());
  }

  /** The jar keeps the modes of files, so another umask would give another jar. */
  private static void giveEveryoneTheSameModes(Path classes) throws IOException {
    if (!classes.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(file,
            PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }
}
