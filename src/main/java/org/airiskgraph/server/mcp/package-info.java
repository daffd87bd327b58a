/**
 * The graph as tools and resources for language models, by the
 * <a href="https://modelcontextprotocol.io/specification/2025-11-25">Model Context Protocol</a>, without sessions. Only
 * the command {@code mcp} and the first request to {@code /mcp} load it.
 */
package org.airiskgraph.server.mcp;
