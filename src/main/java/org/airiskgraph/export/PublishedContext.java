package org.airiskgraph.export;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.export.JsonLdContext.Coercion;
import org.airiskgraph.export.JsonLdContext.Term;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.reader.InputException;

/** The context of all JSON-LD, {@code ontology/context.jsonld}: its members, the namespaces by prefix, and terms by IRI. */
public final class PublishedContext {
  /** What a namespace ends with, so that JSON-LD takes its name for a prefix. */
  static final String NAMESPACE = ".*[/#]";

  private static final String FILE = "ontology/" + Ontology.CONTEXT;

  private final List<String> lines;
  private final JsonObject members;
  private final Map<String, String> namespaces = new HashMap<>();
  private final Map<String, Term> terms = new HashMap<>();

  private PublishedContext(String text, Consumer<InputException> faults) {
    lines = text.lines().map(String::strip).toList();
    members = parse(text);
    members.forEach((name, value) -> {
      if (value instanceof JsonString iri && iri.getString().matches(NAMESPACE)) {
        namespaces.put(name, iri.getString());
      }
    });
    members.forEach((name, value) -> {
      try {
        add(name, value);
      } catch (InputException e) {
        faults.accept(e);
      }
    });
  }

  /**
   * The context that travels inside the program.
   *
   * @throws InputException with file and line of the first fault
   */
  static PublishedContext read() {
    return of(text(), fault -> {
      throw fault;
    });
  }

  /** Checks the context that travels inside the program; {@code faults} receives what is wrong with it. */
  public static void check(Consumer<InputException> faults) {
    try {
      of(text(), faults);
    } catch (InputException e) {
      faults.accept(e);
    }
  }

  /** The context with this text; {@code faults} receives those of single terms, which are left out. */
  static PublishedContext of(String text, Consumer<InputException> faults) {
    return new PublishedContext(text, faults);
  }

  private static String text() {
    try (InputStream in = ClasspathFiles.open(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw InputException.unreadable(FILE, e);
    }
  }

  JsonObject members() {
    return members;
  }

  Map<String, String> namespaces() {
    return namespaces;
  }

  Map<String, Term> terms() {
    return terms;
  }

  private static JsonObject parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject root && root.get("@context") instanceof JsonObject members) {
        return members;
      }
      throw new InputException(FILE + ":1", "found no \"@context\", expected an object with it, an object of terms");
    } catch (JsonParsingException e) {
      // The parser names the place a second time in its message.
      String problem = InputException.reason(e).replaceFirst(" at \\(line no=[^)]*\\)", "").replaceFirst(
          "^Invalid token=(\\w+)\\.? Expected tokens are: \\[(.*)]$",
          "found $1, expected $2; look at the end of the line before, too");
      throw new InputException(FILE + ":" + e.getLocation().getLineNumber() + ":" + e.getLocation().getColumnNumber(),
          "not JSON: " + problem, e);
    } catch (JsonException e) {
      throw new InputException(FILE, "not JSON: " + InputException.reason(e), e);
    }
  }

  private void add(String name, JsonValue value) {
    if (value instanceof JsonObject definition) {
      if (!(definition.get("@id") instanceof JsonString iri)) {
        throw fault(name, "has no \"@id\"; expected one with the IRI of the term, such as \"airg:" + name + "\"");
      }
      String key = Stream.of("@type", "@language").filter(definition::containsKey).findFirst().orElse("");
      terms.put(expand(name, iri.getString()), new Term(name,
          new Coercion(key, expand(name, definition.getString(key, ""))), definition.containsKey("@container")));
    } else if (value instanceof JsonString iri && !namespaces.containsKey(name)) {
      terms.put(expand(name, iri.getString()), new Term(name, Coercion.NONE, false));
    }
  }

  private String expand(String name, String iri) {
    int colon = iri.indexOf(':');
    if (colon < 0 || iri.startsWith("//", colon + 1)) {
      return iri;
    }
    String namespace = Optional.ofNullable(namespaces.get(iri.substring(0, colon))).orElseThrow(() -> fault(name,
        "has the prefix " + iri.substring(0, colon + 1) + ", which the context does not declare; expected a line such"
            + " as \"" + iri.substring(0, colon) + "\": \"http://www.example.org/terms#\""));
    return namespace + iri.substring(colon + 1);
  }

  private InputException fault(String name, String problem) {
    String key = "\"" + name + "\"";
    int line = 1 + IntStream.range(0, lines.size()).filter(i -> lines.get(i).startsWith(key)).findFirst().orElse(0);
    return new InputException(FILE + ":" + line, "the term " + key + " " + problem);
  }
}
