/**
 * RDF to links: the graph of risks comes in; scored links between risks, each resting on reasons that can be
 * read, go out.
 *
 * <p>{@link org.airiskgraph.links.LinkBuilder} ranks the risks that are related to each risk, by the parameters of {@code
 * LinkMethod}; {@code LinkExplainer} finds the reasons and {@code ReasonText} words them. {@code MitigationRanking}, {@code
 * EntryRanking}, {@code MeasureRanking} and {@code IncidentRanking} rank what else fits a risk, and {@code FitToRdf}
 * writes it. {@code RiskSpace} finds the risks that are near to a text.
 */
package org.airiskgraph.links;
