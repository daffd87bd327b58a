package org.airiskgraph.graph;

import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.shared.PrefixMapping;

/** The prefixes that exports, pages and query forms use. */
public final class Prefixes {
  private Prefixes() {}

  /** Prefix to namespace, with {@code risk:}, {@code domain:} and the other kinds under the given base. */
  public static PrefixMap of(IriFactory iris) {
    PrefixMap map = PrefixMapFactory.create();
    map.add("airg", AIRG.NS);
    for (EntityKind kind : EntityKind.values()) {
      map.add(kind.path(), iris.namespace(kind));
    }
    map.add("bibo", "http://purl.org/ontology/bibo/");
    map.add("dcterms", "http://purl.org/dc/terms/");
    map.add("foaf", "http://xmlns.com/foaf/0.1/");
    map.add("owl", "http://www.w3.org/2002/07/owl#");
    map.add("prov", "http://www.w3.org/ns/prov#");
    map.add("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    map.add("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    map.add("skos", "http://www.w3.org/2004/02/skos/core#");
    map.add("xsd", "http://www.w3.org/2001/XMLSchema#");
    return map;
  }

  /** A prefix with its namespace as a query declares it; one that is not known has an ellipsis for its namespace. */
  public static String declaration(String prefix) {
    return prefix + ": <" + Optional.ofNullable(of(new IriFactory(IriFactory.DEFAULT_BASE)).get(prefix)).orElse("…")
        + ">";
  }

  /** Adds {@link #of} to a graph's own prefixes. */
  static void addTo(PrefixMapping mapping, IriFactory iris) {
    of(iris).forEach(mapping::setNsPrefix);
  }
}
