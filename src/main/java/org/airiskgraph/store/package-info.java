/**
 * The finished graph, kept: compiled into the program for the catalogue that travels with it, or in a TDB2
 * store on disk. Both know what they were made from, and are made again when that has changed.
 */
package org.airiskgraph.store;
