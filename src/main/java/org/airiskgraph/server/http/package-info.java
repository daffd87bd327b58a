/**
 * The HTTP side of the server: the handlers before the servlets in their order ({@code HandlerChain}), content
 * negotiation, metrics. All numbers that bound a request are in {@link org.airiskgraph.server.http.Limits}; {@code
 * ConcurrencyLimit} is the handler that keeps some of them.
 */
package org.airiskgraph.server.http;
