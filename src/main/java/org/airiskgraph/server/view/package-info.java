/**
 * What pages show, as records filled from the graph; nothing here knows HTTP or HTML. {@code RiskView} is of the page of a
 * risk, {@code ResourceView} of those of all other entities, {@code FacetedRiskList} of the list of risks with its facets.
 */
package org.airiskgraph.server.view;
