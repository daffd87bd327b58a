package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.airiskgraph.reader.TestWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String OLD = """
      34.01.00|Risk Category|Kept||As it was||4||2 - AI|1 - Intentional|3 - Other|7.2 > x
      34.02.00|Risk Category|Old name||Words of old||5-6||2 - AI|1 - Intentional|3 - Other|7.2 > x
      34.02.01|Risk Sub-Category|Old name|Recoded|||||1 - Human|1 - Intentional|3 - Other|7.2 > x
      34.03.00|Risk Category|Gone||||||2 - AI|1 - Intentional|3 - Other|7.2 > x
      """;
  private static final String NEW = """
      34.01.00|Risk Category|Kept||As it was||4||2 - AI|1 - Intentional|3 - Other|7.2 > x
      34.02.00|Risk Category|New name||New words||6||2 - AI|1 - Intentional|3 - Other|7.2 > x
      34.02.01|Risk Sub-Category|New name|Recoded|||||2 - AI|1 - Intentional|3 - Other|7.3 > x
      34.02.01.a|Additional evidence|New name|Recoded||A passage
      35.01.00|Risk Category|Added||||||2 - AI|1 - Intentional|3 - Other|7.2 > x
      """;

  @TempDir Path folder;

  @Test
  void addedRemovedRecodedRewordedAndMovedRecordsAreListed() throws IOException {
    String old = TestWorkbook.of(OLD).csv(folder.resolve("old.csv")).toString();
    String now = TestWorkbook.of(NEW).xlsx(folder.resolve("new.xlsx")).toString();
    Cli run = Cli.run("diff", old, now, "--format", "csv");
    assertEquals(0, run.code(), run.err());
    assertEquals(List.of("change,record,id,name,field,before,after",
        "added,source,35,Document 35,,,",
        "removed,risk,34.03.00,Gone,,,",
        "reworded,risk,34.02.00,New name,name,Old name,New name",
        "reworded,risk,34.02.00,New name,wording,Words of old,New words",
        "moved,risk,34.02.00,New name,page,5-6,6",
        "recoded,risk,34.02.01,Recoded,subdomain,7.2,7.3",
        "recoded,risk,34.02.01,Recoded,entity,human,ai",
        "added,risk,35.01.00,Added,,,",
        "added,evidence,34.02.01.a,,,,"), run.out().replace("\"\"", "").lines().toList());
    Cli table = Cli.run("diff", old, now);
    assertTrue(
        table.out().endsWith("evidence added: 1, risk added: 1, risk moved: 1, risk recoded: 2, risk removed: 1, "
            + "risk reworded: 2, source added: 1\n"),
        table.out());
    assertTrue(Cli.run("diff", old, now, "--format", "json").out().contains("\"before\""));
  }

  @Test
  void workbookDoesNotDifferFromItself() throws IOException {
    String file = TestWorkbook.of(OLD).csv(folder.resolve("old.csv")).toString();
    assertEquals("No differences.\n", Cli.run("diff", file, file).out());
    assertEquals("No differences.\n", Cli.run("diff", "bundled", "bundled").out());
  }

  @Test
  void descriptionThatOnlyOneWorkbookHasIsReworded() throws IOException {
    String old = TestWorkbook.of(OLD).csv(folder.resolve("old.csv")).toString();
    String now = TestWorkbook.of(OLD.replace("As it was", "-")).csv(folder.resolve("new.csv")).toString();
    Cli run = Cli.run("diff", old, now, "--format", "csv");
    assertTrue(run.out().contains("reworded,risk,34.01.00,Kept,wording,As it was,"), run.out());
  }

  @Test
  void missingFileIsRefusedInOneLine() {
    assertTrue(Cli.run("diff", "bundled", folder + "/none.xlsx").failure(2).contains("none.xlsx: no such file"));
  }
}
