package org.airiskgraph.server.page;

import java.util.List;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.ResourceView;

/**
 * The page of a thing that is no risk.
 *
 * @param thing what it says
 * @param picture its neighbourhood as SVG
 * @param downloads its RDF forms
 */
public record ResourceDocument(ResourceView thing, String picture, List<Hyperlink> downloads) {}
