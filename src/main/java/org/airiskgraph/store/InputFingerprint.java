package org.airiskgraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.store.snapshot.Snapshot;

/** A digest of all that a graph is built from: the program, the content of every input, and the options. */
final class InputFingerprint {
  private InputFingerprint() {}

  /** 64 hexadecimal digits. Workbooks on the web count by their address, since only reading them would tell more. */
  static String of(CatalogueInputs inputs, IriFactory iris, LinkOptions links) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      text(out, Snapshot.programDigest());
      text(out, iris.base() + " " + links.perRisk() + " " + links.least());
      for (RecordComponent input : CatalogueInputs.class.getRecordComponents()) {
        text(out, input.getName());
        add(out, input.getAccessor().invoke(inputs));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchFileException e) {
      throw new InputException(e.getMessage(), "no such file", e);
    } catch (IOException e) {
      throw InputException.unreadable("the inputs", e);
    } catch (NoSuchAlgorithmException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds an input of any sort; a sort not known here fails, so that a new one cannot be left out of the digest. */
  private static void add(OutputStream out, Object input) throws IOException {
    if (input instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        add(out, optional.get());
      }
    } else if (input instanceof List<?> list) {
      text(out, String.valueOf(list.size()));
      for (Object element : list) {
        add(out, element);
      }
    } else if (input instanceof CatalogueDirectoryReader.Folder folder) {
      folder(out, folder);
    } else if (input instanceof String || input instanceof Path) {
      file(out, input.toString());
    } else if (!(input instanceof Consumer<?>)) {
      // A consumer takes warnings, on which the graph does not depend.
      throw new IllegalStateException("no fingerprint of an input of " + input.getClass());
    }
  }

  private static void folder(OutputStream out, CatalogueDirectoryReader.Folder folder) throws IOException {
    text(out, folder.name());
    if (folder instanceof BundledFolder) {
      return; // part of the program
    }
    for (String name : folder.files()) {
      text(out, name);
      try (InputStream in = folder.open(name)) {
        text(out, String.valueOf(in.transferTo(out)));
      }
    }
  }

  private static void file(OutputStream out, String name) throws IOException {
    if (name.matches("(?i)https?://.*")) {
      text(out, name);
    } else {
      text(out, String.valueOf(Files.copy(Path.of(name), out)));
    }
  }

  /** Ended by a zero, which no text holds, so that two texts never read as another two. */
  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }
}
