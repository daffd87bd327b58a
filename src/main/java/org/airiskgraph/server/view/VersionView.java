package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;

/**
 * A version of the repository, such as V4.
 *
 * @param name its name
 * @param date its day in words
 * @param risks number of risks that it was the first to contain
 * @param documents number of source documents that it was the first to contain
 */
public record VersionView(String name, String date, int risks, int documents) {

  /** The versions in which something is new, newest first. */
  public static List<VersionView> all(PageLinks links) {
    GraphReader reader = links.reader();
    return reader.members(AIRG.RepositoryVersion).stream().filter(version -> reader.count(AIRG.since, version) > 0)
        .sorted(Comparator.comparing((Node version) -> issued(reader, version)).reversed())
        .map(version -> new VersionView(reader.code(version), links.texts().day(issued(reader, version)),
            since(reader, version, AIRG.Risk), since(reader, version, AIRG.SourceDocument)))
        .toList();
  }

  private static String issued(GraphReader reader, Node version) {
    return reader.text(version, DCTerms.issued.asNode()).orElse("");
  }

  private static int since(GraphReader reader, Node version, Node type) {
    return (int) reader.subjects(AIRG.since, version).stream().filter(node -> reader.is(node, type)).count();
  }
}
