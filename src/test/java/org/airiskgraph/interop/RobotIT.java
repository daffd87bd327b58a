package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.server.TestServer;
import org.apache.jena.query.DatasetFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The <a href="https://robot.obolibrary.org/report">report of ROBOT</a> on the ontology, by its default profile. */
final class RobotIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"core.ttl", "taxonomies.ttl", "concepts.ttl", "alignments.ttl", "shapes.ttl"})
  void reportOnEachFileHasNoErrors(String file) throws Exception {
    assertNoErrors(Path.of("ontology", file));
  }

  @Test
  void reportOnTheOntologyAsServedHasNoErrors() throws Exception {
    Path served = folder.resolve("served.ttl");
    RiskServer server = TestServer.start(DatasetFactory.createGeneral().asDatasetGraph(),
        new IriFactory(IriFactory.DEFAULT_BASE));
    try {
      HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.url() + "ontology"))
          .header("Accept", "text/turtle").build(), BodyHandlers.ofFile(served));
    } finally {
      server.stop();
    }
    assertTrue(Files.readString(served).contains("\"mesa-optimization\"@en"), "all parts are in it");

    assertNoErrors(served);
  }

  @Test
  void termWithoutLabelIsAnError() throws Exception {
    Path file = Files.writeString(folder.resolve("one.ttl"), """
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        <https://example.org/o> a owl:Ontology .
        <https://example.org/o#A> a owl:Class ; rdfs:subClassOf <https://example.org/o#B> .
        <https://example.org/o#B> a owl:Class ; rdfs:label "B"@en .
        """);

    Tool.Said said = report(file);

    assertEquals(1, said.exit(), said.out());
    assertTrue(
        Files.readString(folder.resolve("report.tsv")).contains("ERROR\tmissing_label\thttps://example.org/o#A"));
  }

  private void assertNoErrors(Path ontology) throws IOException, InterruptedException {
    Tool.Said said = report(ontology);

    assertEquals(0, said.exit(), () -> {
      try {
        return said.out() + said.err() + Files.readString(folder.resolve("report.tsv"));
      } catch (IOException e) {
        return said.out() + said.err();
      }
    });
  }

  private Tool.Said report(Path ontology) throws IOException, InterruptedException {
    return Tool.java("robot", "org.obolibrary.robot.CommandLineInterface").say("report", "--input", ontology,
        "--fail-on", "ERROR", "--output", folder.resolve("report.tsv"));
  }
}
