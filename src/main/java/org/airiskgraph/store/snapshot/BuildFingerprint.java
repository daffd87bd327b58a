package org.airiskgraph.store.snapshot;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;
import org.apache.commons.io.FileUtils;

/**
 * What the program is made of, as far as the graph depends on it: its classes, ontology, queries and the bundled
 * catalogue, in a jar or, while it is developed, in a class directory.
 *
 * @param place the jar or directory
 */
record BuildFingerprint(Path place) {
  private static final String QUERIES = "queries/";
  private static final List<String> FOLDERS = List.of("data/", "ontology/", QUERIES, "org/airiskgraph/");

  /** Files in there that are not part of the graph; a change of one must not have it made anew. */
  private static final List<String> OTHERS = List.of("data/README.md", "data/profiles.yaml", "ontology/README.md",
      "ontology/catalog-v001.xml", "ontology/context.jsonld", "ontology/shapes.ttl");

  /** Those of the running program. */
  public static BuildFingerprint running() {
    try {
      return new BuildFingerprint(
          Path.of(BuildFingerprint.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A digest of names and contents, the same for a directory and for a jar packed from it: a part for all but the
   * canned queries, a blank, and a part for these. A jar's own checksums stand for its contents, so no file is read;
   * and a checksum stands for them all, because it tells what was built at another time, and who would forge one could
   * as well forge what it stands for.
   */
  public String digest() throws IOException {
    Map<Boolean, List<String>> lines = (Files.isDirectory(place) ? inDirectory() : inJar()).stream()
        .collect(Collectors.partitioningBy(line -> line.startsWith(QUERIES)));
    return checksum(lines.get(false)) + " " + checksum(lines.get(true));
  }

  private static String checksum(List<String> lines) {
    CRC32C checksum = new CRC32C();
    checksum.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return lines.size() + "-" + Long.toHexString(checksum.getValue());
  }

  private List<String> inJar() throws IOException {
    try (ZipFile jar = new ZipFile(place.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory() && counts(entry.getName()))
          .map(entry -> line(entry.getName(), entry.getSize(), entry.getCrc())).sorted().toList();
    }
  }

  private List<String> inDirectory() throws IOException {
    List<String> lines = new ArrayList<>();
    for (File file : FileUtils.listFiles(place.toFile(), null, true)) {
      String name = place.relativize(file.toPath()).toString().replace('\\', '/');
      if (counts(name)) {
        lines.add(line(name, file.length(), FileUtils.checksumCRC32(file)));
      }
    }
    Collections.sort(lines);
    return lines;
  }

  private static boolean counts(String name) {
    return FOLDERS.stream().anyMatch(name::startsWith) && !OTHERS.contains(name);
  }

  private static String line(String name, long size, long checksum) {
    return name + " " + size + " " + checksum;
  }
}
