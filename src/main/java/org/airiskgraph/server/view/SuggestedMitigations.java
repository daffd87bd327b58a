package org.airiskgraph.server.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/** Mitigations beyond a risk's own strategy: meant for the risk, for a concept of it, or for its sub-domain. */
final class SuggestedMitigations {
  private static final int MOST = 20;

  private SuggestedMitigations() {}

  /** Each once, with the closest reason as its note; the closest first, then by name. */
  static List<Hyperlink> of(GraphReader facts, Node risk) {
    Map<Node, Hyperlink> found = new LinkedHashMap<>();
    List<Node> own = facts.objects(risk, AIRG.mitigationStep).stream()
        .flatMap(step -> facts.objects(step, AIRG.mitigation).stream()).toList();
    add(found, facts, facts.objects(risk, AIRG.mitigatedBy), "meant for this risk");
    facts.objects(risk, AIRG.concept).stream().sorted(Comparator.comparing(Node::getURI))
        .forEach(concept -> add(found, facts, facts.subjects(AIRG.actsOn, concept), "acts on " + facts.label(concept)));
    facts.objects(risk, AIRG.subdomain).forEach(subdomain -> add(found, facts, facts.subjects(AIRG.actsOn, subdomain),
        "acts on sub-domain " + facts.text(subdomain, SKOS.notation.asNode()).orElse("")));
    own.forEach(found::remove);
    return found.values().stream().limit(MOST).toList();
  }

  private static void add(Map<Node, Hyperlink> found, GraphReader facts, List<Node> mitigations, String why) {
    mitigations.stream().sorted(Comparator.comparing(facts::label))
        .forEach(node -> found.computeIfAbsent(node, n -> facts.ref(n).withNote(why)));
  }
}
