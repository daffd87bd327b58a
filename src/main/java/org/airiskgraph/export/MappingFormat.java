package org.airiskgraph.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.SssomSlots;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.MappingsToRdf;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;

/**
 * The mappings between the graph and other catalogues as one table in <a
 * href="https://mapping-commons.github.io/sssom/spec-formats-tsv/">SSSOM/TSV</a>, which {@code --crosswalk} reads. Of one
 * set the header says all that is known of it; of several each row has its {@code mapping_source} and license, and the
 * first row of each has the rest in columns that the header defines.
 */
public enum MappingFormat implements ExportFormat {
  /** SSSOM, mostly in files called {@code .sssom.tsv}. */
  TSV;

  /** SSSOM's value for a set whose mappings have no one license. */
  private static final String UNSPECIFIED = SssomSlots.NS + "license/unspecified";

  private record Axiom(Node node, Node subject, Node predicate, Node object) {}

  @Override
  public String description() {
    return "the mappings to other catalogues, in SSSOM (x.sssom.tsv)";
  }

  @Override
  public String ending() {
    return "tsv";
  }

  @Override
  public void write(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException {
    GraphReader reader = new GraphReader(dataset.getDefaultGraph());
    Map<String, String> prefixes = new TreeMap<>();
    Map<String, String> declared = declared(reader);
    Function<Node, String> curies = node -> curie(iris, declared, prefixes, node);
    Map<Node, Map<String, String>> sets = new TreeMap<>(Comparator.comparing(Node::getURI));
    reader.members(MappingsToRdf.property("MappingSet"))
        .forEach(set -> sets.put(set, slots(reader, set, SssomSlots.OF_SET, curies)));
    List<Map<String, String>> rows = rows(reader, sets, curies);
    Map<String, String> header = header(sets, iris.graph("crosswalk").getURI());
    SssomSlots.PROPAGATED.stream().sorted().forEach(slot -> propagate(slot, rows, header));
    List<String> columns = Stream.concat(SssomSlots.COLUMNS.stream(),
        SssomSlots.OF_SET.stream().map(SssomSlots::columnOfSet)).filter(
            column -> SssomSlots.REQUIRED.contains(column)
                || rows.stream().anyMatch(row -> row.containsKey(column)))
        .toList();
    StringBuilder head = new StringBuilder();
    SssomSlots.OF_SET.stream().filter(slot -> columns.contains(SssomSlots.columnOfSet(slot))).forEach(
        slot -> head.append(head.length() == 0 ? "#extension_definitions:\n" : "").append("#  - slot_name: ")
            .append(SssomSlots.columnOfSet(slot)).append("\n#    property: ")
            .append(curies.apply(MappingsToRdf.property(slot))).append('\n'));
    header.forEach((slot, value) -> head.append('#').append(yaml(slot, value)).append('\n'));
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write("#curie_map:\n");
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      writer.write("#  " + prefix.getValue() + ": \"" + prefix.getKey() + "\"\n");
    }
    writer.append(head);
    CsvWriter table = CsvWriter.builder().fieldSeparator('\t').lineDelimiter(LineDelimiter.LF).build(writer);
    try {
      table.writeRecord(columns);
      rows.forEach(row -> table.writeRecord(columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    table.flush();
  }

  private static List<Map<String, String>> rows(GraphReader reader, Map<Node, Map<String, String>> sets,
      Function<Node, String> curies) {
    List<Map<String, String>> rows = new ArrayList<>();
    Map<String, Map<String, String>> undescribed = new HashMap<>();
    for (Axiom axiom : axioms(reader)) {
      Map<String, String> row = slots(reader, axiom.node, SssomSlots.COLUMNS, curies);
      row.put("subject_id", curies.apply(axiom.subject));
      row.put("predicate_id", curies.apply(axiom.predicate));
      row.put("object_id", curies.apply(axiom.object));
      reader.object(axiom.node, MappingsToRdf.property("mapping_justification"))
          .ifPresent(justification -> row.put("mapping_justification", curies.apply(justification)));
      reader.statedLabel(axiom.subject).ifPresent(label -> row.putIfAbsent("subject_label", label));
      reader.statedLabel(axiom.object).ifPresent(label -> row.putIfAbsent("object_label", label));
      reader.object(axiom.node, DCTerms.isPartOf.asNode()).filter(set -> sets.size() > 1).ifPresent(set -> {
        Map<String, String> known = new HashMap<>(sets.get(set));
        String id = Optional.ofNullable(known.remove("mapping_set_id")).orElse(set.getURI());
        row.put("mapping_source", IriFactory.web(id).map(curies).orElse(id));
        row.putIfAbsent("license", known.getOrDefault("license", UNSPECIFIED));
        undescribed.put(row.get("mapping_source"), known);
      });
      rows.add(row);
    }
    rows.sort(Comparator.comparing((Map<String, String> row) -> row.get("subject_id"))
        .thenComparing(row -> row.get("object_id")).thenComparing(row -> new TreeMap<>(row).toString()));
    rows.forEach(row -> Optional.ofNullable(undescribed.remove(row.get("mapping_source")))
        .ifPresent(set -> set.forEach((slot, value) -> row.put(SssomSlots.columnOfSet(slot), value))));
    return rows;
  }

  /** The values of a mapping or a set by slot. Several values of one slot have bars between them. */
  private static Map<String, String> slots(GraphReader reader, Node node, List<String> names,
      Function<Node, String> curies) {
    Map<String, String> slots = new HashMap<>();
    for (String name : names) {
      String value = reader.objects(node, MappingsToRdf.property(name)).stream()
          .map(object -> object.isURI() && SssomSlots.IDENTIFIERS.contains(name) ? curies.apply(object)
              : GraphReader.text(object))
          .sorted().collect(Collectors.joining("|")).replaceAll("\\s+", " ");
      if (!value.isEmpty()) {
        slots.put(name, value);
      }
    }
    return slots;
  }

  /** What holds for the whole table. */
  private static Map<String, String> header(Map<Node, Map<String, String>> sets, String id) {
    List<String> licenses = sets.values().stream().map(set -> set.getOrDefault("license", UNSPECIFIED)).distinct()
        .toList();
    Map<String, String> header = new LinkedHashMap<>(Map.of("mapping_set_id", id));
    header.put("license", licenses.size() == 1 ? licenses.get(0) : UNSPECIFIED);
    if (sets.size() == 1) {
      Map<String, String> only = sets.values().iterator().next();
      SssomSlots.OF_SET.stream().filter(only::containsKey).forEach(slot -> header.put(slot, only.get(slot)));
    }
    return header;
  }

  /** Moves to the header what all rows have in common. */
  private static void propagate(String slot, List<Map<String, String>> rows, Map<String, String> header) {
    if (!rows.isEmpty() && rows.get(0).containsKey(slot)
        && rows.stream().map(row -> row.getOrDefault(slot, "")).distinct().count() == 1) {
      header.put(slot, rows.get(0).get(slot));
      rows.forEach(row -> row.remove(slot));
    }
  }

  private static String yaml(String slot, String value) {
    return SssomSlots.LISTS.contains(slot)
        ? slot + ":" + Arrays.stream(value.split("\\|")).map(part -> "\n#  - " + quoted(part))
            .collect(Collectors.joining())
        : slot + ": " + quoted(value);
  }

  private static String quoted(String value) {
    return value.matches("https?://\\S+") ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The annotated SKOS statements, in a fixed order. */
  private static List<Axiom> axioms(GraphReader reader) {
    return reader.members(OWL2.Axiom.asNode()).stream().flatMap(node -> reader
        .object(node, OWL2.annotatedProperty.asNode()).filter(property -> property.getURI().startsWith(SKOS.uri))
        .map(property -> new Axiom(node, reader.object(node, OWL2.annotatedSource.asNode()).orElseThrow(), property,
            reader.object(node, OWL2.annotatedTarget.asNode()).orElseThrow()))
        .stream()).sorted(Comparator.comparing((Axiom axiom) -> axiom.subject.getURI())
            .thenComparing(axiom -> axiom.object.getURI()).thenComparing(axiom -> axiom.predicate.getURI()))
        .toList();
  }

  /** The prefixes that the sets declare, by namespace; of several for one, the first in the order of the alphabet. */
  private static Map<String, String> declared(GraphReader reader) {
    Map<String, String> declared = new TreeMap<>();
    reader.members(MappingsToRdf.property("MappingSet")).stream()
        .flatMap(set -> reader.objects(set, SHACLM.declare.asNode()).stream())
        .forEach(node -> reader.text(node, SHACLM.namespace.asNode()).ifPresent(namespace -> declared.merge(namespace,
            reader.text(node, SHACLM.prefix.asNode()).orElse(""), (a, b) -> a.compareTo(b) <= 0 ? a : b)));
    return declared;
  }

  /** A CURIE, whose prefix is added to {@code prefixes}, from namespace to prefix. */
  private static String curie(IriFactory iris, Map<String, String> declared, Map<String, String> prefixes, Node node) {
    String iri = node.getURI();
    int end = declared.keySet().stream().filter(iri::startsWith).mapToInt(String::length).max()
        .orElseGet(() -> Math.max(iri.lastIndexOf('#'), Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('='))) + 1);
    String namespace = iri.substring(0, end);
    String prefix = prefixes.get(namespace);
    if (prefix == null) {
      prefix = Optional.ofNullable(declared.get(namespace)).filter(name -> !prefixes.containsValue(name))
          .or(() -> named(iris, namespace)).or(() -> lastPart(namespace)).filter(name -> !prefixes.containsValue(name))
          .orElseGet(() -> "ns" + prefixes.size());
      prefixes.put(namespace, prefix);
    }
    return prefix + ":" + iri.substring(end);
  }

  /** The usual prefix of a namespace; the id of a catalogue for that of its entries. */
  private static Optional<String> named(IriFactory iris, String namespace) {
    String entries = iris.namespace(EntityKind.CATALOGUE);
    if (namespace.startsWith(entries) && namespace.length() > entries.length()) {
      return Optional.of(namespace.substring(entries.length(), namespace.length() - 1));
    }
    return namespace.equals(SssomSlots.SEMAPV) ? Optional.of("semapv")
        : Prefixes.of(iris).getMapping().entrySet().stream().filter(entry -> entry.getValue().equals(namespace))
            .map(Map.Entry::getKey).findFirst();
  }

  /** The last word of a namespace, {@code ai-atlas-nexus}. */
  private static Optional<String> lastPart(String namespace) {
    String word = namespace.replaceFirst("[/#=]+$", "").replaceFirst(".*[/#?=]", "");
    return Optional.of(word).filter(text -> text.matches("[A-Za-z][A-Za-z0-9._-]*"));
  }
}
