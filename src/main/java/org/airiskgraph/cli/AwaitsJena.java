package org.airiskgraph.cli;

import org.airiskgraph.graph.JenaStart;

/** A command that has something to do while Jena starts, and comes through {@link JenaStart#await} before it needs it. */
interface AwaitsJena {}
