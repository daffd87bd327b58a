package org.airiskgraph.server.page;

import java.util.List;
import org.airiskgraph.server.view.Hyperlink;

/**
 * The whole graph to take away.
 *
 * @param triples how many there are, for people
 * @param files its forms
 * @param graphs the named graphs it consists of
 */
public record DownloadView(String triples, List<Hyperlink> files, List<Graph> graphs) {
  /** A named graph: the end of its name, the name, how many triples it has, and its forms. */
  public record Graph(String name, String iri, String triples, List<Hyperlink> files) {}
}
