package org.airiskgraph.links;

/** A way in which two risks can be alike. */
public enum Signal {
  /** They are about the same concepts of the thesaurus, or about concepts one or two steps apart. */
  CONCEPT,
  /** Their names, summaries, quotations and headings use the same rare words. */
  WORDING,
  /** They are siblings, or parent and child, in one source document. */
  FAMILY,
  /** They stand under headings of the same name. */
  CATEGORY,
  /** They or their evidence cite the same work. */
  WORK,
  /** They or their evidence cite works of the same first author and year. */
  AUTHOR_YEAR,
  /** The same mitigation is meant against both. */
  MITIGATION,
  /** Entity, intent and timing are coded alike. */
  CAUSE,
  /** They are filed under the same sub-domain. */
  SUBDOMAIN,
  /** They are filed under the same domain. */
  DOMAIN
}
