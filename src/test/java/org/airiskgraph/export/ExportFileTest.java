package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportFileTest {
  private static final byte[] NEW = "new\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void nameEndingInGzIsCompressed() throws IOException {
    Path file = folder.resolve("r.nt.gz");
    ExportFile.write(file, out -> out.write(NEW));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertArrayEquals(NEW, in.readAllBytes());
    }
  }

  @Test
  void existingFileKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("r.nt"), "old");
    Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "needs POSIX permissions");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    ExportFile.write(file, out -> out.write(NEW));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertArrayEquals(NEW, Files.readAllBytes(file));
  }

  @Test
  void newFileHasThePermissionsOfAnyOther() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "");
    Assumptions.assumeTrue(Files.getFileStore(other).supportsFileAttributeView("posix"), "needs POSIX permissions");
    ExportFile.write(folder.resolve("r.nt"), out -> out.write(NEW));
    assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(folder.resolve("r.nt")));
  }

  @Test
  void symbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
    Path target = Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("r.nt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.nt"), Path.of("real/r.nt"));
    ExportFile.write(link, out -> out.write(NEW));
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(NEW, Files.readAllBytes(target));
  }

  @Test
  void linkToAFileThatDoesNotExistMakesIt() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.nt"), Path.of("r.nt"));
    ExportFile.write(link, out -> out.write(NEW));
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(NEW, Files.readAllBytes(folder.resolve("r.nt")));
  }

  @Test
  void pipeIsWrittenToAndStays() throws Exception {
    Path pipe = special("mkfifo", folder.resolve("pipe").toString());
    CompletableFuture<byte[]> reader = CompletableFuture.supplyAsync(() -> {
      try {
        return Files.readAllBytes(pipe);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    ExportFile.write(pipe, out -> out.write(NEW));
    assertArrayEquals(NEW, reader.get(60, TimeUnit.SECONDS));
    assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
  }

  @Test
  void deviceIsWrittenToAndStays() throws Exception {
    Path device = special("mknod", folder.resolve("null").toString(), "c", "1", "3");
    try {
      Files.newOutputStream(device).close();
    } catch (IOException e) {
      Assumptions.abort("devices cannot be opened here: " + e);
    }
    ExportFile.write(device, out -> out.write(NEW));
    assertTrue(Files.exists(device) && !Files.isRegularFile(device));
    assertEquals(0, Files.size(device));
  }

  private Path special(String... command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
        .start().waitFor();
    Assumptions.assumeTrue(exit == 0, () -> "needs the right to run " + command[0]);
    return Path.of(command[1]);
  }

  @Test
  void leftoversOfKilledProcessesAreDeletedAndThoseOfLivingOnesStay() throws IOException {
    Path dead = Files.writeString(folder.resolve(".r.nt.999999999.part"), "half");
    Path living = Files.writeString(folder.resolve(".r.nt.1.part"), "half");
    Path other = Files.writeString(folder.resolve(".s.nt.999999999.part"), "half");
    ExportFile.write(folder.resolve("r.nt"), out -> out.write(NEW));
    assertFalse(Files.exists(dead));
    assertTrue(Files.exists(living) && Files.exists(other));
  }

  @Test
  void failureKeepsTheOldFileAndNamesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("r.nt"), "old");
    List<Exception> failures = List.of(new IOException("disk full"),
        new UncheckedIOException(new IOException("disk full")), new RuntimeIOException(new IOException("disk full")));
    for (Exception failure : failures) {
      FileSystemException thrown = assertThrows(FileSystemException.class, () -> ExportFile.write(file, out -> {
        out.write(NEW);
        if (failure instanceof RuntimeException unchecked) {
          throw unchecked;
        }
        throw (IOException) failure;
      }));
      assertEquals(file + ": disk full", thrown.getMessage());
      assertEquals("old", Files.readString(file));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void directoryIsRefused() {
    assertEquals(folder + ": found a directory, expected a file",
        assertThrows(IllegalArgumentException.class, () -> ExportFile.write(folder, out -> {
        })).getMessage());
  }
}
