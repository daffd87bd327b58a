package org.airiskgraph.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is handed on: the jar, the libraries it runs on, and what is said of both. */
class DeliveryIT {
  private static final Path TARGET = Path.of("target");
  private static final Path BILL = TARGET.resolve("airisk.cdx.json");

  /** Files of the manifest's class path, each {@code lib/name-version.jar}. */
  private static List<String> libraries;
  /** Name of a library without version, and the licences the notice puts it under. */
  private static Map<String, Set<String>> notice;

  @BeforeAll
  static void read() throws IOException {
    try (JarFile jar = new JarFile(TARGET.resolve("airisk.jar").toFile())) {
      assertNotNull(jar.getEntry("META-INF/LICENSE"), "the jar holds its licence");
      libraries = List.of(jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" "));
      try (InputStream in = jar.getInputStream(jar.getJarEntry("META-INF/NOTICE"))) {
        notice = notice(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** Names are set in below the line of their licences. */
  private static Map<String, Set<String>> notice(String text) {
    Map<String, Set<String>> named = new TreeMap<>();
    String licences = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("  ")) {
        named.put(line.strip(), Set.of(licences.split(" OR ")));
      } else {
        licences = line;
      }
    }
    return named;
  }

  @Test
  void everyLibraryOfTheClassPathIsThere() {
    assertEquals(List.of(),
        libraries.stream().filter(library -> !Files.isRegularFile(TARGET.resolve(library))).toList());
  }

  @Test
  void theNoticeNamesEachLibraryAndNoOther() {
    Set<String> delivered = libraries.stream().map(DeliveryIT::name).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(delivered, new TreeSet<>(notice.keySet()), "mend src/main/resources/META-INF/NOTICE");
  }

  @Test
  void entriesOfTheJarHaveTheSameTimeAndModesWhoeverBuiltIt() throws IOException {
    Set<String> stamps = new TreeSet<>();
    try (
        FileSystem jar =
            FileSystems.newFileSystem(TARGET.resolve("airisk.jar"), Map.of("enablePosixFileAttributes", "true"));
        Stream<Path> entries = Files.walk(jar.getPath("/"))) {
      for (Path entry : entries.filter(path -> path.getNameCount() > 0).toList()) {
        PosixFileAttributes attributes = Files.readAttributes(entry, PosixFileAttributes.class);
        stamps.add(
            (attributes.isDirectory() ? "folder " : "file ") + PosixFilePermissions.toString(attributes.permissions()));
        stamps.add("written " + attributes.lastModifiedTime());
      }
      // Maven's own files keep the modes of the builder's disk, which a umask such as this one's may hide.
      assertFalse(Files.exists(jar.getPath("/META-INF/maven")));
    }
    assertEquals(3, stamps.size(), stamps.toString());
    assertTrue(stamps.containsAll(Set.of("folder rwxr-xr-x", "file rw-r--r--")), stamps.toString());
  }

  private static String name(String library) {
    return library.replaceFirst("^lib/", "").replaceFirst("-\\d.*", "");
  }

  @Test
  void nothingOfTheTestsIsDelivered() {
    List<String> strangers = libraries.stream()
        .filter(name -> name.matches(".*(junit|owlapi|selenium|guava|hermit|shiro).*")).toList();
    assertEquals(List.of(), strangers);
  }

  @Test
  void theBillOfMaterialsIsThatOfTheClassPathWithTheLicencesOfTheNotice() throws IOException, NoSuchAlgorithmException {
    assumeTrue(Files.isRegularFile(BILL), "Maven writes no bill of materials while it is offline");
    assumeTrue(
        !Files.getLastModifiedTime(BILL).toInstant()
            .isBefore(Files.getLastModifiedTime(Path.of("pom.xml")).toInstant()),
        "the bill of materials is of an older pom.xml");
    Set<String> billed = new TreeSet<>();
    for (JsonValue value : JSON.parse(Files.readString(BILL)).get("components").getAsArray()) {
      JsonObject part = value.getAsObject();
      String name = part.getString("name");
      String file = "lib/" + name + "-" + part.getString("version") + ".jar";
      billed.add(file);
      assertEquals(sha256(part), HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(TARGET.resolve(file)))), file);
      Set<String> stated = part.get("licenses").getAsArray().stream().map(DeliveryIT::licence)
          .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(stated, new TreeSet<>(notice.get(name)), name);
    }
    assertEquals(new TreeSet<>(libraries), billed);
  }

  private static String sha256(JsonObject part) {
    return part.get("hashes").getAsArray().stream().map(JsonValue::getAsObject)
        .filter(hash -> hash.getString("alg").equals("SHA-256"))
        .map(hash -> hash.getString("content")).findFirst().orElseThrow();
  }

  /**
   * The SPDX identifier; for a name alone the one that it means. The plugin takes JLine's "The BSD License" for
   * the one with four clauses, but the address beside it is that of the one with three; so is the Go License.
   */
  private static String licence(JsonValue value) {
    JsonObject licence = value.getAsObject().get("license").getAsObject();
    String stated = licence.hasKey("id") ? licence.getString("id") : licence.getString("name");
    return stated.startsWith("GNU General Public License, version 2 with the GNU Classpath")
        ? "GPL-2.0-with-classpath-exception"
        : Set.of("BSD-4-Clause", "Go License").contains(stated) ? "BSD-3-Clause" : stated;
  }

  @Test
  void licencesLetTheProgramBePassedOn() {
    Set<String> free = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "CC0-1.0");
    List<String> others =
        notice.entrySet().stream().filter(named -> named.getValue().stream().noneMatch(free::contains))
            .map(Map.Entry::toString).toList();
    assertEquals(List.of(), others);
    assertFalse(notice.isEmpty(), "the notice was read");
  }
}
