package org.airiskgraph.cli;

import org.airiskgraph.graph.JenaStart;

/** A command that has something to do while Jena starts, and calls {@link JenaStart#await} when it needs it. */
interface AwaitsJena {}
