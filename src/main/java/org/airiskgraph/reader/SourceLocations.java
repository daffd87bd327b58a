package org.airiskgraph.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where the records of a catalogue directory stand, {@code file:line:column}, for findings that are made after
 * the files were read. Making it reads all files once more.
 */
public final class SourceLocations {
  private static final Pattern BIB_KEY = Pattern.compile("^\\s*@\\s*\\w+\\s*\\{\\s*([^,\\s]+)\\s*,");

  /** A text within the record that has this id; the text is the id itself for the record as a whole. */
  private record Key(String id, String text) {}

  private final Map<Key, String> places = new HashMap<>();

  private SourceLocations() {}

  /** The places in all YAML and BibTeX files of {@code folder} that are readable as such. */
  public static SourceLocations in(CatalogueDirectoryReader.Folder folder) {
    SourceLocations places = new SourceLocations();
    try {
      for (String file : folder.files()) {
        try (InputStream in = folder.open(file)) {
          if (file.endsWith(".bib")) {
            places.addWorks(folder.name() + "/" + file, in);
          } else if (file.matches(".*\\.ya?ml")) {
            places.addRecords(folder.name() + "/" + file, in);
          }
        }
      }
    } catch (IOException e) {
      throw InputException.unreadable(folder.name(), e);
    }
    return places;
  }

  /** Where the record with this id begins: a risk, evidence, source, mitigation or work. */
  public Optional<String> of(String id) {
    return of(id, id);
  }

  /** Where {@code text}, such as a key it refers to, stands in the record with this id. */
  public Optional<String> of(String id, String text) {
    return Optional.ofNullable(places.get(new Key(id, text)));
  }

  private void addRecords(String file, InputStream in) {
    try {
      new Compose(LoadSettings.builder().build()).composeInputStream(in).ifPresent(root -> add(file, "", root));
    } catch (YamlEngineException | IndexOutOfBoundsException | StackOverflowError e) {
      // What is wrong with the file was found when it was read.
    }
  }

  private void addWorks(String file, InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      Matcher key = BIB_KEY.matcher(line);
      if (key.find()) {
        places.putIfAbsent(new Key(key.group(1), key.group(1)), file + ":" + number + ":" + (key.start(1) + 1));
      }
    }
  }

  /** @param owner id of the record that {@code node} is in */
  private void add(String file, String owner, Node node) {
    if (node instanceof MappingNode mapping) {
      String id = mapping.getValue().stream().filter(tuple -> text(tuple.getKeyNode()).equals("id"))
          .map(tuple -> text(tuple.getValueNode())).findFirst().orElse(owner);
      for (NodeTuple tuple : mapping.getValue()) {
        add(file, id, tuple.getValueNode());
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> add(file, owner, item));
    } else {
      node.getStartMark().ifPresent(mark -> places.putIfAbsent(new Key(owner, text(node)),
          file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1)));
    }
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
  }
}
