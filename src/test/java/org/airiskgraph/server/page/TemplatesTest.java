package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
  private static final String HEAD =
      "@param org.airiskgraph.server.view.Texts texts\n@param String page\n@template.part(text = page)\n";

  @TempDir Path folder;

  @Test
  void savedChangeOfATemplateOrOfOneThatItUsesShowsAtTheNextRequest() throws IOException {
    write("greeting.jte", HEAD + "!", 0);
    write("part.jte", "@param String text\nHello ${text}", 0);
    Templates templates = new Templates(Optional.of(folder));
    assertTrue(templates.areEdited());
    assertEquals("Hello you!", rendered(templates));
    write("greeting.jte", HEAD + "?", 1);
    assertEquals("Hello you?", rendered(templates));
    write("part.jte", "@param String text\nGood morning ${text}", 2);
    assertEquals("Good morning you?", rendered(templates));
  }

  @Test
  void programRendersThoseThatItWasBuiltWith() {
    assertFalse(new Templates(Optional.empty()).areEdited());
  }

  @Test
  void requestWhoseTimeEndsInATemplateIsNoFaultOfTheTemplate() throws IOException {
    write("slow.jte", "@param java.util.function.Supplier<String> page\n${page.get()}", 0);
    Templates templates = new Templates(Optional.of(folder));
    assertThrows(QueryCancelledException.class, () -> render(templates, new QueryCancelledException()));
    assertThrows(TemplateException.class, () -> render(templates, new IllegalStateException()));
  }

  private static void render(Templates templates, RuntimeException failure) {
    Supplier<String> view = () -> {
      throw failure;
    };
    templates.render("slow", Map.of("page", view), new StringOutput());
  }

  private static String rendered(Templates templates) {
    StringOutput out = new StringOutput();
    templates.render("greeting", Map.of("page", "you"), out);
    return out.toString().replace("\n", "");
  }

  /** Writes a file at a time of its own, since the clock of a disk may be coarse. */
  private void write(String file, String text, int minute) throws IOException {
    Files.writeString(folder.resolve(file), text);
    Files.setLastModifiedTime(folder.resolve(file), FileTime.from(Instant.EPOCH.plusSeconds(60L * (minute + 1))));
  }
}
