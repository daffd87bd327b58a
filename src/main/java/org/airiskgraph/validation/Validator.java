package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.airiskgraph.export.PublishedContext;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.reader.ProfileReader;
import org.airiskgraph.store.snapshot.Snapshot;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;

/** All checks of the files of a catalogue and of the graph that is built from them. */
public final class Validator {

  private final IriFactory iris;
  private final PrefixedNames names;
  /** The ontology files that were read, by their paths; several checks read each. */
  private final Map<String, Graph> files = new ConcurrentHashMap<>();

  /** Checks graphs whose instances have IRIs under the base of {@code iris}. */
  public Validator(IriFactory iris) {
    this.iris = iris;
    this.names = new PrefixedNames(Prefixes.of(iris));
  }

  /**
   * The faults that keep the ontology or files of a catalogue directory from being read, and what is suspicious in
   * these files.
   *
   * @param inputs the directory, and which files are read with it
   */
  public Findings ofFiles(CatalogueInputs inputs) {
    List<Finding> findings = new ArrayList<>();
    ontologyFiles().forEach(file -> {
      try {
        file(file);
      } catch (InputException e) {
        findings.add(Finding.of(e, Severity.VIOLATION));
      }
    });
    // Without the ontology nobody knows what a reference of the folder may refer to.
    boolean isReadable = findings.isEmpty();
    inputs.catalogue().ifPresent(from -> findings
        .addAll(new FolderCheck(iris, names, from).find(isReadable, inputs.crosswalks().isEmpty())));
    return new Findings(findings);
  }

  /**
   * What can be found while files have faults for which the graph cannot be built: those of the canned queries, of the
   * JSON-LD context and, if the ontology can be read, terms that do not exist.
   */
  public Findings withoutGraph() {
    Optional<TermCheck> vocabulary = Optional.empty();
    try {
      vocabulary = Optional.of(new TermCheck(Vocabularies.bundled(), declarations(), names));
    } catch (InputException e) {
      // A fault of the ontology, which is among those of its files.
    }
    List<Finding> findings = new ArrayList<>(context());
    vocabulary.ifPresent(check -> {
      SourceLocator places = new SourceLocator(iris, Optional.empty(), names);
      ontologyTerms(check).stream().map(places::locate).forEach(findings::add);
    });
    BiFunction<String, CannedQuery, List<Finding>> terms = vocabulary
        .<BiFunction<String, CannedQuery, List<Finding>>>map(check -> check::ofQuery)
        .orElse((file, query) -> List.of());
    findings.addAll(new QueryCheck(terms).of(QueryLibrary.bundled().texts(), Optional.empty()));
    return new Findings(findings);
  }

  /** What is wrong with the JSON-LD context. */
  private static List<Finding> context() {
    List<Finding> findings = new ArrayList<>();
    PublishedContext.check(fault -> {
      Finding finding = Finding.of(fault, Severity.VIOLATION);
      findings.add(finding.advice().isEmpty() ? finding
          : finding.withAdvice("Correct the file; ontology/README.md describes it."));
    });
    return findings;
  }

  private List<Finding> ontologyTerms(TermCheck vocabulary) {
    return ontologyFiles().flatMap(file -> vocabulary.ofOntology(file, file(file)).stream()).toList();
  }

  /** What is to be said of the terms of a query that do not exist, though all of their vocabulary are known. */
  public List<String> unknownTerms(CannedQuery query) {
    Graph declarations = Snapshot.ontology().map(Ontology::closed).orElseGet(this::declarations);
    TermCheck check = new TermCheck(Vocabularies.bundled(), declarations, names);
    return check.ofQuery(query.name(), query, check::hasVocabularyOf).stream()
        .map(finding -> finding.sentence() + " " + finding.advice()).toList();
  }

  private Graph declarations() {
    Graph declarations = GraphFactory.createDefaultGraph();
    ontologyFiles().forEach(file -> GraphUtil.addInto(declarations, file(file)));
    return declarations;
  }

  private Graph file(String path) {
    return files.computeIfAbsent(path, ClasspathFiles::graph);
  }

  /**
   * Checks a graph, the ontology and the canned queries.
   *
   * @param dataset the graph; checked are its named graphs but the links, which the program makes and its own tests
   * check, or the default graph if it has no links of their own
   * @param folder the catalogue directory that it was built from, which findings refer to
   * @param answers whether each canned query must return something from it
   */
  public Findings of(DatasetGraph dataset, Optional<CatalogueDirectoryReader.Folder> folder, boolean answers) {
    Graph graph = withoutLinks(dataset);
    Optional<Graph> concepts = folder.flatMap(Ontology::concepts);
    TermCheck vocabulary = new TermCheck(Vocabularies.bundled(), declarations(), names);
    List<Finding> references = new ReferenceCheck(iris, names).of(graph, folder);
    // The checks only read the graph, so they can run in parallel.
    List<Finding> found = Stream.<Supplier<List<Finding>>>of(
        () -> references,
        () -> withoutThoseOf(references, new ShaclCheck(Ontology.shapes(iris), names).of(graph)),
        () -> new RuleCheck(names).of(graph),
        () -> new LabelCheck(names).of(graph),
        () -> folder.map(from -> profiles(from, graph)).orElse(List.of()),
        () -> vocabulary.ofData(graph),
        () -> ontologyTerms(vocabulary),
        Validator::context,
        () -> concepts.map(own -> vocabulary.ofOntology("concepts.ttl", own)).orElse(List.of()),
        () -> new QueryCheck(vocabulary::ofQuery).of(QueryLibrary.bundled().texts(),
            answers ? Optional.of(dataset) : Optional.empty()))
        .parallel().flatMap(check -> check.get().stream()).toList();
    if (found.isEmpty()) {
      return new Findings(found);
    }
    SourceLocator whereabouts = new SourceLocator(iris, folder, names);
    return new Findings(found.stream().map(whereabouts::locate).toList());
  }

  /** The faults of the system profiles. */
  private List<Finding> profiles(CatalogueDirectoryReader.Folder folder, Graph graph) {
    List<Finding> findings = new ArrayList<>();
    ProfileReader.read(folder, key -> graph.contains(iris.concept(key), RDF.type.asNode(), AIRG.Concept),
        fault -> findings.add(Finding.of(fault, Severity.VIOLATION)));
    return findings;
  }

  /** Links with their reasons are most of a graph, so checking them would take most of the time. */
  private Graph withoutLinks(DatasetGraph dataset) {
    Node links = iris.graph("links");
    return dataset.containsGraph(links)
        ? Iter.iter(dataset.listGraphNodes()).filter(name -> !name.equals(links)).map(dataset::getGraph)
            .reduce(DisjointUnion::new).orElse(Graph.emptyGraph)
        : dataset.getDefaultGraph();
  }

  /** Without the results of shapes for undefined references, which lack the class that the shapes require. */
  private static List<Finding> withoutThoseOf(List<Finding> references, List<Finding> shapes) {
    Set<Node> dangling = new HashSet<>();
    references.forEach(reference -> reference.result().ifPresent(entry -> dangling.add(entry.value())));
    return shapes.stream().filter(finding -> finding.result().map(ReportEntry::value).filter(dangling::contains)
        .isEmpty()).toList();
  }

  /** The ontology files and shapes, in which our own terms are declared. */
  private static Stream<String> ontologyFiles() {
    return Stream.concat(Ontology.FILES.stream(), Stream.of(Ontology.SHAPES)).map(file -> "ontology/" + file);
  }
}
