package org.airiskgraph.reader;

import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private final Map<String, String> catalogues;

  /** @param catalogues the places of the catalogues read before, of which none may have the same id */
  ExternalCatalogueReader(InputProblems problems, Map<String, String> catalogues) {
    this.problems = problems;
    this.catalogues = catalogues;
  }

  /** Reads one catalogue; the caller closes {@code in}. Entries with a fault are left out and reported. */
  ExternalCatalogue read(String file, InputStream in) {
    YamlNode root = YamlNode.read(file, in, problems::refuse);
    Map<String, YamlNode> fields = root.fields(FILE);
    YamlNode headerNode = root.required(fields, "catalogue");
    Map<String, YamlNode> header = headerNode.fields(HEADER);
    YamlNode idNode = headerNode.required(header, "id");
    String id = idNode.text(SLUG, "a key in kebab-case");
    idNode.once("catalogue", id, catalogues, "give this one an id of its own");
    ExternalCatalogue.Terms terms = terms(headerNode, header);
    Map<String, String> ids = new HashMap<>();
    Map<CatalogueEntry, YamlNode> inOrder = new LinkedHashMap<>();
    for (YamlNode node : root.required(fields, "entries").items()) {
      node.record(record -> {
        CatalogueEntry entry = entry(record);
        record.once("entry", entry.id(), ids, YamlNode.ONCE);
        return entry;
      }, fault -> problems.add(file, fault, "the entry is left out")).ifPresent(entry -> inOrder.put(entry, node));
    }
    Set<String> sound = inOrder.keySet().stream().map(CatalogueEntry::id).collect(Collectors.toSet());
    return new ExternalCatalogue(id, terms, inOrder.entrySet().stream().map(read -> {
      CatalogueEntry entry = read.getKey();
      Map<String, YamlNode> references = read.getValue().fields(ENTRY);
      return new CatalogueEntry(entry.id(), entry.code(), entry.name(), entry.kind(),
          known(file, nodes(references, "broader"), ids, sound), known(file, nodes(references, "related"), ids, sound),
          entry.exactMatch(), entry.page());
    }).toList());
  }

  /** What a header states beside its id. */
  static ExternalCatalogue.Terms terms(YamlNode node, Map<String, YamlNode> header) {
    String title = node.required(header, "title").text();
    return new ExternalCatalogue.Terms(title,
        Optional.ofNullable(header.get("short")).map(YamlNode::text).orElse(title),
        node.required(header, "publisher").text(), node.required(header, "version").text(),
        node.required(header, "issued").text(), node.required(header, "license").text(),
        node.required(header, "home").text(IRI, "an http or https address"),
        node.required(header, "credit").text(), Optional.ofNullable(header.get("note")).map(YamlNode::text));
  }

  private static CatalogueEntry entry(YamlNode node) {
    Map<String, YamlNode> fields = node.fields(ENTRY);
    String id = node.required(fields, "id").text(KEY, "a key of letters, digits and the characters . _ -");
    List<String> exact =
        nodes(fields, "exact").stream().map(iri -> iri.text(IRI, "an http or https IRI")).toList();
    return new CatalogueEntry(id, Optional.ofNullable(fields.get("code")).map(YamlNode::text).orElse(id),
        node.required(fields, "name").text(), node.required(fields, "kind").text(), texts(fields, "broader"),
        texts(fields, "related"), exact,
        Optional.ofNullable(fields.get("page")).map(page -> page.text(IRI, "an http or https address")));
  }

  /** The references to entries that are read; one to an entry with a fault is not a fault of its own. */
  private List<String> known(String file, List<YamlNode> to, Map<String, String> ids, Set<String> sound) {
    for (YamlNode node : to.stream().filter(node -> !sound.contains(node.text())).toList()) {
      InputException fault = node.wrong("the id of an entry of this file");
      if (ids.containsKey(node.text())) {
        problems.addConsequence(file, fault, "the reference is left out");
      } else {
        problems.add(file, fault, "the reference is left out");
      }
    }
    return to.stream().map(YamlNode::text).filter(sound::contains).toList();
  }

  /** A text, or a list of texts. */
  static List<String> texts(Map<String, YamlNode> fields, String name) {
    return nodes(fields, name).stream().map(YamlNode::text).toList();
  }

  private static List<YamlNode> nodes(Map<String, YamlNode> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(node -> node.isScalar() ? List.of(node) : node.items()).orElse(List.of());
  }
}
