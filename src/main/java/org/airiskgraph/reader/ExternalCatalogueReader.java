package org.airiskgraph.reader;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.ExternalCatalogue;

/** Reads {@code catalogues/<id>.yaml}: the entries of another organization's catalogue, and how it may be used. */
final class ExternalCatalogueReader {
  private static final Set<String> FILE = Set.of("catalogue", "entries");
  static final Set<String> HEADER = Set.of("id", "title", "short", "publisher", "version", "issued", "license",
      "home", "credit", "note");
  private static final Set<String> ENTRY =
      Set.of("id", "code", "name", "kind", "broader", "related", "exact", "page");
  static final Pattern SLUG = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
  static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  static final Pattern IRI = Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+");

  private final InputProblems problems;

  ExternalCatalogueReader(InputProblems problems) {
    this.problems = problems;
  }

  /** Reads one catalogue; the caller closes {@code in}. Entries with a fault are left out and reported. */
  ExternalCatalogue read(String file, InputStream in) {
    YamlNode root = YamlNode.read(file, in);
    Map<String, YamlNode> fields = root.fields(FILE);
    YamlNode headerNode = root.required(fields, "catalogue");
    Map<String, YamlNode> header = headerNode.fields(HEADER);
    String id = matching(headerNode.required(header, "id"), SLUG, "a key in kebab-case");
    ExternalCatalogue.Terms terms = terms(headerNode, header);
    Map<String, CatalogueEntry> entries = new HashMap<>();
    List<CatalogueEntry> inOrder = new ArrayList<>();
    for (YamlNode node : root.required(fields, "entries").items()) {
      try {
        CatalogueEntry entry = entry(node);
        if (entries.putIfAbsent(entry.id(), entry) != null) {
          throw node.error("the entry " + entry.id() + " stands here for the second time; ids are used once");
        }
        inOrder.add(entry);
      } catch (InputException e) {
        problems.add(file, e, "the entry is left out");
      }
    }
    return new ExternalCatalogue(id, terms,
        inOrder.stream().map(entry -> withKnownReferences(file, entry, entries.keySet())).toList());
  }

  /** What a header states beside its id. */
  static ExternalCatalogue.Terms terms(YamlNode node, Map<String, YamlNode> header) {
    String title = node.required(header, "title").text();
    return new ExternalCatalogue.Terms(title,
        Optional.ofNullable(header.get("short")).map(YamlNode::text).orElse(title),
        node.required(header, "publisher").text(), node.required(header, "version").text(),
        node.required(header, "issued").text(), node.required(header, "license").text(),
        matching(node.required(header, "home"), IRI, "an http or https address"),
        node.required(header, "credit").text(), Optional.ofNullable(header.get("note")).map(YamlNode::text));
  }

  private static CatalogueEntry entry(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(ENTRY);
    String id = matching(node.required(fields, "id"), KEY, "a key of letters, digits and the characters . _ -");
    List<String> exact = texts(fields, "exact");
    exact.stream().filter(iri -> !IRI.matcher(iri).matches()).findFirst().ifPresent(iri -> {
      throw fields.get("exact").error("found " + InputException.quote(iri) + ", expected an http or https IRI");
    });
    return new CatalogueEntry(id, Optional.ofNullable(fields.get("code")).map(YamlNode::text).orElse(id),
        node.required(fields, "name").text(), node.required(fields, "kind").text(), texts(fields, "broader"),
        texts(fields, "related"), exact,
        Optional.ofNullable(fields.get("page")).map(page -> matching(page, IRI, "an http or https address")));
  }

  private CatalogueEntry withKnownReferences(String file, CatalogueEntry entry, Set<String> known) {
    return new CatalogueEntry(entry.id(), entry.code(), entry.name(), entry.kind(),
        known(file, entry, entry.broader(), known), known(file, entry, entry.related(), known), entry.exactMatch(),
        entry.page());
  }

  private List<String> known(String file, CatalogueEntry entry, List<String> ids, Set<String> known) {
    return ids.stream().filter(id -> {
      if (!known.contains(id)) {
        problems.add(file, new InputException(file, "entry " + entry.id() + ": found " + InputException.quote(id)
            + ", expected the id of an entry of this file"), "the reference is left out");
      }
      return known.contains(id);
    }).toList();
  }

  /** A text, or a list of texts. */
  static List<String> texts(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(node -> node.isScalar() ? List.of(node.text()) : node.texts()).orElse(List.of());
  }

  static String matching(YamlNode node, Pattern shape, String expected) {
    if (!shape.matcher(node.text()).matches()) {
      throw node.wrong(expected);
    }
    return node.text();
  }
}
