package org.airiskgraph.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of entities that have IRIs and pages of their own. */
public enum EntityKind {
  RISK("risk", "Risk", "Risks", "Risk"),
  DOMAIN("domain", "Domain", "Domains", "Domain", "Subdomain"),
  SOURCE("source", "Source document", "Source documents", "SourceDocument"),
  WORK("work", "Work", "Works", "Work"),
  MITIGATION("mitigation", "Mitigation", "Mitigations", "Mitigation"),
  CONCEPT("concept", "Concept", "Concepts", "Concept"),
  EVIDENCE("evidence", "Evidence", "Evidence", "Evidence"),
  CATALOGUE("catalogue", "Catalogue entry", "Catalogue entries", "CatalogueEntry", "ExternalCatalogue"),
  INCIDENT("incident", "Incident", "Incidents", "Incident");

  private final String path;
  private final String title;
  private final String plural;
  private final List<String> classNames;

  EntityKind(String path, String title, String plural, String... classNames) {
    this.path = path;
    this.title = title;
    this.plural = plural;
    this.classNames = List.of(classNames);
  }

  /** The segment before the identifier in IRIs and page addresses, for example {@code source}. */
  public String path() {
    return path;
  }

  /** The name of one entity of this kind, capitalized. */
  public String title() {
    return title;
  }

  /** The name of several entities of this kind, capitalized. */
  public String plural() {
    return plural;
  }

  /** The local names of the ontology's classes of this kind, the most general one first; at least one. */
  public List<String> classNames() {
    return classNames;
  }

  /** The kind with this path segment. */
  public static Optional<EntityKind> ofPath(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }
}
