package org.airiskgraph.web.page;

import java.util.List;
import org.airiskgraph.web.view.Ref;
import org.airiskgraph.web.view.ThingView;

/**
 * The page of a thing that is no risk.
 *
 * @param thing what it says
 * @param picture its neighbourhood as SVG
 * @param downloads its RDF forms
 */
public record ThingDocument(ThingView thing, String picture, List<Ref> downloads) {}
