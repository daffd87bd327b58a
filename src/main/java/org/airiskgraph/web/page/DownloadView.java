package org.airiskgraph.web.page;

import java.util.List;
import org.airiskgraph.web.view.Ref;

/**
 * The whole graph to take away.
 *
 * @param triples how many there are, for people
 * @param files its forms
 */
public record DownloadView(String triples, List<Ref> files) {}
