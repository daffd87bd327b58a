package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;

/** Mitigations beyond a risk's own strategy: for the risk, for one of its concepts, or for its sub-domain. */
final class SuggestedMitigations {
  private static final int MOST = 20;

  private SuggestedMitigations() {}

  /** Each mitigation once, with the closest reason as its note; the closest first, then by name; at most 20. */
  static List<Hyperlink> of(PageLinks links, Node risk) {
    GraphReader reader = links.reader();
    Map<Node, Hyperlink> found = new LinkedHashMap<>();
    add(found, links, reader.objects(risk, AIRG.mitigatedBy), "for this risk");
    reader.objects(risk, AIRG.concept).stream().sorted(Comparator.comparing(Node::toString)).forEach(
        concept -> add(found, links, reader.subjects(AIRG.actsOn, concept), "applies to " + reader.label(concept)));
    reader.objects(risk, AIRG.subdomain).forEach(subdomain -> add(found, links,
        reader.subjects(AIRG.actsOn, subdomain), "applies to sub-domain " + reader.code(subdomain)));
    reader.objects(risk, AIRG.mitigationStep)
        .forEach(step -> found.keySet().removeAll(reader.objects(step, AIRG.mitigation)));
    return found.values().stream().limit(MOST).toList();
  }

  private static void add(Map<Node, Hyperlink> found, PageLinks links, List<Node> mitigations, String reason) {
    mitigations.stream().sorted(Comparator.comparing(links.reader()::label))
        .forEach(node -> found.computeIfAbsent(node, n -> links.to(n).withNote(reason)));
  }
}
