package org.airiskgraph.server.view;

/**
 * A link on a page.
 *
 * @param label its text
 * @param href local path, or an address elsewhere; empty for text alone
 * @param note a remark after it in small letters; may be empty
 */
public record Hyperlink(String label, String href, String note) {
  public Hyperlink(String label, String href) {
    this(label, href, "");
  }

  public Hyperlink withNote(String words) {
    return new Hyperlink(label, href, words);
  }
}
