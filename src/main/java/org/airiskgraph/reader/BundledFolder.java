package org.airiskgraph.reader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder that travels inside the program, in its jar or, while it is developed, in its class directory.
 *
 * @param name path of the folder from the program's root, {@code "data"}
 */
public record BundledFolder(String name) implements CatalogueDirectoryReader.Folder {

  @Override
  public List<String> files() throws IOException {
    try {
      Path program = Path.of(BundledFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(program)) {
        return new Directory(program.resolve(name)).files();
      }
      try (FileSystem jar = FileSystems.newFileSystem(program, Map.of())) {
        return new Directory(jar.getPath("/" + name)).files();
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  @Override
  public InputStream open(String file) throws IOException {
    InputStream in = BundledFolder.class.getResourceAsStream("/" + name + "/" + file);
    if (in == null) {
      throw new FileNotFoundException(name + "/" + file);
    }
    return in;
  }
}
