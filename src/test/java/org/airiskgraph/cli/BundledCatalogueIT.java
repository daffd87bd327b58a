package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that make the graph of the bundled catalogue anew, or its links, which takes seconds each time. */
class BundledCatalogueIT {
  @TempDir private Path folder;

  @Test
  void moreRelatedRisksThanAreKeptAreMade() {
    Cli run = Cli.run("related", "24.03.07", "-k", "40");
    assertTrue(run.out().lines().filter(line -> line.matches(" *\\d+ .*")).count() > 30, run.out());
    Cli five = Cli.run("related", "34.02.00", "-k", "20", "--links", "5");
    assertEquals(5, five.out().lines().filter(line -> line.matches(" *\\d+ .*")).count());
    assertTrue(five.out().endsWith("\nNothing else is close.\n"), five.out());
    assertEquals(five, Cli.run("related", "34.02.00", "--count", "20", "--links-per-risk", "5"));
    assertEquals("No related risks.\n", Cli.run("related", "34.02.00", "--links", "0").out());
    assertEquals(
        "No related risks: no other risk has enough in common with it. A concept that others have too, such as a"
            + " broader one, would connect it.\n",
        Cli.run("related", "59.26.00").out());
  }

  @Test
  void cannedQueriesNeedNoAnswerUnderAnotherBase() {
    Cli run = Cli.run("validate", "--catalogue", "data", "--base", "https://example.org/x/", "--links", "0");

    assertEquals("", run.err());
    assertEquals(0, run.code(), run.out());
  }

  @Test
  void findingsOfTheBundledDataAreLeftOutOnRequest() throws IOException {
    Files.createDirectory(folder.resolve("risks"));
    Files.writeString(folder.resolve("risks/01-doe2024.yaml"), ValidateCommandTest.RISKS);
    Files.writeString(folder.resolve("bibliography.bib"),
        ValidateCommandTest.BIB.replace("  url = {https://example.org/survey}\n", ""));
    Cli run = Cli.run("validate", "--catalogue", folder.toString(), "--new-only");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().endsWith("Left out: 0 findings that the bundled data has too.\n"
        + "Valid: 0 violations, 1 warning.\n"), "own warnings stay: " + run.out());
  }
}
