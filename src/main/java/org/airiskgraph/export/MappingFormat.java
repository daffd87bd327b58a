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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The mappings between the graph and other catalogues as one table in <a
 * href="https://mapping-commons.github.io/sssom/spec-formats-tsv/">SSSOM/TSV</a>, which {@code --crosswalk} reads.
 */
public enum MappingFormat implements ExportFormat {
  /** SSSOM, mostly in files called {@code .sssom.tsv}. */
  TSV;

  private static final String SSSOM = "https://w3id.org/sssom/";
  private static final String SEMAPV = "https://w3id.org/semapv/vocab/";
  private static final List<String> COLUMNS = List.of("subject_id", "subject_label", "predicate_id", "object_id",
      "object_label", "mapping_justification", "author_label", "reviewer_label", "confidence", "mapping_source",
      "comment");
  /** SSSOM's value for a set whose mappings have no one license. */
  private static final String UNSPECIFIED = SSSOM + "license/unspecified";

  private record Axiom(Node node, Node subject, Node predicate, Node object) {}

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
    List<List<String>> rows = new ArrayList<>();
    for (Axiom axiom : axioms(reader)) {
      rows.add(Stream.of(curies.apply(axiom.subject), reader.statedLabel(axiom.subject).orElse(""),
          curies.apply(axiom.predicate), curies.apply(axiom.object),
          reader.statedLabel(axiom.object).or(() -> reader.text(axiom.node, sssom("object_label"))).orElse(""),
          reader.object(axiom.node, sssom("mapping_justification")).map(curies)
              .orElse(""),
          reader.text(axiom.node, sssom("author_label")).orElse(""),
          reader.text(axiom.node, sssom("reviewer_label")).orElse(""),
          reader.text(axiom.node, sssom("confidence")).orElse(""),
          reader.object(axiom.node, DCTerms.isPartOf.asNode()).map(curies)
              .orElse(""),
          reader.text(axiom.node, RDFS.comment.asNode()).orElse(""))
          .map(cell -> cell.replaceAll("\\s+", " ")).toList());
    }
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write("#curie_map:\n");
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      writer.write("#  " + prefix.getValue() + ": \"" + prefix.getKey() + "\"\n");
    }
    writer.write("#mapping_set_id: " + iris.graph("crosswalk").getURI() + "\n" + license(reader));
    CsvWriter table = CsvWriter.builder().fieldSeparator('\t').lineDelimiter(LineDelimiter.LF).build(writer);
    table.writeRecord(COLUMNS);
    try {
      rows.forEach(table::writeRecord);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    table.flush();
  }

  /** The license of all sets; where they differ, which set has which. */
  private static String license(GraphReader reader) {
    Map<String, String> licenses = new TreeMap<>();
    reader.members(sssom("MappingSet")).forEach(set -> licenses.put(set.getURI().replaceFirst(".*#", ""),
        reader.object(set, DCTerms.license.asNode()).map(GraphReader::text).orElse(UNSPECIFIED)));
    List<String> all = licenses.values().stream().distinct().toList();
    return all.size() < 2 ? "#license: " + all.stream().findFirst().orElse(UNSPECIFIED) + "\n"
        : "#license: " + UNSPECIFIED + "\n#comment: >-\n" + licenses.entrySet().stream()
            .map(set -> "#  " + set.getKey() + ", " + set.getValue().replaceAll("\\s+", " ") + ";\n")
            .collect(Collectors.joining());
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
    reader.members(sssom("MappingSet")).stream().flatMap(set -> reader.objects(set, SHACLM.declare.asNode()).stream())
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
    return namespace.equals(SEMAPV) ? Optional.of("semapv")
        : Prefixes.of(iris).getMapping().entrySet().stream().filter(entry -> entry.getValue().equals(namespace))
            .map(Map.Entry::getKey).findFirst();
  }

  /** The last word of a namespace, {@code ai-atlas-nexus}. */
  private static Optional<String> lastPart(String namespace) {
    String word = namespace.replaceFirst("[/#=]+$", "").replaceFirst(".*[/#?=]", "");
    return Optional.of(word).filter(text -> text.matches("[A-Za-z][A-Za-z0-9._-]*"));
  }

  private static Node sssom(String name) {
    return NodeFactory.createURI(SSSOM + name);
  }
}
