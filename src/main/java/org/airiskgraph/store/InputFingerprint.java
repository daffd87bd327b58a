package org.airiskgraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.store.snapshot.Snapshot;

/** Says in one number what a graph is made from: the program, its inputs to the last byte, and the options. */
final class InputFingerprint {
  private InputFingerprint() {}

  /** 64 hexadecimal digits. Workbooks on the web count by their address, since only reading them would tell more. */
  static String of(CatalogueInputs inputs, IriFactory iris, LinkOptions links) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      text(out, Snapshot.programDigest());
      text(out, iris.base() + " " + links.perRisk());
      if (inputs.catalogue().isPresent()) {
        folder(out, inputs.catalogue().get());
      }
      for (String workbook : inputs.workbooks()) {
        text(out, "workbook");
        file(out, workbook);
      }
      for (Path page : inputs.pages()) {
        text(out, "page");
        file(out, page.toString());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchFileException e) {
      throw new InputException(e.getMessage(), "no such file", e);
    } catch (IOException e) {
      throw new InputException("the inputs", "cannot be read: " + InputException.reason(e), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
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
