package org.airiskgraph.reader;

import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML node that knows where it stands, so that every complaint about it names file, line and column.
 *
 * <p>Scalars are read as the text that stands in the file: {@code 7.10} is not turned into a number.
 */
public final class YamlNode {
  private final String file;
  private final Node node;

  private YamlNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** The one document in {@code in}, which the caller closes. */
  public static YamlNode read(String file, InputStream in) {
    try {
      // Nodes are taken uncomposed into Java objects, so aliases are never expanded.
      return new Compose(LoadSettings.builder().setLabel(file).build()).composeInputStream(in)
          .map(node -> new YamlNode(file, node))
          .orElseThrow(() -> new InputException(file, "found an empty file, expected a YAML mapping"));
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(m -> place(file, m.getLine(), m.getColumn())).orElse(file);
      throw new InputException(place, "not YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new InputException(file, "found bytes that are not UTF-8; save the file in UTF-8", e);
      }
      throw new InputException(file, "not YAML: " + InputException.reason(e), e);
    } catch (IndexOutOfBoundsException e) {
      // The parser itself fails on some texts that end in the middle of a block.
      throw new InputException(file, "not YAML: it ends too early", e);
    } catch (StackOverflowError e) {
      throw new InputException(file, "found lists or mappings nested without end, expected a few levels", e);
    }
  }

  /** The fields of a mapping, none twice and none outside {@code known}. */
  public Map<String, YamlNode> fields(Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a mapping with the fields " + list(known));
    }
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = new YamlNode(file, tuple.getKeyNode());
      String name = key.text();
      if (!known.contains(name)) {
        throw key.wrong("one of the fields " + list(known));
      }
      if (fields.put(name, new YamlNode(file, tuple.getValueNode())) != null) {
        throw key.error("the field " + name + " stands here for the second time; expected it once");
      }
    }
    return fields;
  }

  /** The fields of a mapping whose names are not ours to restrict; of two with one name, the last. */
  Map<String, YamlNode> openFields() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a mapping");
    }
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    mapping.getValue().forEach(tuple -> fields.put(new YamlNode(file, tuple.getKeyNode()).text(),
        new YamlNode(file, tuple.getValueNode())));
    return fields;
  }

  /** The items of a sequence. */
  public List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list");
    }
    List<YamlNode> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(new YamlNode(file, item)));
    return items;
  }

  /** The items of a sequence of texts. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  public boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** Whether nothing stands here. */
  boolean isBlank() {
    return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  /** A scalar's text, stripped and not empty. */
  public String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw wrong("a text");
  }

  /** The field, or a complaint at the place of this mapping. */
  public YamlNode required(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name)).orElseThrow(() -> error("the field " + name + " is missing"));
  }

  /** A complaint that names what was found here and what was expected. */
  public InputException wrong(String expected) {
    String found = describe();
    return error("found " + found + ", expected " + expected);
  }

  /** A complaint at this place. */
  public InputException error(String problem) {
    return new InputException(
        node.getStartMark().map(m -> place(file, m.getLine(), m.getColumn())).orElse(file), problem);
  }

  private String describe() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().isBlank() ? "nothing" : InputException.quote(scalar.getValue());
    }
    return node instanceof MappingNode ? "a mapping" : "a list";
  }

  private static String list(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static String place(String file, int line, int column) {
    return file + ":" + (line + 1) + ":" + (column + 1);
  }
}
