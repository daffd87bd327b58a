package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A change log in the format of keepachangelog.com.
 *
 * @param releases newest first
 */
public record ChangeLog(List<Release> releases) {
  /** A version with its date or state, and its changes under headings such as "Added". */
  public record Release(String title, List<Part> parts) {}

  /** Changes of one type; their Markdown is kept, but for line breaks. */
  public record Part(String title, List<String> changes) {}

  /** The text of a change in pieces, of which every second is code. */
  public static List<String> pieces(String change) {
    return List.of(change.split("`", -1));
  }

  /** Reads level-2 headings as releases, level-3 headings as parts, and list items; skips all other lines. */
  public static ChangeLog of(String markdown) {
    List<Release> releases = new ArrayList<>();
    for (String line : markdown.lines().toList()) {
      List<Part> parts = releases.isEmpty() ? List.of() : releases.get(releases.size() - 1).parts();
      List<String> changes = parts.isEmpty() ? new ArrayList<>() : parts.get(parts.size() - 1).changes();
      if (line.startsWith("## ")) {
        releases.add(new Release(line.substring(3), new ArrayList<>()));
      } else if (line.startsWith("### ") && !releases.isEmpty()) {
        parts.add(new Part(line.substring(4), new ArrayList<>()));
      } else if (line.startsWith("- ")) {
        changes.add(line.substring(2));
      } else if (line.startsWith("  ") && !changes.isEmpty()) {
        changes.set(changes.size() - 1, changes.get(changes.size() - 1) + " " + line.strip());
      }
    }
    return new ChangeLog(releases);
  }
}
