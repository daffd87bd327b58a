package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.OWL2;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every IRI of our namespace in the graph answers at the server, as a page and in every RDF format, and what it answers
 * describes the IRI. Of the thousands of entities one in thirty is asked for in all formats; the others are
 * described by the same code.
 */
class DeclaredIrisIT {
  private static final String BASE = IriFactory.DEFAULT_BASE;
  private static final int SAMPLE = 30;
  private static final int LARGE_GRAPH_TRIPLES = 10_000;

  private static TestServer server;
  private static TestServer excerpt;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    excerpt = TestServer.ofExcerpt();
  }

  @AfterAll
  static void stop() {
    server.close();
    excerpt.close();
  }

  @Test
  void everyIriAnswersAndIsDescribed() {
    Map<String, Set<Node>> documents = declared();
    List<String> faults = new ArrayList<>();
    int seen = 0;
    int number = 0;
    for (Map.Entry<String, Set<Node>> document : documents.entrySet()) {
      boolean entity = document.getKey().matches("\\Q" + BASE
          + "\\E(risk|work|mitigation|concept|evidence|source|catalogue|incident)/.+");
      if (!entity || number++ % SAMPLE == 0) {
        faults.addAll(faults(document.getKey(), document.getValue()));
        seen++;
      }
    }

    assertEquals(List.of(), faults);
    assertTrue(documents.containsKey(BASE + "ontology/shapes"), "the parts of the ontology are declared");
    assertTrue(seen > 150, "asked for " + seen + " of " + documents.size() + " documents");
  }

  /** The IRIs under the base, by the document that they are in. */
  private static Map<String, Set<Node>> declared() {
    Map<String, Set<Node>> documents = new TreeMap<>();
    Graph graph = TestServer.dataset().getDefaultGraph();
    Stream.concat(graph.stream(), Ontology.shapes(new IriFactory(BASE)).stream())
        .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
        .filter(node -> node.isURI() && node.getURI().startsWith(BASE)).distinct().forEach(node -> documents
            .computeIfAbsent(node.getURI().replaceFirst("#.*", ""), d -> new TreeSet<>(
                java.util.Comparator.comparing(Node::getURI)))
            .add(node));
    // A file, not an entity: JsonLdIT asks for it.
    documents.remove(BASE + "ontology/" + Ontology.CONTEXT);
    documents.put(BASE + "dataset", Set.of(NodeFactory.createURI(BASE + "dataset")));
    return documents;
  }

  private static List<String> faults(String iri, Set<Node> nodes) {
    List<String> faults = new ArrayList<>();
    String path = "/" + iri.substring(BASE.length());
    HttpResponse<String> page = server.get(path, "Accept", "text/html");
    if (page.statusCode() == 303) {
      page = server.get(page.headers().firstValue("Location").orElseThrow().replaceFirst("#.*", ""), "Accept",
          "text/html");
    }
    if (page.statusCode() != 200 || !page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
      faults.add(path + " as a page: " + page.statusCode());
    }
    boolean large = TestServer.dataset().getGraph(NodeFactory.createURI(iri)).size() > LARGE_GRAPH_TRIPLES;
    for (RdfFormat format : RdfFormat.forTriples()) {
      // A file of hundreds of megabytes is read as it comes, and only in one format; for a HEAD it is written whole, too.
      boolean read = format == RdfFormat.TURTLE || !large;
      TestServer answering = read ? server : excerpt;
      HttpResponse<InputStream> answer = answering.send(answering.request(path, "Accept", format.mediaType())
          .method(read ? "GET" : "HEAD", BodyPublishers.noBody()).build(),
          response -> BodySubscribers.ofInputStream());
      String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
      if (answer.statusCode() != 200 || !type.equals(format.mediaType())) {
        faults.add(path + " as " + format + ": " + answer.statusCode() + " " + type);
      } else if (read) {
        faults.addAll(undescribed(path, answer.body(), format, nodes));
      }
    }
    return faults;
  }

  private static List<String> undescribed(String path, InputStream body, RdfFormat format, Set<Node> nodes) {
    Set<Node> missing = new HashSet<>(nodes);
    try (body) {
      RDFParser.source(body).lang(format.jena().getLang()).base(BASE).parse(new StreamRDFBase() {
        @Override
        public void triple(Triple triple) {
          missing.remove(triple.getSubject());
          if (triple.getPredicate().equals(OWL2.versionIRI.asNode())) {
            missing.remove(triple.getObject());
          }
        }
      });
    } catch (RiotException e) {
      return List.of(path + " as " + format + " is not RDF: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return missing.stream().limit(5).map(node -> path + " as " + format + " does not describe " + node).toList();
  }
}
