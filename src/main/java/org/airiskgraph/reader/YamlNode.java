package org.airiskgraph.reader;

import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
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
 * <p>A fault goes to the consumer of the file or {@link #record record} that the node is in. If that does not throw,
 * reading goes on with an empty text or list, so that one round shows all faults.
 *
 * <p>Scalars are read as the text that stands in the file: {@code 7.10} is not turned into a number.
 */
public final class YamlNode {
  /** What to do about an id that stands twice in a file. */
  static final String ONCE = "ids are used once";

  private final String file;
  private final Optional<Node> node;
  private final Consumer<InputException> faults;

  private YamlNode(String file, Optional<Node> node, Consumer<InputException> faults) {
    this.file = file;
    this.node = node;
    this.faults = faults;
  }

  /** The one document in {@code in}, which the caller closes; the first fault in it is thrown. */
  public static YamlNode read(String file, InputStream in) {
    return read(file, in, fault -> {
      throw fault;
    });
  }

  /**
   * The one document in {@code in}, which the caller closes.
   *
   * @param faults receives the faults outside its records
   * @throws InputException if it is not YAML
   */
  public static YamlNode read(String file, InputStream in, Consumer<InputException> faults) {
    try {
      // Nodes are taken uncomposed into Java objects, so aliases are never expanded.
      return new Compose(LoadSettings.builder().setLabel(file).build()).composeInputStream(in)
          .map(node -> new YamlNode(file, Optional.of(node), faults))
          .orElseThrow(() -> new InputException(file, "found an empty file, expected a YAML mapping"));
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(m -> place(file, m.getLine(), m.getColumn())).orElse(file);
      throw new InputException(place, "not YAML: " + problem(e), e);
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

  /** The parser's words, and what to do about the fault that people make most. */
  private static String problem(MarkedYamlEngineException e) {
    return e.getProblem() + (e.getProblem().startsWith("mapping values are not allowed")
        ? "; put a text that has a colon and a blank in it into quotation marks"
        : "");
  }

  /** What {@code reader} makes of this record, if that finds no fault; {@code each} receives all that it finds. */
  <T> Optional<T> record(Function<YamlNode, T> reader, Consumer<InputException> each) {
    List<InputException> found = new ArrayList<>();
    T value = withFaults(reader, found::add);
    found.forEach(each);
    return found.isEmpty() ? Optional.of(value) : Optional.empty();
  }

  /** What {@code reader} makes of this record, in spite of the faults that {@code each} receives. */
  <T> T withFaults(Function<YamlNode, T> reader, Consumer<InputException> each) {
    return reader.apply(new YamlNode(file, node, each));
  }

  /** The fields of a mapping, none twice and none outside {@code known}; a misspelled one stands for the one meant. */
  public Map<String, YamlNode> fields(Set<String> known) {
    if (!(orNull() instanceof MappingNode mapping)) {
      refuse("a mapping with the fields " + list(known));
      return known.stream().collect(Collectors.toMap(name -> name, name -> absent()));
    }
    Set<String> names = mapping.getValue().stream().map(tuple -> at(tuple.getKeyNode()))
        .filter(YamlNode::isScalar).map(YamlNode::text).collect(Collectors.toSet());
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = at(tuple.getKeyNode());
      String name = key.text();
      if (known.contains(name)) {
        YamlNode first = fields.put(name, at(tuple.getValueNode()));
        if (first != null) {
          key.fault("the field " + name + " stands already " + key.seen(first.place()) + "; expected it once");
        }
      } else if (!name.isEmpty()) {
        Optional<String> meant = nearest(name, known).filter(near -> !names.contains(near));
        key.refuse("one of the fields " + list(known) + meant.map(near -> "; did you mean " + near + "?").orElse(""));
        meant.ifPresent(near -> fields.putIfAbsent(near, at(tuple.getValueNode())));
      }
    }
    return fields;
  }

  /** The fields of a mapping whose names are not ours to restrict; of two with one name, the last. */
  Map<String, YamlNode> openFields() {
    return openFields("a mapping");
  }

  /** The same; what was expected is for the complaint about something else than a mapping, which is thrown. */
  public Map<String, YamlNode> openFields(String expected) {
    if (!(orNull() instanceof MappingNode mapping)) {
      throw wrong(expected);
    }
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    mapping.getValue().forEach(tuple -> fields.put(at(tuple.getKeyNode()).text(), at(tuple.getValueNode())));
    return fields;
  }

  /** The names of the fields of a mapping. */
  public List<YamlNode> names() {
    return orNull() instanceof MappingNode mapping
        ? mapping.getValue().stream().map(tuple -> at(tuple.getKeyNode())).toList() : List.of();
  }

  /** The items of a sequence. */
  public List<YamlNode> items() {
    if (!(orNull() instanceof SequenceNode sequence)) {
      refuse("a list");
      return List.of();
    }
    return sequence.getValue().stream().map(this::at).toList();
  }

  /** The items of a sequence of texts. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  public boolean isMapping() {
    return orNull() instanceof MappingNode;
  }

  public boolean isScalar() {
    return orNull() instanceof ScalarNode;
  }

  /** The text of a scalar, or the texts of a sequence with bars between them; empty if there is neither. */
  String joined() {
    return isBlank() ? "" : isScalar() ? text()
        : orNull() instanceof SequenceNode ? String.join("|", texts()) : "";
  }

  /** Whether nothing stands here. */
  boolean isBlank() {
    return orNull() instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  /** A scalar's text, stripped; empty only after a fault. */
  public String text() {
    if (orNull() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    refuse("a text");
    return "";
  }

  /** A scalar's text, for which {@code right} holds unless there is a fault. */
  String text(Predicate<String> right, String expected) {
    String text = text();
    if (!text.isEmpty() && !right.test(text)) {
      refuse(expected);
    }
    return text;
  }

  /** A scalar's text, which has this shape unless there is a fault. */
  String text(Pattern shape, String expected) {
    return text(shape.asMatchPredicate(), expected);
  }

  /** The value that a scalar's text names; {@code otherwise} only after a fault. */
  <T> T value(Function<String, Optional<T>> values, String expected, T otherwise) {
    String text = text(name -> values.apply(name).isPresent(), expected);
    return values.apply(text).orElse(otherwise);
  }

  /** The field; if it is missing, a fault at the place of this mapping, and a node that has no further faults. */
  public YamlNode required(Map<String, YamlNode> fields, String name) {
    if (!fields.containsKey(name)) {
      fault("the field " + name + " is missing");
    }
    return fields.getOrDefault(name, absent());
  }

  /** Complains that what stands here is not what was expected. */
  public void refuse(String expected) {
    node.ifPresent(present -> faults.accept(wrong(expected)));
  }

  /** Complains about what stands here. */
  public void fault(String problem) {
    node.ifPresent(present -> faults.accept(error(problem)));
  }

  /**
   * Adds the id of a record of this kind to {@code places}, which has the place of each; complains if it is among them.
   */
  void once(String kind, String id, Map<String, String> places, String advice) {
    String first = id.isEmpty() ? null : places.putIfAbsent(id, place());
    if (first != null) {
      fault("the " + kind + " " + id + " stands already " + seen(first) + "; " + advice);
    }
  }

  /** An earlier place as it is called from here: by its line, or by its file if that is another. */
  private String seen(String place) {
    return place.startsWith(file + ":") ? "on line " + place.substring(file.length() + 1).replaceFirst(":.*", "")
        : "in " + place.substring(place.lastIndexOf('/') + 1);
  }

  /** A complaint that names what was found here and what was expected. */
  public InputException wrong(String expected) {
    String found = describe();
    return error("found " + found + ", expected " + expected);
  }

  /** A complaint at this place. */
  public InputException error(String problem) {
    return new InputException(place(), problem);
  }

  private String place() {
    return node.flatMap(Node::getStartMark).map(m -> place(file, m.getLine(), m.getColumn())).orElse(file);
  }

  private String describe() {
    if (orNull() instanceof ScalarNode scalar) {
      return scalar.getValue().isBlank() ? "nothing" : InputException.quote(scalar.getValue());
    }
    return orNull() instanceof MappingNode ? "a mapping" : "a list";
  }

  /** The candidate that is nearest to a misspelled word, if most of its letters agree. */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    String word = typed.toLowerCase(Locale.ROOT);
    LevenshteinDistance distance = new LevenshteinDistance(word.length() < 4 ? 1 : Math.max(2, word.length() / 3));
    return known.stream().filter(other -> distance.apply(word, other) >= 0)
        .min(Comparator.<String>comparingInt(other -> distance.apply(word, other)).thenComparing(other -> other));
  }

  private YamlNode at(Node part) {
    return new YamlNode(file, Optional.of(part), faults);
  }

  private YamlNode absent() {
    return new YamlNode(file, Optional.empty(), faults);
  }

  private Node orNull() {
    return node.orElse(null);
  }

  private static String list(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static String place(String file, int line, int column) {
    return file + ":" + (line + 1) + ":" + (column + 1);
  }
}
