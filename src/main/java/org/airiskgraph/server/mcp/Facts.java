package org.airiskgraph.server.mcp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airiskgraph.graph.Entity;

/**
 * What a tool answers, in order: names with texts, numbers, truth values, other facts, or lists of these. Empty values
 * are left out, and long texts are cut.
 */
final class Facts {
  private static final int LONGEST_TEXT = 2000;
  /** Characters of the items in one answer: about 8,000 tokens of a model. */
  private static final int MOST_CHARACTERS = 30_000;

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** An entity by identifier, IRI and name. */
  static Facts of(Entity entity) {
    return new Facts().with("id", entity.id()).with("iri", entity.iri()).with("name", entity.label());
  }

  Facts with(String name, Object value) {
    Object plain = plain(value);
    if (plain != null && !plain.equals("") && !plain.equals(List.of()) && !plain.equals(Map.of())) {
      values.put(name, plain);
    }
    return this;
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return plain(optional.orElse(null));
    }
    if (value instanceof Facts facts) {
      return facts.values;
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(Facts::plain).toList();
    }
    return value instanceof String text ? cut(text) : value;
  }

  static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text
        : text.substring(0, LONGEST_TEXT) + "… (" + text.length() + " characters)";
  }

  /**
   * A part of a list, with a note on what is missing.
   *
   * @param total length of the whole list
   * @param offset number of items before {@code part}
   * @param part at least one item, unless there is none from {@code offset} on
   */
  <T> Facts list(int total, int offset, List<T> part, Function<T, Facts> describe) {
    List<Object> shown = new ArrayList<>();
    int characters = 0;
    for (T item : part) {
      Object facts = plain(describe.apply(item));
      characters += facts.toString().length();
      if (characters > MOST_CHARACTERS && !shown.isEmpty()) {
        break;
      }
      shown.add(facts);
    }
    int next = offset + shown.size();
    String note = total == 0 ? "" : shown.isEmpty() ? "None from offset " + offset + " on: there are " + total + "."
        : next < total
            ? "… " + shown.size() + " of " + total + " shown; for the next, call again with offset " + next + "."
            : "";
    with("total", total).with("offset", offset).with("shown", shown.size()).with("note", note);
    values.put("results", shown);
    return this;
  }

  /** The same for a whole list. */
  <T> Facts list(List<T> all, int offset, int limit, Function<T, Facts> describe) {
    return list(all.size(), offset, all.stream().skip(offset).limit(limit).toList(), describe);
  }

  Map<String, Object> map() {
    return values;
  }

  /** The facts as text: a line for each name, and one for each item of a list, with its own lists below it. */
  String text() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> append(text, "", name + ":", value));
    return text.toString();
  }

  private static void append(StringBuilder text, String indent, String head, Object value) {
    text.append(indent).append(head);
    if (value instanceof List<?> items) {
      text.append(items.isEmpty() ? " none\n" : "\n");
      items.forEach(item -> append(text, indent, "-", item));
    } else if (value instanceof Map<?, ?> map) {
      text.append(' ').append(map.entrySet().stream().filter(fact -> !isNested(fact.getValue()))
          .map(fact -> fact.getKey() + ": " + fact.getValue()).collect(Collectors.joining("; "))).append('\n');
      map.forEach((name, nested) -> {
        if (isNested(nested)) {
          append(text, indent + "  ", name + ":", nested);
        }
      });
    } else {
      text.append(' ').append(value).append('\n');
    }
  }

  private static boolean isNested(Object value) {
    return value instanceof List<?> || value instanceof Map<?, ?>;
  }
}
