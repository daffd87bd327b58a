package org.airiskgraph.server.page;

import java.util.List;

/**
 * The canned queries.
 *
 * @param queries each as a form
 */
public record QueriesView(List<Form> queries) {
  /** A query to be asked. */
  public record Form(String name, String summary, String description, List<Parameter> parameters) {}

  /** A field of the form and what stands in it. */
  public record Parameter(String name, String description, String value) {}
}
