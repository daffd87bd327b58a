/**
 * Immutable graphs in memory and on disk, in the manner of HDT: terms are numbered in a dictionary, triples are
 * sorted columns of numbers with indexes, and links between risks are columns from which triples are created on
 * demand. The bundled catalogue is compiled into such a file when the program is built.
 *
 * <p>Why not Jena's stores: a TDB2 database needs a directory that it can write to, and cannot be read from a jar;
 * reading RDF Thrift into an in-memory graph takes 2 seconds of processor time at each start. A snapshot is read in a
 * tenth of a second, and holds a catalogue of 160,000 risks in the memory of a small server.
 *
 * <p>{@link org.airiskgraph.store.snapshot.Snapshot} is the only public class.
 */
package org.airiskgraph.store.snapshot;
