package org.airiskgraph.catalogue;

import java.util.List;

/**
 * Incidents of one origin.
 *
 * @param id its key, in kebab-case
 * @param terms who publishes it and how it may be used
 * @param incidents in the order of the file
 */
public record IncidentCollection(String id, ExternalCatalogue.Terms terms, List<Incident> incidents) {
  public IncidentCollection {
    incidents = List.copyOf(incidents);
  }
}
