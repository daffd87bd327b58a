package org.airiskgraph.server.page;

import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Ontology;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.vocabulary.DCTerms;

/**
 * The dataset in JSON-LD: as {@code schema:Dataset} for search engines, and as an <a
 * href="https://www.researchobject.org/ro-crate/specification/1.1/">RO-Crate 1.1</a> of the files for download.
 */
final class DatasetJson {
  static final String CRATE = "ro-crate-metadata.json";

  private final SiteContext site;

  DatasetJson(SiteContext site) {
    this.site = site;
  }

  /** For a script element: no {@code <} in it. */
  String forPages(String server) {
    JsonBuilder json = JsonBuilder.create().startObject().pair("@context", "https://schema.org/");
    describe(json, site.iris().base() + "dataset", server);
    json.key("distribution").startArray();
    for (DatasetFile file : DatasetFile.ALL) {
      json.startObject().pair("@type", "DataDownload").pair("encodingFormat", file.mediaType())
          .pair("contentUrl", server + "download/" + file.name()).finishObject();
    }
    return json.finishArray().finishObject().build().toString().replace("<", "\\u003c");
  }

  /** The metadata file of the folder of downloads. */
  String crate(String server) {
    JsonBuilder json = JsonBuilder.create().startObject().pair("@context", "https://w3id.org/ro/crate/1.1/context")
        .key("@graph").startArray();
    json.startObject().pair("@id", CRATE).pair("@type", "CreativeWork").key("about").startObject().pair("@id", "./")
        .finishObject().key("conformsTo").startObject().pair("@id", "https://w3id.org/ro/crate/1.1").finishObject()
        .finishObject();
    json.startObject();
    describe(json, "./", server);
    json.key("hasPart").startArray();
    DatasetFile.ALL.forEach(file -> json.startObject().pair("@id", file.name()).finishObject());
    json.finishArray().finishObject();
    for (DatasetFile file : DatasetFile.ALL) {
      json.startObject().pair("@id", file.name()).pair("@type", "File")
          .pair("name", "AI Risk Graph as " + file.title(site.texts())).pair("encodingFormat", file.mediaType())
          .finishObject();
    }
    json.startObject().pair("@id", "#contributors").pair("@type", "Organization")
        .pair("name", "AI Risk Graph contributors").finishObject();
    json.startObject().pair("@id", DatasetDescription.LICENSE).pair("@type", "CreativeWork")
        .pair("name", "Creative Commons Attribution 4.0 International").finishObject();
    return json.finishArray().finishObject().build() + "\n";
  }

  private void describe(JsonBuilder json, String id, String server) {
    GraphReader reader = site.reader();
    String published = reader.text(site.iris().graph("ontology"), DCTerms.modified.asNode())
        .or(() -> reader.text(site.iris().graph("catalogue"), DCTerms.issued.asNode())).orElse("");
    json.pair("@id", id).pair("@type", "Dataset").pair("name", "AI Risk Graph")
        .pair("description", DatasetDescription.SUMMARY)
        .pair("url", server).pair("identifier", site.iris().base() + "dataset").pair("version", Ontology.VERSION);
    if (!published.isEmpty()) {
      json.pair("datePublished", published);
    }
    json.key("license").startObject().pair("@id", DatasetDescription.LICENSE).finishObject();
    json.key("isBasedOn").startObject().pair("@id", "https://doi.org/10.48550/arXiv.2408.12622").finishObject();
    json.key("creator").startObject().pair("@id", "#contributors").pair("@type", "Organization")
        .pair("name", "AI Risk Graph contributors").finishObject();
    json.key("keywords").startArray();
    DatasetDescription.KEYWORDS.forEach(json::value);
    json.finishArray();
  }
}
