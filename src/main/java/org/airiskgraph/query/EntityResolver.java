package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Finds what a person means by a word: a risk, domain, source, work, mitigation or concept, by its IRI, any of
 * its identifiers, its name, or a part of the name that no other has.
 */
public final class EntityResolver {
  private static final List<Node> LABELS =
      List.of(RDFS.label.asNode(), SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode());
  private static final List<Node> IDENTIFIERS =
      List.of(DCTerms.identifier.asNode(), AIRG.quickRef, SKOS.notation.asNode());
  private static final int SHOWN = 6;

  /** The longest name of a risk has 156 characters; comparing with anything much longer only costs time. */
  private static final int LONGEST = 500;

  private final Graph graph;
  private final IriFactory iris;

  /** Names in {@code graph}, whose instances stand under the base of {@code iris}. */
  public EntityResolver(Graph graph, IriFactory iris) {
    this.graph = graph;
    this.iris = iris;
  }

  /** The risk meant by {@code text}. */
  public Node risk(String text) {
    return find(EntityKind.RISK, text);
  }

  /** The thing of {@code kind} meant by {@code text}. */
  public Node find(EntityKind kind, String text) {
    String asked = text.strip();
    if (asked.length() > LONGEST) {
      throw new QueryException(QueryException.Fault.NOT_FOUND,
          "no " + kind.path() + " has a name of " + asked.length() + " characters; expected at most " + LONGEST);
    }
    List<Node> exact = new ArrayList<>();
    if (asked.matches("https?://.*")) {
      Node node = NodeFactory.createURI(asked);
      if (graph.contains(node, RDF.type.asNode(), Node.ANY)) {
        exact.add(node);
      }
    } else {
      exact.addAll(byIdentifier(kind, asked));
    }
    if (exact.size() == 1) {
      return exact.get(0);
    }
    Map<Node, String> labels = labels(kind);
    Set<Node> found = exact.isEmpty() ? byLabel(kind, asked, labels) : new LinkedHashSet<>(exact);
    if (found.size() == 1) {
      return found.iterator().next();
    }
    if (found.isEmpty()) {
      throw new QueryException(QueryException.Fault.NOT_FOUND, "no " + kind.path() + " is called \"" + asked + "\""
          + nearest(asked, labels));
    }
    String some = found.stream().limit(SHOWN).map(node -> id(node) + " " + labels.getOrDefault(node, ""))
        .collect(Collectors.joining("; "));
    throw new QueryException(QueryException.Fault.NOT_FOUND,
        found.size() + " " + kind.path() + "s are called \"" + asked
            + "\"; say which by its identifier: " + some + (found.size() > SHOWN ? "; …" : ""));
  }

  private List<Node> byIdentifier(EntityKind kind, String asked) {
    Set<Node> found = new LinkedHashSet<>();
    Node minted = NodeFactory.createURI(iris.namespace(kind) + asked);
    if (is(kind, minted)) {
      return List.of(minted);
    }
    for (Node property : IDENTIFIERS) {
      for (String form : new LinkedHashSet<>(List.of(asked, asked.toLowerCase(Locale.ROOT)))) {
        graph.find(Node.ANY, property, NodeFactory.createLiteralString(form)).mapWith(Triple::getSubject)
            .forEachRemaining(node -> {
              if (is(kind, node)) {
                found.add(node);
              }
            });
      }
    }
    return List.copyOf(found);
  }

  /** Whole names first, then names that contain the words asked for, one after the other. */
  private Set<Node> byLabel(EntityKind kind, String asked, Map<Node, String> labels) {
    String words = plain(asked);
    if (words.isEmpty()) {
      return Set.of();
    }
    Set<Node> whole = new LinkedHashSet<>();
    Set<Node> part = new LinkedHashSet<>();
    for (Node node : labels.keySet()) {
      for (Node property : LABELS) {
        graph.find(node, property, Node.ANY).mapWith(Triple::getObject).forEachRemaining(label -> {
          String name = plain(label.getLiteralLexicalForm());
          if (name.equals(words)) {
            whole.add(node);
          } else if ((" " + name + " ").contains(" " + words + " ")) {
            part.add(node);
          }
        });
      }
    }
    return whole.isEmpty() ? part : whole;
  }

  private Map<Node, String> labels(EntityKind kind) {
    Map<Node, String> labels = new TreeMap<>(Comparator.comparing(Node::getURI));
    for (Node type : AIRG.classes(kind)) {
      graph.find(Node.ANY, RDF.type.asNode(), type).mapWith(Triple::getSubject)
          .forEachRemaining(node -> labels.put(node, label(node).orElse(id(node))));
    }
    return labels;
  }

  private boolean is(EntityKind kind, Node node) {
    return AIRG.classes(kind).stream()
        .anyMatch(type -> graph.contains(node, RDF.type.asNode(), type));
  }

  private Optional<String> label(Node node) {
    return graph.find(node, RDFS.label.asNode(), Node.ANY).nextOptional()
        .map(triple -> triple.getObject().getLiteralLexicalForm());
  }

  /** The name with the fewest typing slips, as a whole or in as many of its words as were asked for. */
  private static String nearest(String asked, Map<Node, String> labels) {
    String typed = plain(asked);
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, typed.length() / 3));
    Map<Node, Integer> slips = new HashMap<>();
    labels.forEach((node, label) -> parts(plain(label), typed.split(" ").length).stream()
        .mapToInt(part -> distance.apply(typed, part)).filter(slip -> slip >= 0).min()
        .ifPresent(slip -> slips.put(node, slip)));
    return slips.entrySet().stream()
        .min(Map.Entry.<Node, Integer>comparingByValue().thenComparing(entry -> entry.getKey().getURI()))
        .map(entry -> "; did you mean \"" + labels.get(entry.getKey()) + "\" (" + id(entry.getKey()) + ")?")
        .orElse("; search for a word of it with the command search");
  }

  private static List<String> parts(String label, int words) {
    List<String> all = List.of(label.split(" "));
    List<String> parts = new ArrayList<>(List.of(label));
    for (int i = 0; i + words <= all.size(); i++) {
      parts.add(String.join(" ", all.subList(i, i + words)));
    }
    return parts;
  }

  /** The last part of an IRI. */
  public static String id(Node node) {
    return node.getURI().substring(node.getURI().lastIndexOf('/') + 1);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
