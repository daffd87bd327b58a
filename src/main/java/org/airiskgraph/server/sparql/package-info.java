/**
 * The SPARQL endpoint: the query half of the protocol on Fuseki, with limits on time, memory, size and functions.
 *
 * <p>A request passes {@code QueryEndpoint} (HTTP), {@code QueryThreads} (a thread that can be given up) and {@code
 * QueryProcessor} (parse, check, plan, run, write). Three sets of bounds work together: {@code QueryText} and {@code
 * QueryComplexity} before planning, {@code GuardedAlgebra} and {@code BoundedOperators} in the plan, which draw on the
 * {@code QueryBudget}, and {@code ResultLimit} and {@code BoundedOutput} on the answer.
 */
package org.airiskgraph.server.sparql;
