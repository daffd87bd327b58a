package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.reader.TestWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The program when the system fails it, or ends it. {@code -Dairisk.kills=500} kills more often. */
@Tag("waiting")
@Execution(ExecutionMode.CONCURRENT)
class FaultsIT {
  private static final int KILLS = Integer.getInteger("airisk.kills", 24);
  private static final int RISKS = 2000;

  @TempDir Path folder;
  private Program program;
  private Path workbook;

  @BeforeEach
  void writeAWorkbook() throws IOException {
    program = new Program(folder);
    // Enough of it that writing takes a while.
    String rows = IntStream.range(0, RISKS)
        .mapToObj(i -> String.format("%02d.%02d.%02d|Risk Category|Risk %d||Words|||||||7.2 > x",
            1 + i / 1000, i / 100 % 10, i % 100, i))
        .collect(Collectors.joining("\n"));
    workbook = TestWorkbook.of(rows).csv(folder.resolve("w.csv"));
  }

  private List<String> convert(Path file) {
    return Program.java("convert", "-o", file.toString(), "--no-catalogue", "--links", "0", "--workbook",
        workbook.toString());
  }

  @Test
  void killedWhileWritingTheOldFileStaysWholeAndNothingIsLeftBehind() throws IOException, InterruptedException {
    Path reference = folder.resolve("reference.nt");
    assertEquals(0, program.run(Map.of(), convert(reference)).code());
    byte[] expected = Files.readAllBytes(reference);
    byte[] old = "<urn:old> <urn:old> <urn:old> .\n".getBytes();
    Path file = folder.resolve("out.nt");
    Random random = new Random(17);
    int begun = 0;
    for (int i = 0; i < KILLS || begun < 3; i++) {
      assertTrue(i < 100, "never seen while writing");
      Files.write(file, old);
      Process process = program.start(Map.of(), convert(file), folder.resolve("k.out"), folder.resolve("k.err"));
      Path part = folder.resolve(".out.nt." + process.pid() + ".part");
      // Mostly while the file is written.
      while (process.isAlive() && !Files.exists(part) && i % 4 > 0) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(50));
      Program.kill(process);
      begun += Files.exists(part) ? 1 : 0;
      byte[] found = Files.readAllBytes(file);
      assertTrue(java.util.Arrays.equals(found, old) || java.util.Arrays.equals(found, expected),
          "a half-written file after kill " + i);
    }
    assertTrue(parts().size() <= 1, "leftovers pile up: " + parts());
    assertEquals(0, program.run(Map.of(), convert(file)).code());
    assertEquals(-1, java.util.Arrays.mismatch(expected, Files.readAllBytes(file)));
    assertEquals(List.of(), parts());
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  @Test
  void interruptedWhileWritingNothingIsLeftBehindAndTheOldFileStays() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("out.nt"), "old");
    int begun = 0;
    for (int i = 0; begun < 3; i++) {
      assertTrue(i < 100, "never seen while writing");
      Process process = program.start(Map.of(), convert(file), folder.resolve("k.out"), folder.resolve("k.err"));
      while (process.isAlive() && parts().isEmpty()) {
        Thread.sleep(2);
      }
      begun += parts().isEmpty() ? 0 : 1;
      program.run(Map.of(), List.of("kill", "-INT", String.valueOf(process.pid())));
      process.waitFor();
      assertEquals(List.of(), parts());
      assertTrue(process.exitValue() == 0 || Files.readString(file).equals("old") || i > 0);
    }
  }

  @Test
  void workOfALivingProcessIsLeftAlone() throws IOException, InterruptedException {
    Path living = Files.writeString(folder.resolve(".out.nt." + ProcessHandle.current().pid() + ".part"), "mine");
    Path other = Files.writeString(folder.resolve(".other.nt.999999999.part"), "somebody's");
    assertEquals(0, program.run(Map.of(), convert(folder.resolve("out.nt"))).code());
    assertTrue(Files.exists(living) && Files.exists(other));
  }

  @Test
  void fullDiskIsOneLineAndLeavesTheOldFile() throws IOException, InterruptedException {
    Path disk = mount("size=64k");
    try {
      Path file = Files.writeString(disk.resolve("out.nt"), "old");
      assertEquals("airisk: " + file + ": No space left on device.", program.run(Map.of(), convert(file)).failure(2));
      assertEquals("old", Files.readString(file));
      try (Stream<Path> files = Files.list(disk)) {
        assertEquals(1, files.count());
      }
      Cli again = program.run(Map.of(), List.of("mount", "-o", "remount,ro", disk.toString()));
      assertEquals(0, again.code(), again.err());
      assertEquals("airisk: " + file + ": Read-only file system.", program.run(Map.of(), convert(file)).failure(2));
    } finally {
      program.run(Map.of(), List.of("umount", disk.toString()));
    }
  }

  @Test
  void fullDiskUnderAStoreIsOneLineAndLeavesNoPartOfIt() throws IOException, InterruptedException {
    Path disk = mount("size=20m");
    try {
      Path store = disk.resolve("store");
      Cli run = program.run(Map.of(), Program.java("serve", "--port", "0", "--tdb", store.toString()));
      assertEquals("airisk: " + store + ": cannot be used as a store: No space left on device.", run.failure(2));
      try (Stream<Path> files = Files.list(store)) {
        assertEquals(List.of(store.resolve("in-use")), files.toList());
      }
    } finally {
      program.run(Map.of(), List.of("umount", disk.toString()));
    }
  }

  private Path mount(String options) throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/mount")), "needs mount");
    Assumptions.assumeTrue(
        program.run(Map.of(), List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString())).code() == 0,
        "needs the right to mount a small disk");
    return disk;
  }

  @Test
  void directoryThatMayNotBeWrittenIsNamed() throws IOException, InterruptedException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Assumptions.assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked),
        "the superuser may write anywhere");
    assertEquals("airisk: " + locked.resolve("out.nt") + ": permission denied.",
        program.run(Map.of(), convert(locked.resolve("out.nt"))).failure(2));
  }

  @Test
  void fileThatMayNotBeReadIsNamed() throws IOException, InterruptedException {
    Assumptions.assumeTrue(workbook.toFile().setReadable(false) && !Files.isReadable(workbook),
        "the superuser may read anything");
    assertEquals("airisk: " + workbook + ": permission denied; expected a readable workbook in .xlsx or .csv.",
        program.run(Map.of(), convert(folder.resolve("out.nt"))).failure(2));
  }

  @Test
  void standardOutputThatCannotBeWrittenIsAFailure() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    Cli run = shell("'airisk' queries > /dev/full");
    assertEquals("airisk: standard output: No space left on device.", run.failure(2));
  }

  @Test
  void redirectedInputMayBeNamedAsAFile() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/stdin")), "needs /dev/stdin");
    Files.writeString(folder.resolve("register.csv"), "risk,owner\ndeceptive alignment,me\n");
    Cli run = shell("'airisk' match /dev/stdin < '" + folder.resolve("register.csv") + "'");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("deceptive alignment"), run.out());
  }

  @Test
  void readerThatGoesAwayEndsTheProgramQuietly() throws IOException, InterruptedException {
    Cli queries = shell("{ 'airisk' queries; echo $? >&2; } | head -n 1");
    assertEquals("0\n", queries.err());
    assertEquals(1, queries.out().lines().count());
    Cli graph = shell("{ 'airisk' convert -o - --format nt --no-catalogue --links 0 --workbook '" + workbook
        + "'; echo $? >&2; } | head -n 1");
    assertEquals("0\n", graph.err());
  }

  @Test
  void textIsUtf8WhateverTheLocale() throws IOException, InterruptedException {
    Path catalogue = Files.createDirectories(folder.resolve("catalogue/risks")).getParent();
    for (String file : List.of("bibliography.bib", "mitigations.yaml", "risks/90-example2020.yaml")) {
      Files.writeString(catalogue.resolve(file),
          Files.readString(Path.of("src/test/resources/records/one-source/catalogue", file))
              .replace("Example2020", "Gipiškis2024"));
    }
    Cli run = program.run(Map.of("LC_ALL", "C", "LANG", "C"),
        Program.java("stats", "--links", "0", "--catalogue", catalogue.toString()));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("Gipiškis2024"), "š");
  }

  @Test
  void nothingIsColouredOrBrokenIntoLinesInAPipe() throws IOException, InterruptedException {
    Cli run = program.run(Map.of("COLUMNS", "40"), Program.java("show", "mit561"));
    assertFalse(run.out().contains("\u001b"), run.out());
    assertTrue(run.out().lines().anyMatch(line -> line.length() > 150), run.out());
  }

  /** A shell command in which {@code 'airisk'} is the program. */
  private Cli shell(String command) throws IOException, InterruptedException {
    String java = String.join(" ", Program.java().stream().map(word -> "\"" + word + "\"").toList());
    return program.run(Map.of(), List.of("sh", "-c", command.replace("'airisk'", java)));
  }
}
