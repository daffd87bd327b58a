/** What pages show, as records filled from the graph; nothing here knows HTTP or HTML. */
package org.airiskgraph.server.view;
