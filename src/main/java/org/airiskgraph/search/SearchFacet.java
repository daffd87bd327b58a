package org.airiskgraph.search;

import java.util.Locale;

/** What search results can be filtered by. */
public enum SearchFacet {
  /** The kind of entity: {@code risk}, {@code concept}, … or {@code term} for a term of the ontology. */
  KIND,
  /** The code of a domain or sub-domain: of a risk, of what a mitigation acts on, and of the domain itself. */
  DOMAIN,
  /** The number of a source document or, as typed, its short name: of a risk, and of the document itself. */
  SOURCE;

  /** The name of the request parameter, and of the field in the index. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
