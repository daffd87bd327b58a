package org.airiskgraph.server.page;

/**
 * What a page says when there is nothing to show.
 *
 * @param title in a few words
 * @param message what is at fault and what to do
 */
public record ErrorView(String title, String message) {}
