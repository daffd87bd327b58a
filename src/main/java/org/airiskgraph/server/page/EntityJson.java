package org.airiskgraph.server.page;

import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.Reference;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/** An entity in the words of schema.org, as JSON-LD for search engines. */
final class EntityJson {
  private EntityJson() {}

  /** For a script element: no {@code <} in it; {@code server} is the address of this server. */
  static String of(SiteContext site, EntityKind kind, Node entity, String server) {
    GraphReader reader = site.reader();
    boolean isWork = kind == EntityKind.WORK || kind == EntityKind.SOURCE;
    String address = server + site.links().address(entity.getURI()).substring(1);
    JsonBuilder json = JsonBuilder.create().startObject().pair("@context", "https://schema.org/")
        .pair("@type", isWork ? "CreativeWork" : "DefinedTerm").pair("@id", entity.getURI()).pair("url", address)
        .pair("name", reader.label(entity)).pair("identifier", GraphReader.id(entity));
    Optional<String> description = reader.text(entity, AIRG.summary)
        .or(() -> reader.text(entity, SKOS.definition.asNode()))
        .or(() -> reader.text(entity, DCTerms.description.asNode()));
    description.ifPresent(text -> json.pair("description", text));
    if (isWork) {
      work(json, Reference.of(reader, entity));
    } else {
      json.key("inDefinedTermSet").startObject().pair("@type", "DefinedTermSet")
          .pair("@id", site.iris().namespace(kind)).pair("name", site.texts().kinds(kind)).finishObject();
    }
    reader.object(entity, AIRG.sourceDocument).ifPresent(source -> json.key("isBasedOn").startObject()
        .pair("@type", "CreativeWork").pair("@id", source.getURI()).pair("name", reader.label(source)).finishObject());
    return json.finishObject().build().toString().replace("<", "\\u003c");
  }

  private static void work(JsonBuilder json, Reference work) {
    json.key("author").startArray();
    work.authors().forEach(json::value);
    json.finishArray();
    if (!work.year().isEmpty()) {
      json.pair("datePublished", work.year());
    }
    if (!work.doi().isEmpty()) {
      json.pair("sameAs", "https://doi.org/" + work.doi());
    }
  }
}
