package org.airiskgraph.catalogue;

import java.util.Optional;

/**
 * One step of the mitigation strategy for a risk; its place in the risk's list is its order.
 *
 * @param mitigation key of the {@link Mitigation} it applies
 * @param wording the step as a repository page words it
 * @param reference the page's own reference marks, {@code "SourceDocument 7, 11"}; they number a list that the page
 *     does not show
 */
public record MitigationStep(String mitigation, Optional<String> wording, Optional<String> reference) {}
