package org.airiskgraph.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * What comes to a server on the open net: those who read, those who ask, and those who wish it ill. On a busy machine the second
 * that a request has there may end before a page is made.
 */
enum Visit {
  PAGE((server, dice) -> server.get("/risk/" + pick(Known.RISKS, dice), "Accept", "text/html").statusCode(), 200,
      503),
  DATA((server, dice) -> server.get("/risk/" + pick(Known.RISKS, dice), "Accept",
      pick(List.of("text/turtle", "application/ld+json", "application/rdf+xml"), dice)).statusCode(), 200, 503),
  HOME((server, dice) -> server.get("/", "Accept", "text/html").statusCode(), 200, 503),
  SEARCH((server, dice) -> server
      .get("/search?q=" + pick(List.of("deception", "mesa-optimization", "privacy", "war", "%22", "a*"), dice),
          "Accept", "text/html")
      .statusCode(), 200, 503),
  CANNED(
      (server, dice) -> server
          .get("/queries/" + pick(Known.QUERIES, dice), "Accept", "text/csv, text/turtle, */*;q=0.1").statusCode(),
      200, 503),
  RELATED((server, dice) -> server.get("/queries/related-risks?risk=" + pick(Known.RISKS, dice), "Accept", "text/html")
      .statusCode(), 200, 503),
  SPARQL(
      (server, dice) -> server.ask("SELECT * { ?s a ?type } ORDER BY ?s LIMIT " + (1 + dice.nextInt(500))).statusCode(),
      200, 503),
  ENDLESS_QUERY((server, dice) -> server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }").statusCode(),
      503),
  NO_QUERY((server, dice) -> server.ask("SELECT * { ?s ?p " + "(".repeat(dice.nextInt(2000))).statusCode(), 400),
  GIANT_HEADER((server, dice) -> answer(server,
      "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n"), 0, 431),
  GIANT_BODY((server, dice) -> answer(server,
      "POST /risks/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000000000\r\n\r\nASK {}"),
      413),
  BAD_ENCODING((server, dice) -> answer(server,
      "GET "
          + pick(List.of("/risk/%ff%fe", "/search?q=%zz", "/queries/related-risks?risk=%zz", "/risks/sparql?query=%zz",
              "/%", "/risk/%00", "/risk/..%2f..%2fetc/passwd",
              "/search?q=%c3%28", "/\u00ff\u00fe"), dice)
          + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
      200, 400, 404),
  NOT_HTTP(
      (server, dice) -> answer(server, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"), 0,
      400),
  WRITE((server, dice) -> answer(server, pick(List.of("DELETE", "PUT", "PATCH", "TRACE", "BREW"), dice)
      + " /risk/34.02.03 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), 400, 405,
      501),
  HALF_CLOSED((server, dice) -> speak(server, "GET /risk/34.02.03 HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
      + (dice.nextBoolean() ? "\r\n" : ""), true), 0, 200, 400),
  VANISHED((server, dice) -> speak(server,
      "GET " + pick(List.of("/", "/ontology.ttl", "/queries/counts", "/risk/34.02.03"), dice)
          + " HTTP/1.1\r\nHost: localhost\r\n" + (dice.nextBoolean() ? "\r\n" : ""),
      false), 0),
  VANISHED_FROM_A_QUERY((server, dice) -> speak(server, "GET /risks/sparql?query="
      + TestServer.encode("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT " + dice.nextInt(100_000))
      + " HTTP/1.1\r\nHost: localhost\r\n\r\n", false), 0);

  /** Stands for a connection that ended without an answer. */
  static final int NOTHING = 0;

  private final BiFunction<TestServer, Random, Integer> action;
  private final List<Integer> expected;

  Visit(BiFunction<TestServer, Random, Integer> action, Integer... expected) {
    this.action = action;
    this.expected = List.of(expected);
  }

  /** Whether nothing is meant by it but harm. */
  boolean hostile() {
    return ordinal() >= ENDLESS_QUERY.ordinal();
  }

  /** The status it was answered with, {@link #NOTHING} for none; a status that must not come is an error. */
  int pay(TestServer server, Random dice) {
    int status = action.apply(server, dice);
    if (!expected.contains(status)) {
      throw new AssertionError(this + " was answered " + status + ", expected one of " + expected);
    }
    return status;
  }

  private static <T> T pick(List<T> choices, Random dice) {
    return choices.get(dice.nextInt(choices.size()));
  }

  private static int answer(TestServer server, String bytes) {
    try {
      return status(server.raw(bytes));
    } catch (java.io.UncheckedIOException e) {
      // The server hung up while it was still being talked at, as it may.
      return NOTHING;
    }
  }

  private static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : NOTHING;
  }

  /** Says something and then either no more while it listens, or cuts the line. */
  private static int speak(TestServer server, String bytes, boolean listen) {
    try (Socket socket = server.open()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      if (!listen) {
        socket.setSoLinger(true, 0);
        return NOTHING;
      }
      socket.shutdownOutput();
      socket.setSoTimeout((int) TestServer.PATIENCE.toMillis());
      return status(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (SocketException e) {
      return NOTHING;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What can be asked for in the bundled catalogue. */
  private static final class Known {
    static final List<String> RISKS =
        TestServer.dataset().getDefaultGraph().find(Node.ANY, RDF.type.asNode(), AIRG.Risk)
            .mapWith(Triple::getSubject).toList().stream().map(Node::getURI)
            .map(iri -> iri.substring((IriFactory.DEFAULT_BASE + "risk/").length())).sorted().toList();
    static final List<String> QUERIES = QueryLibrary.bundled().all().stream().map(CannedQuery::name).toList();
  }

  static Stream<Visit> all(boolean hostile) {
    return Stream.of(values()).filter(visit -> visit.hostile() == hostile);
  }
}
