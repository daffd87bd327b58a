package org.airiskgraph.reader;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The header of a query file: its first lines that begin with {@code #+}, in YAML. The keys summary, description and
 * tags are those of <a href="https://github.com/CLARIAH/grlc#decorator-syntax">grlc</a>; {@code queries/README.md}
 * describes all.
 *
 * @param summary one line
 * @param description what the query returns and in which order
 * @param tags topics, to group queries in lists
 * @param parameters each a mapping from a name to a description, if the header is right
 */
public record QueryHeader(Optional<String> summary, Optional<String> description, List<String> tags,
    List<YamlNode> parameters) {
  private static final Set<String> KEYS = Set.of("summary", "description", "tags", "parameters");

  /** Reads the header of {@code text}; {@code faults} receives its faults with {@code file}, line and column. */
  public static QueryHeader of(String file, String text, Consumer<InputException> faults) {
    Map<String, YamlNode> fields = fields(file, text, faults);
    return new QueryHeader(Optional.ofNullable(fields.get("summary")).map(YamlNode::text),
        Optional.ofNullable(fields.get("description")).map(YamlNode::text),
        Optional.ofNullable(fields.get("tags")).map(YamlNode::texts).orElse(List.of()),
        Optional.ofNullable(fields.get("parameters")).map(YamlNode::items).orElse(List.of()));
  }

  private static Map<String, YamlNode> fields(String file, String text, Consumer<InputException> faults) {
    // Blanks for the marks and empty lines for other lines keep the places as they are in the file.
    String yaml = text.lines().takeWhile(line -> line.isBlank() || line.startsWith("#"))
        .map(line -> line.startsWith("#+") ? "  " + line.substring(2) : "").collect(Collectors.joining("\n"));
    if (yaml.isBlank()) {
      return Map.of();
    }
    try {
      YamlNode root =
          YamlNode.read(file, new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), faults);
      Map<String, YamlNode> fields = root.openFields("lines such as \"#+ summary: …\"");
      // Other keys belong to grlc and its like, unless they look like one of these.
      root.names().stream().filter(key -> !KEYS.contains(key.text())).forEach(key -> YamlNode.nearest(key.text(), KEYS)
          .filter(near -> !fields.containsKey(near)).ifPresent(near -> key
              .fault("found the key " + InputException.quote(key.text()) + "; did you mean " + near + "?")));
      return fields;
    } catch (InputException e) {
      faults.accept(e);
      return Map.of();
    }
  }
}
