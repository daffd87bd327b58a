package org.airiskgraph.links;

/** A way in which two risks can be alike. */
public enum Signal {
  /** They are about the same concepts of the thesaurus, or about concepts one or two steps apart. */
  CONCEPT,
  /** Their names, summaries, quotations and headings use the same rare words. */
  WORDING,
  /** They have the same name. */
  NAME,
  /** They are siblings, or parent and child, in one source document. */
  FAMILY,
  /** Their headings have the same name. */
  CATEGORY,
  /** They or their evidence cite the same work. */
  WORK,
  /** They or their evidence cite works of the same first author and year. */
  AUTHOR_YEAR,
  /** They have a mitigation in common. */
  MITIGATION,
  /** They have the same entity, intent and timing. */
  CAUSE,
  /** They are in the same sub-domain. */
  SUBDOMAIN,
  /** They are in the same domain. */
  DOMAIN
}
