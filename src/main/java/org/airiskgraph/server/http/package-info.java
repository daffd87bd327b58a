/** The HTTP side of the server: limits, the handlers before the servlets, content negotiation, metrics. */
package org.airiskgraph.server.http;
