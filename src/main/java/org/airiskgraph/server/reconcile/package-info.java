/**
 * The <a href="https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/">Reconciliation Service
 * API 0.2</a>, by which OpenRefine matches the cells of a table with entities and fetches values of them.
 */
package org.airiskgraph.server.reconcile;
