package org.airiskgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A format that can be written: {@link RdfFormat RDF} or one {@link NetworkFormat for network tools} of the whole graph,
 * its {@link MappingFormat mappings}, or its catalogue as a {@link WorkbookFormat workbook}.
 */
public sealed interface ExportFormat permits RdfFormat, NetworkFormat, MappingFormat, WorkbookFormat {
  /** All formats, RDF first. */
  static List<ExportFormat> all() {
    return Stream.<ExportFormat[]>of(RdfFormat.values(), NetworkFormat.values(), MappingFormat.values(),
        WorkbookFormat.values())
        .flatMap(Arrays::stream).toList();
  }

  /** The format of files with this ending, {@code "ttl"}, in upper or lower case. */
  static Optional<ExportFormat> ofEnding(String ending) {
    return all().stream().filter(format -> format.ending().equals(ending.toLowerCase(Locale.ROOT))).findFirst();
  }

  /** The endings of all formats, for messages: {@code "ttl, jsonld, ..."}. */
  static String endings() {
    return all().stream().map(ExportFormat::ending).collect(Collectors.joining(", "));
  }

  /** What the format is and whom it is for, in a few words. */
  String description();

  /** The ending of file names, in lower case and without the dot. */
  String ending();

  /** Whether the format is a directory of files, which {@link NetworkFormat#writeTables} writes. */
  default boolean isDirectory() {
    return false;
  }

  /** Writes {@code dataset} to {@code out}, which the caller closes; the same graph gives the same bytes, except in a workbook. */
  void write(DatasetGraph dataset, IriFactory iris, OutputStream out) throws IOException;
}
