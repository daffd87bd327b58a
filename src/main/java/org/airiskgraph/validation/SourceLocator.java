package org.airiskgraph.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.SourceLocations;
import org.apache.jena.atlas.lib.IRILib;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;

/** Finds the line of the catalogue or the ontology files that a finding on the graph originates from. */
final class SourceLocator {
  private final IriFactory iris;
  private final Optional<SourceLocations> catalogue;
  private final PrefixedNames names;
  private final Map<String, String> terms = new HashMap<>();

  /** @param folder the catalogue directory; empty if the graph was built without one */
  SourceLocator(IriFactory iris, Optional<CatalogueDirectoryReader.Folder> folder, PrefixedNames names) {
    this.iris = iris;
    this.catalogue = folder.map(SourceLocations::in);
    this.names = names;
    try {
      if (folder.isPresent() && folder.get().files().contains(CatalogueDirectoryReader.CONCEPTS)) {
        addTerms(folder.get().name() + "/" + CatalogueDirectoryReader.CONCEPTS,
            folder.get().open(CatalogueDirectoryReader.CONCEPTS));
      }
      for (String file : Ontology.FILES) {
        addTerms("ontology/" + file, ClasspathFiles.open("ontology/" + file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The finding with its place, if that is found. */
  Finding locate(Finding finding) {
    return finding.result().flatMap(this::of).map(finding::at).orElse(finding);
  }

  private Optional<String> of(ReportEntry entry) {
    Node focus = entry.focusNode();
    if (!focus.isURI()) {
      return Optional.empty();
    }
    String term = names.of(focus);
    if (terms.containsKey(term)) {
      return Optional.of(terms.get(term));
    }
    return catalogue.filter(places -> focus.getURI().startsWith(iris.base())).flatMap(places -> {
      String id = id(focus.getURI());
      return Optional.ofNullable(entry.value()).flatMap(value -> places.of(id, text(value))).or(() -> places.of(id));
    });
  }

  private static String text(Node value) {
    return value.isURI() ? id(value.getURI()) : value.isLiteral() ? value.getLiteralLexicalForm() : "";
  }

  /** The identifier of a record in the catalogue: the last segment of its IRI, without fragment. */
  private static String id(String iri) {
    String whole = iri.replaceFirst("#.*", "");
    return IRILib.decodeHex(whole.substring(whole.lastIndexOf('/') + 1));
  }

  /** Each subject begins a line in these handwritten files. */
  private void addTerms(String file, InputStream in) throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.matches("[a-z]+:\\S+.*")) {
          terms.putIfAbsent(line.split("\\s", 2)[0], file + ":" + number + ":1");
        }
      }
    }
  }
}
