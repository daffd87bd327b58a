package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.catalogue.CatalogueRecord;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.graph.CatalogueToRdf;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueDirectoryReader.Folder;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Finds the faults that keep the files of a catalogue directory from being read. If there are any, the graph cannot be
 * built; so that a second round does not bring more, the references of all records that were read are checked with them.
 */
final class FolderCheck implements CatalogueDirectoryReader.Listing {
  private final IriFactory iris;
  private final PrefixedNames names;
  private final Folder folder;
  private final List<Finding> findings = new ArrayList<>();
  /** Kinds of which some entities may not be known, because a file that defines them cannot be read. */
  private final Set<EntityKind> unread = EnumSet.noneOf(EntityKind.class);

  FolderCheck(IriFactory iris, PrefixedNames names, Folder folder) {
    this.iris = iris;
    this.names = names;
    this.folder = folder;
  }

  /**
   * Finds them.
   *
   * @param references whether references can be checked, too
   * @param isWhole whether incidents may name only entries of the catalogues in the folder
   */
  List<Finding> find(boolean references, boolean isWhole) {
    Optional<Graph> concepts = Optional.empty();
    try {
      concepts = Ontology.concepts(folder);
    } catch (InputException e) {
      unreadable(CatalogueDirectoryReader.CONCEPTS, e);
    }
    // As they were read: which of them are the same cannot be told while they have faults.
    List<CatalogueRecord> records = new ArrayList<>();
    CatalogueDirectoryReader.read(folder, isWhole, records::add, this);
    boolean isUnsound = findings.stream().anyMatch(finding -> finding.severity() == Severity.VIOLATION);
    boolean isCut =
        records.stream().anyMatch(found -> found instanceof Risk risk && !risk.references().steps().isEmpty())
            && ReferenceCheck.lacks(EntityKind.MITIGATION, folder);
    if (references && (isUnsound || isCut)) {
      checkReferences(records, RiskGraphBuilder.ontology(iris, concepts));
    }
    return findings;
  }

  @Override
  public void fault(InputException fault) {
    findings.add(Finding.of(fault, Severity.VIOLATION));
  }

  @Override
  public void unreadable(String file, InputException fault) {
    unread.addAll(ReferenceCheck.definedIn(file));
    fault(fault);
  }

  @Override
  public void suspicion(InputException suspicion) {
    findings.add(Finding.of(suspicion, Severity.WARNING));
  }

  private void checkReferences(List<CatalogueRecord> records, Ontology ontology) {
    Graph catalogue = GraphFactory.createDefaultGraph();
    try (CatalogueToRdf triples = new CatalogueToRdf(iris, ontology, StreamRDFLib.graph(catalogue))) {
      records.forEach(triples::accept);
    }
    int sources = ReferenceCheck.removeThoseOfMissingBibliography(folder, findings);
    SourceLocator places = new SourceLocator(iris, Optional.of(folder), names);
    List<Finding> known = List.copyOf(findings);
    new ReferenceCheck(iris, names).of(new DisjointUnion(ontology.closed(), catalogue), Optional.of(folder), sources)
        .stream().filter(finding -> finding.result().map(ReportEntry::value).flatMap(to -> iris.kind(to.getURI()))
            .filter(unread::contains).isEmpty())
        .map(places::locate)
        // A key that cannot be one is not undefined, too.
        .filter(finding -> known.stream().noneMatch(other -> finding.where().startsWith(other.where() + " (")))
        .forEach(findings::add);
  }
}
