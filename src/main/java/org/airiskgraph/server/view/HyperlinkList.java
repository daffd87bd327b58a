package org.airiskgraph.server.view;

import java.util.List;

/**
 * Links under a heading.
 *
 * @param heading the heading, which may be a link itself
 * @param items the links
 */
public record HyperlinkList(Hyperlink heading, List<Hyperlink> items) {}
