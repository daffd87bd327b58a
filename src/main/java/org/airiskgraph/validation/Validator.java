package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueMerger;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.reader.SourceLocations;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;

/** All checks, on the files of a catalogue and on the graph made from them. */
public final class Validator {
  private static final String SHAPES = "ontology/" + Ontology.SHAPES;

  private final IriFactory iris;
  private final PrefixedNames names;

  /** Checks of graphs whose instances stand under the base of {@code iris}. */
  public Validator(IriFactory iris) {
    this.iris = iris;
    this.names = new PrefixedNames(Prefixes.of(iris));
  }

  /** The first fault of each file of a catalogue directory that cannot be read as what it should be. */
  public Findings ofFiles(CatalogueDirectoryReader.Folder folder) {
    List<Finding> findings = new ArrayList<>();
    CatalogueDirectoryReader.read(folder, new CatalogueMerger(), fault -> findings.add(finding(fault)));
    return new Findings(findings);
  }

  private static Finding finding(InputException fault) {
    // The message is "place: problem", and a place holds no blank behind its colons.
    String[] parts = fault.getMessage().split(": ", 2);
    return Finding.ofFile(parts[0], parts[1] + ".", "Correct the file; data/README.md describes its fields.");
  }

  /**
   * Everything that is wrong with a graph, with the ontology it uses and with the canned queries.
   *
   * @param dataset the graph; only its default graph is looked at
   * @param folder the catalogue directory it was made from, to say where things stand
   * @param answers whether each canned query is to have an answer in it
   */
  public Findings of(DatasetGraph dataset, Optional<CatalogueDirectoryReader.Folder> folder, boolean answers) {
    Graph graph = dataset.getDefaultGraph();
    TermCheck vocabulary = new TermCheck(Vocabularies.bundled(), declarations(), names);
    List<Finding> references = new ReferenceCheck(iris, names).of(graph);
    // The graph is only read, so the long checks need not wait for one another.
    List<Finding> found = Stream.<Supplier<List<Finding>>>of(
        () -> references,
        () -> withoutThoseOf(references, new ShaclCheck(ClasspathFiles.graph(SHAPES), names).of(graph)),
        () -> new RuleCheck(names).of(graph),
        () -> new LabelCheck(names).of(graph),
        () -> vocabulary.ofData(graph),
        () -> ontologyFiles().flatMap(file -> vocabulary.ofOntology(file, ClasspathFiles.graph(file)).stream())
            .toList(),
        () -> new QueryCheck(vocabulary).of(QueryLibrary.bundled().texts(),
            answers ? Optional.of(dataset) : Optional.empty()))
        .parallel().flatMap(check -> check.get().stream()).toList();
    if (found.isEmpty()) {
      return new Findings(found);
    }
    SourceLocator whereabouts = new SourceLocator(iris, folder.map(SourceLocations::in), names);
    return new Findings(found.stream().map(whereabouts::locate).toList());
  }

  /** A reference into the void also breaks shapes, which ask for a class there; it is one fault. */
  private static List<Finding> withoutThoseOf(List<Finding> references, List<Finding> shapes) {
    Set<Node> dangling = new HashSet<>();
    references.forEach(reference -> reference.result().ifPresent(entry -> dangling.add(entry.value())));
    return shapes.stream().filter(finding -> finding.result().map(ReportEntry::value).filter(dangling::contains)
        .isEmpty()).toList();
  }

  /** The ontology files as they stand, with shapes: what our own terms are declared in. */
  private static Graph declarations() {
    Graph declarations = GraphFactory.createDefaultGraph();
    ontologyFiles().forEach(file -> GraphUtil.addInto(declarations, ClasspathFiles.graph(file)));
    return declarations;
  }

  private static Stream<String> ontologyFiles() {
    return Stream.concat(Ontology.FILES.stream(), Stream.of(Ontology.SHAPES)).map(file -> "ontology/" + file);
  }
}
