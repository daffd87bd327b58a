package org.airiskgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.snapshot.Snapshot;

/** The build's last step before packing: compiles the bundled catalogue into the class directory. */
public final class SnapshotCompiler {
  private SnapshotCompiler() {}

  /** Takes the class directory. */
  public static void main(String[] args) throws IOException {
    Path classes = Path.of(args[0]);
    IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);
    Ontology ontology = Ontology.read(iris);
    Snapshot.compile(ontology,
        RiskGraphBuilder.layers(CatalogueInputs.bundled(), iris, LinkOptions.standard(), ontology), classes);
    giveEveryoneTheSameModes(classes);
  }

  /** The jar keeps the modes of files, so the umask of whoever builds it would make it another jar. */
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
