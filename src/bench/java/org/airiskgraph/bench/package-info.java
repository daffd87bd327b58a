/** Benchmarks: scaled catalogues, what others need for the same work, and load over HTTP. See {@code src/bench/README.md}. */
package org.airiskgraph.bench;
