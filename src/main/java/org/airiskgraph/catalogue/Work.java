package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A bibliographic work: a source document of the repository, or something cited.
 *
 * @param key BibTeX key
 * @param authors {@code "Family, Given"} or an organization's name, in order
 * @param othersOmitted whether there are more authors than those named
 * @param year year of publication
 * @param title empty for a work known from an author-year citation alone
 * @param links where it is found
 * @param venue journal, proceedings, publisher or institution
 * @param type BibTeX entry type, or the workbook's item type
 * @param note a remark, such as why the title is not known
 */
public record Work(
    String key,
    List<String> authors,
    boolean othersOmitted,
    Optional<Integer> year,
    Optional<String> title,
    Links links,
    Optional<String> venue,
    Optional<String> type,
    Optional<String> note) implements CatalogueRecord {
  /** A work whose authors are all named, without a note. */
  public Work(String key, List<String> authors, Optional<Integer> year, Optional<String> title, Links links,
      Optional<String> venue, Optional<String> type) {
    this(key, authors, false, year, title, links, venue, type, Optional.empty());
  }

  /**
   * Where a work is found.
   *
   * @param doi bare, {@code 10.48550/arXiv.1906.01820}
   * @param url web address
   */
  public record Links(Optional<String> doi, Optional<String> url) {}

  public Work {
    authors = List.copyOf(authors);
  }

  @Override
  public EntityKind kind() {
    return EntityKind.WORK;
  }

  @Override
  public String id() {
    return key;
  }
}
