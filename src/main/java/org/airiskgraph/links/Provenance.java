package org.airiskgraph.links;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Literals;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * States where the links come from: an activity of this program, by which method and version, with which
 * parameters ({@code prov:used} entities that have a {@code prov:value}), from which graphs.
 *
 * <p>It names no time, so that the same input gives the same graph.
 */
final class Provenance {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  private final IriFactory iris;
  private final StreamRDF out;

  Provenance(IriFactory iris, StreamRDF out) {
    this.iris = iris;
    this.out = out;
  }

  void write(LinkMethod method, LinkOptions options) {
    Node links = iris.graph("links");
    Node activity = part(links, "activity");
    Node program = part(links, "program");
    activity(links, "activity", "linking of related risks", "Weighted sum of what two risks have in common: concepts "
        + "spread over the thesaurus, wording by BM25, and sets of shared entities by rarity; the best links of each "
        + "risk are kept, with the parts of the sum as reasons.");
    add(links, RDFS.label.asNode(), Literals.english("links between risks"));
    add(links, RDF.type.asNode(), DCAT.Dataset.asNode());
    add(links, DCTerms.description.asNode(),
        Literals.english("Links between related risks with scores and reasons, and ranked "
            + "mitigations for each risk, all derived by this program."));
    add(links, OWL2.versionInfo.asNode(), Literals.string(method.version()));
    add(links, DCTerms.license.asNode(), NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/"));
    add(links, DCTerms.source.asNode(), iris.graph("catalogue"));
    add(links, prov("wasDerivedFrom"), iris.graph("catalogue"));
    add(links, prov("wasDerivedFrom"), iris.graph("ontology"));
    add(activity, OWL2.versionInfo.asNode(), Literals.string(method.version()));
    add(activity, prov("wasAssociatedWith"), program);
    add(program, RDF.type.asNode(), prov("SoftwareAgent"));
    add(program, RDFS.label.asNode(), Literals.english("AI Risk Graph"));
    parameters(method, options).forEach((name, value) -> {
      Node parameter = part(links, "parameter-" + name.replace(' ', '-'));
      add(activity, prov("used"), parameter);
      add(parameter, RDF.type.asNode(), prov("Entity"));
      add(parameter, RDFS.label.asNode(), Literals.english(name));
      add(parameter, prov("value"), NodeFactory.createLiteralDT(value,
          value.contains(".") ? XSDDatatype.XSDdecimal : XSDDatatype.XSDinteger));
    });
  }

  /** States by which activity, called {@code part} in its IRI, {@code graph} was made of catalogue and ontology. */
  void activity(Node graph, String part, String label, String description) {
    Node activity = part(graph, part);
    add(graph, RDF.type.asNode(), prov("Entity"));
    add(graph, prov("wasGeneratedBy"), activity);
    add(activity, RDF.type.asNode(), prov("Activity"));
    add(activity, RDFS.label.asNode(), Literals.english(label));
    add(activity, DCTerms.description.asNode(), Literals.english(description));
    add(activity, prov("used"), iris.graph("catalogue"));
    add(activity, prov("used"), iris.graph("ontology"));
  }

  private static Map<String, String> parameters(LinkMethod method, LinkOptions options) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("links per risk", String.valueOf(options.perRisk()));
    all.put("smallest score of a link", decimal(options.least()));
    all.put("smallest score of the same risk", decimal(LinkBuilder.LEAST_SAME));
    all.put("smallest score of the same risk with the same name", decimal(LinkBuilder.LEAST_SAME_BY_NAME));
    all.put("smallest share of a concept as a reason of its own", decimal(ConceptExplainer.LEAST_SHARE));
    all.put("smallest share of near and umbrella concepts as a reason", decimal(ConceptExplainer.LEAST_STATED));
    all.put("smallest share of concepts in common in a feature", decimal(ConceptExplainer.LEAST_SHARED));
    all.put("words shown", String.valueOf(ReasonText.MOST_WORDS));
    all.put("smallest share of a word shown", decimal(ReasonText.LEAST_WORD));
    all.put("risks for one with a rare concept", String.valueOf(ReasonText.RARE));
    method.weights().forEach((signal, weight) -> all
        .put("weight of " + signal.name().toLowerCase(Locale.ROOT).replace('_', ' '), decimal(weight)));
    all.put("name counts", decimal(method.text().name()));
    all.put("heading counts", decimal(method.text().heading()));
    all.put("evidence counts", decimal(method.text().evidence()));
    all.put("concept only mentioned counts", decimal(method.text().mention()));
    all.put("saturation of concepts", decimal(method.text().saturation()));
    all.put("rate to broader concept", decimal(method.steps().broader()));
    all.put("rate to related concept", decimal(method.steps().related()));
    all.put("factor for excluded risks", decimal(method.damping().excluded()));
    all.put("factor for headings", decimal(method.damping().heading()));
    all.put("risks looked at per feature", String.valueOf(method.reach().perFeature()));
    all.put("risks looked at per risk", String.valueOf(method.reach().perRisk()));
    all.put("candidates scored per risk", String.valueOf(method.reach().scored()));
    return all;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  static Node part(Node graph, String name) {
    return NodeFactory.createURI(graph.getURI() + "#" + name);
  }

  static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
