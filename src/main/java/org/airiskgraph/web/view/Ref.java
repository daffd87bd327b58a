package org.airiskgraph.web.view;

import static java.util.Objects.requireNonNull;

/**
 * A link as a page shows it.
 *
 * @param label what it says
 * @param href local path, or an address elsewhere
 * @param note what stands behind it in small letters; may be empty
 */
public record Ref(String label, String href, String note) {
  public Ref {
    requireNonNull(label, "label");
    requireNonNull(href, "href");
    requireNonNull(note, "note");
  }

  public Ref(String label, String href) {
    this(label, href, "");
  }

  public Ref withNote(String words) {
    return new Ref(label, href, words);
  }
}
