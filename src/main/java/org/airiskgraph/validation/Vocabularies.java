package org.airiskgraph.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.reader.BundledFolder;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Terms of other vocabularies, from the lists in {@code vocabularies/}: one IRI per line, below a comment with the
 * version of the vocabulary.
 *
 * @param terms IRIs of terms
 * @param namespaces the namespaces of these terms
 */
record Vocabularies(Set<String> terms, Set<String> namespaces) {
  /** The bundled lists. */
  static Vocabularies bundled() {
    BundledFolder folder = new BundledFolder("vocabularies");
    Set<String> terms = new HashSet<>();
    try {
      for (String file : folder.files()) {
        folder.text(file).lines().map(String::strip).filter(line -> line.contains(":") && !line.startsWith("#"))
            .forEach(terms::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> namespaces = new HashSet<>();
    terms.forEach(term -> namespaces.add(namespace(term)));
    return new Vocabularies(Set.copyOf(terms), Set.copyOf(namespaces));
  }

  boolean has(String iri) {
    return terms.contains(iri) || namespaces.contains(iri);
  }

  /** The term of the same vocabulary with the smallest edit distance to {@code iri}. */
  Optional<String> nearest(String iri) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return terms.stream().filter(term -> namespace(term).equals(namespace(iri)))
        .min(Comparator.comparingInt((String term) -> distance.apply(term, iri)).thenComparing(term -> term));
  }

  /** All up to the last {@code #}, {@code /} or {@code =}. */
  static String namespace(String iri) {
    return iri.substring(0, Math.max(iri.lastIndexOf('#'), Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('='))) + 1);
  }
}
