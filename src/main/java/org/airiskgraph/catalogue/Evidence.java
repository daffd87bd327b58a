package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A further passage of the source document that speaks of a risk.
 *
 * @param id canonical evidence id, {@code 34.02.03.a}
 * @param rawId the id as the workbook prints it ({@code 60.01.01a})
 * @param page page or page range in the source document
 * @param wording the passage, where an input supplies it
 * @param cites keys of the works it cites
 */
public record Evidence(
    String id, String rawId, Optional<String> page, Optional<Quotation> wording, List<String> cites) {
  public Evidence {
    cites = List.copyOf(cites);
  }
}
