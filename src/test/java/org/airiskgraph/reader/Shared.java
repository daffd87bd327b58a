package org.airiskgraph.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The official files, which are no part of the project: in {@code ../shared}, or where {@code -Dshared} says. */
public final class Shared {
  private Shared() {}

  public static Path workbook() {
    return file("ai-risk-repository-v3.xlsx");
  }

  public static Path workbookV4() {
    return file("ai-risk-repository-v4.xlsx");
  }

  public static Path page() {
    return file("page-mit561.txt");
  }

  /** A vocabulary of others, such as {@code airo.ttl}. */
  public static Path vocabulary(String name) {
    return file("open/vocab/" + name);
  }

  private static Path file(String name) {
    Path file = Path.of(System.getProperty("shared", "../shared"), "data", name).normalize();
    Assumptions.assumeTrue(Files.isReadable(file), () -> "needs the official file " + file + ", which is not here");
    return file;
  }
}
