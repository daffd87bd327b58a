package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A catalogue folder on disk.
 *
 * @param path an existing directory
 */
public record Directory(Path path) implements CatalogueDirectoryReader.Folder {
  public Directory {
    if (!Files.isDirectory(path)) {
      throw new InputException(path.toString(), "no such directory; expected one with risks/*.yaml");
    }
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(path, 3)) {
      return files.filter(Files::isRegularFile).map(file -> path.relativize(file).toString().replace('\\', '/'))
          .sorted().toList();
    }
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(path.resolve(file));
  }
}
