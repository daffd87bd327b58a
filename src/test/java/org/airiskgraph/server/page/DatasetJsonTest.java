package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

/** What search engines read: {@link DatasetJson} and {@link EntityJson}. */
class DatasetJsonTest {
  private static final String SERVER = "http://localhost:3330/";
  private final SiteContext site = SmallSite.site();

  private JsonObject entity(EntityKind kind, Node node) {
    return JSON.parse(EntityJson.of(site, kind, node, SERVER));
  }

  @Test
  void datasetHasAFileForEachFormat() {
    JsonObject dataset = JSON.parse(new DatasetJson(site).forPages(SERVER));
    assertEquals("Dataset", dataset.getString("@type"));
    assertTrue(dataset.get("distribution").getAsArray().stream()
        .map(file -> file.getAsObject().getString("contentUrl")).allMatch(url -> url.startsWith(SERVER + "download/")));
    assertEquals(DatasetFile.ALL.size(), dataset.get("distribution").getAsArray().size());
  }

  @Test
  void crateDescribesItselfItsFolderAndEachFile() {
    List<String> ids = JSON.parse(new DatasetJson(site).crate(SERVER)).get("@graph").getAsArray().stream()
        .map(node -> node.getAsObject().getString("@id")).toList();
    assertEquals(List.of(DatasetJson.CRATE, "./"), ids.subList(0, 2));
    assertTrue(ids.containsAll(DatasetFile.ALL.stream().map(DatasetFile::name).toList()));
  }

  @Test
  void riskIsATermWithItsSummaryAndItsSource() {
    JsonObject risk = entity(EntityKind.RISK, SmallGraph.IRIS.risk("01.01.01"));
    assertEquals("DefinedTerm", risk.getString("@type"));
    assertEquals("A model pursues goals that its training did not set.", risk.getString("description"));
    assertEquals("Risks", risk.getObj("inDefinedTermSet").getString("name"));
    assertEquals("A survey of harms", risk.getObj("isBasedOn").getString("name"));
    assertEquals(SERVER + "risk/01.01.01", risk.getString("url"));
  }

  @Test
  void workHasItsAuthorsAndItsDoi() {
    JsonObject source = entity(EntityKind.SOURCE, SmallGraph.IRIS.source("1"));
    assertEquals("CreativeWork", source.getString("@type"));
    assertEquals("[ \"Doe, Jo\" , \"Abel, A\" ]", source.get("author").getAsArray().toString().replaceAll("\\s+", " "));
    assertEquals("https://doi.org/10.1/x", entity(EntityKind.WORK, SmallGraph.IRIS.work("b")).getString("sameAs"));
  }

  @Test
  void nameCannotEndTheScriptElement() {
    String json = EntityJson.of(site, EntityKind.RISK, SmallGraph.IRIS.risk("02.01.00"), SERVER);
    assertFalse(json.contains("<"), json);
    assertEquals("Deceptive <models>", JSON.parse(json).getString("name"));
  }
}
