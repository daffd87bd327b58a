package org.airiskgraph.server.page;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.reader.Directory;
import org.apache.jena.query.QueryCancelledException;

/**
 * The templates of all pages: those compiled into the program, or the files of a folder, so that who edits them sees
 * each saved change at the next request. For the latter the class path needs jte's compiler, which is not delivered.
 */
final class Templates {
  /** The system property with the folder of templates under edit. */
  static final String EDITED = "airisk.templates";

  private final TemplateEngine engine;
  private final boolean edited;

  /** @param folder the templates under edit, if any */
  Templates(Optional<Path> folder) {
    edited = folder.isPresent();
    engine = folder.map(files -> TemplateEngine.create(new Folder(files), Path.of("target", "edited-pages"),
        ContentType.Html, Templates.class.getClassLoader()))
        .orElseGet(() -> TemplateEngine.createPrecompiled(ContentType.Html));
    engine.setTrimControlStructures(true);
  }

  /** Whether a page may be other at the next request. */
  boolean areEdited() {
    return edited;
  }

  /**
   * Fills the template {@code name} with values by parameter.
   *
   * @throws QueryCancelledException if the time of the request ends while the view reads the graph
   */
  void render(String name, Map<String, Object> values, TemplateOutput out) {
    try {
      engine.render(name + ".jte", values, out);
    } catch (TemplateException e) {
      if (e.getCause() instanceof QueryCancelledException timeout) {
        throw timeout;
      }
      throw e;
    }
  }

  private record Folder(Path folder) implements CodeResolver {
    @Override
    public String resolve(String name) {
      if (!Files.exists(folder.resolve(name))) {
        return null;
      }
      try (InputStream in = new Directory(folder).open(name)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public long getLastModified(String name) {
      return folder.resolve(name).toFile().lastModified();
    }
  }
}
