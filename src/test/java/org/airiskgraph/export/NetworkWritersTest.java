package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The files for network tools: {@link GraphMlWriter}, {@link GexfWriter} and {@link Neo4jCsvWriter}. */
class NetworkWritersTest {
  private static Document written(BiConsumer<PropertyGraph, OutputStream> writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.accept(SmallNetwork.GRAPH, out);
    return Jsoup.parse(out.toString(StandardCharsets.UTF_8), "", Parser.xmlParser());
  }

  @Test
  void graphMlHasTypedKeysAndTheLabelsThatTinkerPopLooksFor() {
    Document graph = written(GraphMlWriter::write);
    assertEquals("int", graph.selectFirst("key[id=node-year]").attr("attr.type"));
    assertEquals("double", graph.selectFirst("key[id=edge-weight]").attr("attr.type"));
    Element risk = graph.selectFirst("node[id=risk/01.01.00]");
    assertEquals("Risk", risk.selectFirst("data[key=labelV]").text());
    assertEquals("=Loss of <control>", risk.selectFirst("data[key=node-name]").text());
    assertTrue(risk.select("data[key=node-year]").isEmpty(), "a field that it does not have");
    Element link = graph.selectFirst("edge[source=risk/01.01.00][target=risk/01.02.00]");
    assertEquals(List.of("relatedTo", "0.5", "1", "+words"), link.select("data").eachText());
    assertEquals(1, graph.selectFirst("edge[target=source/01]").select("data").size());
  }

  @Test
  void gexfHasCountsPlacesAndSizesByTheNumberOfRelations() {
    Document graph = written(GexfWriter::write);
    assertEquals("5", graph.selectFirst("nodes").attr("count"));
    assertEquals("2", graph.selectFirst("edges").attr("count"));
    Element risk = graph.selectFirst("node[id=risk/01.01.00]");
    assertEquals("=Loss of <control>", risk.attr("label"));
    double two = Double.parseDouble(risk.getElementsByTag("viz:size").first().attr("value"));
    double none = Double.parseDouble(
        graph.selectFirst("node[id=domain/7]").getElementsByTag("viz:size").first().attr("value"));
    assertTrue(two > none, two + " and " + none);
    assertEquals("0.5", graph.selectFirst("edge[label=relatedTo]").attr("weight"));
    assertFalse(graph.selectFirst("edge[label=sourceDocument]").hasAttr("weight"));
  }

  @Test
  void tablesForNeo4jHaveTypedColumnsAndGuardTextsThatASpreadsheetWouldRun() throws IOException {
    ByteArrayOutputStream nodes = new ByteArrayOutputStream();
    ByteArrayOutputStream edges = new ByteArrayOutputStream();
    Neo4jCsvWriter.writeNodes(SmallNetwork.GRAPH, nodes);
    Neo4jCsvWriter.writeEdges(SmallNetwork.GRAPH, edges);
    List<String> vertices = nodes.toString(StandardCharsets.UTF_8).lines().toList();
    assertTrue(vertices.get(0).startsWith("id:ID,:LABEL,name,iri,") && vertices.get(0).contains(",year:int,"));
    assertEquals(6, vertices.size());
    assertTrue(vertices.get(4).startsWith("risk/01.01.00,Risk,'=Loss of <control>,"), vertices.get(4));
    assertEquals(List.of(":START_ID,:END_ID,:TYPE,weight:double,rank:int,why",
        "risk/01.01.00,risk/01.02.00,RELATED_TO,0.5,1,'+words", "risk/01.01.00,source/01,SOURCE_DOCUMENT,,,"),
        edges.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
