package org.airiskgraph.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.Suggestions;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueDirectoryReader.Folder;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Finds references to entities that are not defined. A reference counts once, however many properties of an entity
 * and its parts it occurs in; a missing catalogue file counts once, however many references it leaves undefined.
 */
final class ReferenceCheck {
  private static final Map<EntityKind, String> ADVICE = Map.of(
      EntityKind.WORK, "Add an entry with this key to bibliography.bib, or correct the key.",
      EntityKind.CONCEPT,
      "Take the key of a concept of ontology/concepts.ttl, or add the concept; data/README.md says how.",
      EntityKind.MITIGATION, "Add a mitigation with this id to mitigations.yaml, or correct the id.",
      EntityKind.RISK, "Take the id of a risk of the catalogue, or add the risk.",
      EntityKind.DOMAIN, "Take a code of ontology/taxonomies.ttl, such as 7.2.",
      EntityKind.EVIDENCE, "Describe the evidence at its risk, or correct its id.",
      EntityKind.CATALOGUE, "Add the entry to its file in catalogues/, or correct the mapping.",
      EntityKind.INCIDENT, "Add the incident to incidents.yaml, or correct its id.");

  /** The files of a catalogue directory that define all entities of a kind. */
  private static final Map<EntityKind, String> FILES =
      Map.of(EntityKind.WORK, "bibliography.bib", EntityKind.MITIGATION, "mitigations.yaml");

  /** Kinds whose keys are words, so that the nearest defined key is probably meant. */
  private static final Set<EntityKind> WORDED = Set.of(EntityKind.WORK, EntityKind.CONCEPT, EntityKind.MITIGATION);

  /** Source and target; a part of a risk ({@code risk/34.02.03#mitigation-1}) counts as the risk. */
  private record Reference(Node from, Node to) {}

  private final IriFactory iris;
  private final PrefixedNames names;

  ReferenceCheck(IriFactory iris, PrefixedNames names) {
    this.iris = iris;
    this.names = names;
  }

  /**
   * Checks a graph.
   *
   * @param folder the catalogue directory that it was built from, if any
   */
  List<Finding> of(Graph graph, Optional<Folder> folder) {
    return of(graph, folder, 0);
  }

  /** @param sources how many source documents have no work, because the bibliography does not exist */
  List<Finding> of(Graph graph, Optional<Folder> folder, int sources) {
    Map<Reference, Set<Node>> dangling = new LinkedHashMap<>();
    Map<Node, Boolean> described = new HashMap<>();
    graph.find().forEachRemaining(triple -> {
      Node to = triple.getObject();
      // An annotation repeats what its risk states.
      if (to.isURI() && triple.getSubject().isURI() && !triple.getPredicate().equals(AIRG.annotatedConcept)
          && kind(to).isPresent()
          && !described.computeIfAbsent(to, node -> graph.contains(node, RDF.type.asNode(), Node.ANY))) {
        dangling.computeIfAbsent(new Reference(whole(triple.getSubject()), to), r -> new LinkedHashSet<>())
            .add(triple.getPredicate());
      }
    });
    List<Finding> findings = new ArrayList<>();
    Map<EntityKind, Integer> withoutFile = new EnumMap<>(EntityKind.class);
    if (sources > 0) {
      withoutFile.put(EntityKind.WORK, sources);
    }
    List<String> files = folder.map(ReferenceCheck::files).orElse(List.of());
    dangling.forEach((reference, properties) -> {
      EntityKind kind = kind(reference.to()).orElseThrow();
      if (folder.isPresent() && FILES.containsKey(kind) && !files.contains(FILES.get(kind))) {
        withoutFile.merge(kind, 1, Integer::sum);
      } else {
        findings.add(finding(reference, kind, narrowest(graph, properties), graph));
      }
    });
    withoutFile.forEach((kind, count) -> findings.add(missingFile(folder.orElseThrow(), files, kind, count)));
    return findings;
  }

  /** Whether a catalogue directory has no file for entities of this kind. */
  static boolean lacks(EntityKind kind, Folder folder) {
    return !files(folder).contains(FILES.get(kind));
  }

  /** The kinds of entities that a file of a catalogue directory defines. */
  static Set<EntityKind> definedIn(String file) {
    return file.startsWith("risks/") ? Set.of(EntityKind.RISK, EntityKind.SOURCE)
        : file.equals(CatalogueDirectoryReader.CONCEPTS) ? Set.of(EntityKind.CONCEPT)
            : FILES.entrySet().stream().filter(entry -> entry.getValue().equals(file)).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
  }

  /** Removes the findings on keys that a missing bibliography leaves undefined, and returns their number. */
  static int removeThoseOfMissingBibliography(Folder folder, List<Finding> findings) {
    int before = findings.size();
    if (lacks(EntityKind.WORK, folder)) {
      findings.removeIf(finding -> finding.sentence().contains("entry of " + FILES.get(EntityKind.WORK)));
    }
    return before - findings.size();
  }

  private static List<String> files(Folder folder) {
    try {
      return folder.files();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Finding missingFile(Folder folder, List<String> files, EntityKind kind, int count) {
    String file = FILES.get(kind);
    String advice = Suggestions.of(file, files).map(other -> "Rename " + other + " to " + file + ".")
        .orElse("Add the file, or remove the references.");
    return Finding.ofFile(folder.name() + "/" + file, "The file does not exist, but " + count
        + (count == 1 ? " reference needs " : " references need ") + "its "
        + kind.plural().toLowerCase(Locale.ROOT) + ".", advice);
  }

  /** The kind of entity that an IRI under the base identifies. */
  private Optional<EntityKind> kind(Node node) {
    String iri = node.getURI();
    return iris.kind(iri).filter(kind -> iri.length() > iris.namespace(kind).length());
  }

  private static Node whole(Node node) {
    int hash = node.getURI().indexOf('#');
    return hash < 0 ? node : NodeFactory.createURI(node.getURI().substring(0, hash));
  }

  /** Without the properties that the ontology implies from a narrower one. */
  private static List<Node> narrowest(Graph graph, Set<Node> properties) {
    Set<Node> narrow = new HashSet<>(properties);
    narrow.removeIf(wide -> properties.stream().anyMatch(
        sub -> !sub.equals(wide) && graph.contains(sub, RDFS.subPropertyOf.asNode(), wide)));
    Set<Node> own = narrow.stream().filter(p -> p.getURI().startsWith(AIRG.NS)).collect(Collectors.toSet());
    return (own.isEmpty() ? narrow : own).stream().sorted((a, b) -> a.getURI().compareTo(b.getURI())).toList();
  }

  private Finding finding(Reference reference, EntityKind kind, List<Node> properties, Graph graph) {
    String by = properties.stream().map(names::of).collect(Collectors.joining(", "));
    String sentence = "It refers to " + names.of(reference.to()) + " (" + by + "), which is not defined.";
    ReportEntry entry = ReportEntry.create().focusNode(reference.from()).value(reference.to())
        .resultPath(PathFactory.pathLink(properties.get(0))).message(sentence)
        .severity(Severity.VIOLATION.level()).sourceConstraintComponent(SHACL.ClassConstraintComponent);
    String meant = nearest(reference.to(), kind, graph).map(key -> "Perhaps " + key + " is meant. ").orElse("");
    return new Finding(Severity.VIOLATION, names.of(reference.from()), sentence,
        meant + ADVICE.getOrDefault(kind, "Add the " + kind.title().toLowerCase(Locale.ROOT) + ", or correct the id."),
        Optional.of(entry));
  }

  /** The defined key with at most a quarter of its letters different. */
  private Optional<String> nearest(Node undefined, EntityKind kind, Graph graph) {
    if (!WORDED.contains(kind)) {
      return Optional.empty();
    }
    String key = GraphReader.id(undefined);
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, key.length() / 4));
    return AIRG.classes(kind).stream()
        .flatMap(type -> graph.find(Node.ANY, RDF.type.asNode(), type).mapWith(Triple::getSubject).toList().stream())
        .filter(Node::isURI).map(GraphReader::id).filter(other -> distance.apply(key, other) >= 0)
        .min(Comparator.comparingInt((String other) -> distance.apply(key, other)).thenComparing(other -> other));
  }
}
