package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph as linked data: every address answers in the form that is asked for. */
class LinkedDataIT {
  private static final Node MESA = NodeFactory.createURI("https://w3id.org/airiskgraph/risk/34.02.03");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
      "*/* | text/html",
      "text/turtle | text/turtle",
      "text/turtle;q=0.5, application/ld+json | application/ld+json",
      "text/html;q=0, */* | text/turtle",
      "application/rdf+xml;q=0.9, text/* ;q=0.1 | application/rdf+xml",
      "application/* | application/ld+json",
      "application/n-triples | application/n-triples",
      "application/json | application/ld+json",
      "image/png, text/turtle;q=0.1 | text/turtle",
  })
  void theHeaviestAcceptedFormWins(String accept, String type) {
    HttpResponse<String> answer = server.get("/risk/34.02.03", "Accept", accept);
    assertEquals(200, answer.statusCode());
    assertEquals(type, answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""));
    assertEquals("Accept", answer.headers().firstValue("Vary").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risk/34.02.03", "/ontology", "/queries/related-risks", "/search?q=x", "/.well-known/void"})
  void mediaTypeThatNoPageHasIsNotAcceptable(String path) {
    HttpResponse<String> answer = server.get(path, "Accept", "image/png");
    assertEquals(406, answer.statusCode());
    assertTrue(answer.body().contains("Available media types: "), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing/here", "/humans.txt", "/nowhere", "/queries.html"})
  void unknownAddressIsA404PageWithLinksAndSearch(String path) {
    HttpResponse<String> page = server.get(path, "Accept", "text/html");
    assertEquals(404, page.statusCode());
    assertTrue(
        page.body().contains("There is no page at this address.") && page.body().contains("<a href=\"/repository\">")
            && page.body().contains("<form class=\"wide\" action=\"/search\""),
        page.body());
    assertEquals("There is no page at this address.\n", server.get(path, "Accept", "*/*").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/none.css", "/ui/none.js", "/download/none"})
  void whatIsMissingIsSaidWithoutWordsOfTheServersOwn(String path) {
    HttpResponse<String> answer = server.get(path, "Accept", "text/html");
    assertEquals(404, answer.statusCode());
    assertFalse(answer.body().contains("HTTP ERROR"), answer.body());
  }

  /** Links, their reasons and the steps of a strategy have IRIs of the form {@code <risk#part>}. */
  @ParameterizedTest
  @ValueSource(strings = {"34.02.03", "47.02.13", "53.01.06"})
  void everyPartOfARiskHasItsPlaceOnThePage(String id) {
    String page = server.get("/risk/" + id, "Accept", "text/html").body();
    Graph graph = parse(server.get("/risk/" + id + ".ttl").body(), Lang.TURTLE);
    List<String> parts = graph.find().mapWith(triple -> triple.getSubject().toString()).toList().stream().distinct()
        .filter(subject -> subject.contains("/risk/" + id + "#"))
        .map(subject -> subject.substring(subject.indexOf('#') + 1)).toList();
    assertTrue(parts.size() > 12, parts.toString());
    assertEquals(List.of(), parts.stream().filter(part -> !page.contains(" id=\"" + part + "\"")).toList());
  }

  /** rdflib.js is one of the readers that know no {@code PREFIX}. */
  @ParameterizedTest
  @ValueSource(strings = {"/risk/34.02.03", "/ontology", "/ontology/shapes", "/.well-known/void", "/risks/sparql",
      "/graph/ontology", "/risks/sparql?query=DESCRIBE%20%3Chttps://w3id.org/airiskgraph/domain/7%3E"})
  void turtleBeginsWithPrefixesThatEveryReaderKnows(String path) {
    String turtle = server.get(path, "Accept", "text/turtle").body();
    assertFalse(parse(turtle, Lang.TURTLE).isEmpty());
    assertTrue(turtle.lines().noneMatch(line -> line.startsWith("PREFIX ")), turtle.lines().findFirst().orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ttl", "jsonld", "nt", "rdf"})
  void everyFormSaysTheSame(String suffix) {
    Lang lang = RDFLanguages.filenameToLang("x." + suffix);
    Graph graph = parse(server.get("/risk/34.02.03." + suffix).body(), lang);
    Graph turtle = parse(server.get("/risk/34.02.03", "Accept", "text/turtle").body(), Lang.TURTLE);
    assertTrue(turtle.isIsomorphicWith(graph), suffix);
    assertTrue(graph.contains(MESA, AIRG.subdomain, NodeFactory.createURI("https://w3id.org/airiskgraph/domain/7.2")));
    assertTrue(graph.contains(Node.ANY, AIRG.linkFrom, MESA), "its links are described with it");
  }

  @ParameterizedTest
  @CsvSource({
      "/risk/mit561, /risk/34.02.03", "/risk/mesa-optimization, /risk/34.02.03", "/risk/mit561.ttl, /risk/34.02.03.ttl",
      "/source/Ji2023, /source/34", "/risk/Mesa-Optimization%20Objectives, /risk/34.02.03",
  })
  void otherNamesLeadToTheCanonicalAddress(String path, String canonical) {
    HttpResponse<String> answer = server.get(path);
    assertEquals(303, answer.statusCode());
    assertTrue(answer.headers().firstValue("Location").orElse("").endsWith(canonical),
        answer.headers().map().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risk/99.99.99", "/risk/nonsense.ttl", "/domain/9.9", "/queries/no-such",
      "/picture/risk/99.svg",
      "/download/other.nq", "/assets/../pom.xml", "/concept/-", "/graph/nothing", "/graph", "/graph/links.trig",
      "/picture", "/assets"})
  void whatIsNotThereIsNotFound(String path) {
    assertEquals(404, server.get(path, "Accept", "text/html").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/repository", "/repository?domain=7&entity=ai&timing=other&q=mesa",
      "/repository?page=9", "/risk/", "/domain/",
      "/domain/7", "/domain/7.2", "/source/", "/source/34", "/concept/", "/mitigation/", "/work/", "/evidence/",
      "/queries",
      "/search?q=%22%5C%2B-%26%26%7C%7C%21%28%29%7B%7D%5B%5D%5E~*%3F%3A%2F", "/search", "/ontology", "/download/"})
  void everyPageIsThere(String path) {
    HttpResponse<String> answer = server.get(path, "Accept", "text/html");
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("<h1>"), path);
  }

  @Test
  void versionAndItsCountsAreOnThePagesAndInTheData() {
    String home = server.get("/", "Accept", "text/html").body();
    assertTrue(home.contains("Version <strong>V4</strong> of the repository, 3 December 2025."), home);
    assertTrue(home.contains("<a href=\"/repository?since=V4\">223 risks</a> from 9 source documents"), home);
    String list = server.get("/repository?since=V4", "Accept", "text/html").body();
    assertTrue(list.contains("223 of 1,835 risks"), list);
    assertTrue(
        list.contains("<a href=\"/repository?since=V4,V3\" rel=\"nofollow\">V3 (2025-03-26)</a> <small>551</small>"),
        list);
    String risk = server.get("/risk/31.01.01", "Accept", "text/html").body();
    assertTrue(risk.contains("<a href=\"/repository?since=V1\">V1</a>"), risk);
    assertTrue(risk.contains("Summary by this project, based on the description in the source."), risk);
    assertTrue(risk.contains("does not mention scams"), risk);
    String dataset = server.get("/.well-known/void", "Accept", "text/turtle").body();
    assertTrue(Pattern.compile("versionInfo>?\\s+\"V4\"").matcher(dataset).find(), dataset);
  }

  @Test
  void domainPageSaysHowManyRisksAreFiledThereAndHowManyOfThemAreCodedAndDescribed() {
    String page = server.get("/domain/7", "Accept", "text/html").body();
    assertTrue(page.contains("421 filed:"), page);
    assertTrue(page.contains("375 coded and described:"), page);
  }

  @Test
  void aRiskPageShowsWhatTheRepositoryPageShows() {
    String page = server.get("/risk/34.02.03", "Accept", "text/html").body();
    for (String shown : new String[] {"All risks", "<h1>Mesa-Optimization Objectives</h1>", "Ji2023",
        ">AI</a>", ">Intentional</a>",
        ">Other timing</a>", "34.02.03, mit561", "7 AI system safety, failures, &amp; limitations", "mapped risks",
        "7.2 AI possessing dangerous capabilities", "Mitigations <small>5</small></h2>",
        "<li id=\"mitigation-1\" value=\"1\">",
        "Related risks", "Inner misalignment",
        "Cited works", "Related queries", "BibTeX", "/risk/34.02.03.ttl", "<svg"}) {
      assertTrue(page.contains(shown), shown);
    }
  }

  @Test
  void cannedQueriesAnswerInEachForm() {
    assertTrue(server.get("/queries/related-risks.csv?risk=mit561").body().startsWith("rank,score,kind,related"));
    assertEquals(server.get("/queries/related-risks.json").body(),
        server.get("/queries/related-risks?risk=34.02.03", "Accept", "application/sparql-results+json").body());
    assertTrue(
        server.get("/queries/related-risks", "Accept", "text/tab-separated-values").body().startsWith("?rank\t"));
    assertTrue(server.get("/queries/related-risks.rq").body().startsWith("#+"));
    assertTrue(server.get("/queries/risks-in-domain.csv?domain=https://w3id.org/airiskgraph/domain/7.2").body()
        .contains("/risk/34.02.03"));
  }

  @ParameterizedTest
  @CsvSource({"risk=nothing-like-it, risk", "rsk=34.02.03, rsk", "risk=34.02.03&risk=34.02.01, risk"})
  void aWrongParameterIsNamed(String parameters, String named) {
    HttpResponse<String> answer = server.get("/queries/related-risks?" + parameters, "Accept", "application/json");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().toLowerCase(Locale.ROOT).contains("parameter " + named), answer.body());
    assertEquals(400, server.get("/queries/related-risks?" + parameters, "Accept", "text/html").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/repository?page=x", "/repository?page=-1", "/repository?page=9999999999",
      "/repository?q=a&q=b", "/search?q=a&q=b"})
  void wrongFieldsOfAPageAreTheClientsFault(String path) {
    HttpResponse<String> answer = server.get(path, "Accept", "text/html");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("Parameter "), answer.body());
  }

  @Test
  void whatIsSearchedForIsWordsAndOnlyTheFirstTwelve() {
    String all = server.get("/search?q=risk", "Accept", "application/json").body();
    assertEquals(total(all), total(server.get("/search?q=%2Brisk%22%28~", "Accept", "application/json").body()));
    assertEquals(total(all),
        total(server.get("/search?q=" + "risk%20".repeat(12) + "qqxxyyzz", "Accept", "application/json").body()));
  }

  private static long total(String found) {
    return JSON.parse(found).getNumber("total").longValue();
  }

  /** A text to search for is the only parameter that takes anything. */
  @Test
  void everyParameterOfEveryQueryRefusesWhatItCannotBe() {
    List<String> served = new ArrayList<>();
    JSON.parse(server.get("/openapi.json").body()).getObj("paths").forEach((path, item) -> {
      if (path.startsWith("/queries/")) {
        item.getAsObject().getObj("get").getArray("parameters").forEach(parameter -> {
          String name = parameter.getAsObject().getString("name");
          String known = path + "?" + name + "=";
          List<String> bad =
              new ArrayList<>(List.of(known, known + "%20", known + "7&" + name + "=6", known + "7&no=1"));
          if (!name.equals("text")) {
            bad.addAll(List.of(known + "zzzqqq", known + "https://w3id.org/airiskgraph/evidence/60.01.01.a"));
          }
          bad.stream().filter(address -> server.get(address).statusCode() / 100 != 4).forEach(served::add);
        });
      }
    });
    assertEquals(List.of(), served);
  }

  @Test
  void searchAnswersProgramsInJson() {
    JsonObject found = JSON.parse(server.get("/search?q=mesa-optim", "Accept", "application/json").body());
    assertTrue(found.getArray("hits").anyMatch(hit -> hit.getAsObject().getString("id").equals("34.02.03")),
        found.toString());
  }

  @Test
  void theWholeGraphIsSentOnlyWhenItHasChanged() {
    HttpResponse<Stream<String>> first =
        server.send(server.request("/download/airiskgraph.nt").build(), HttpResponse.BodyHandlers.ofLines());
    String etag = first.headers().firstValue("ETag").orElseThrow();
    assertEquals(TestServer.dataset().getDefaultGraph().size(), first.body().count());
    assertEquals(304, server.get("/download/airiskgraph.nt", "If-None-Match", etag).statusCode());
    HttpResponse<String> gzip =
        server.get("/download/airiskgraph.nt", "Accept-Encoding", "gzip", "If-None-Match", etag);
    assertEquals(200, gzip.statusCode());
    assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/site.css", "/download/airiskgraph.nt"})
  void whatIsThereAlreadyIsNotSentAgainHoweverTheClientNamesIt(String path) {
    String etag = status(path).headers().firstValue("ETag").orElseThrow();
    for (String named : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
      assertEquals(304, server.get(path, "If-None-Match", named).statusCode(), named);
    }
    assertEquals(200, status(path, "If-None-Match", "\"other\"").statusCode());
  }

  private HttpResponse<Void> status(String path, String... headers) {
    return server.send(server.request(path, headers).build(), HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void theDatasetDescribesItself() {
    Graph description = parse(server.get("/.well-known/void", "Accept", "text/turtle").body(), Lang.TURTLE);
    Node endpoint = NodeFactory.createURI(server.url() + "risks/sparql");
    assertTrue(
        description.contains(Node.ANY, NodeFactory.createURI("http://rdfs.org/ns/void#sparqlEndpoint"), endpoint));
    assertTrue(
        description.contains(Node.ANY, NodeFactory.createURI("http://rdfs.org/ns/void#linkPredicate"), Node.ANY));
    Graph shapes = org.apache.jena.riot.RDFDataMgr.loadGraph("src/test/resources/dcat-ap/required.ttl");
    assertEquals(List.of(), org.apache.jena.shacl.ShaclValidator.get().validate(shapes, description).getEntries()
        .stream().map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message()).toList());
    assertEquals(10, description.find(Node.ANY, DCAT.accessURL.asNode(), Node.ANY).toList().size(), "files");
    assertEquals(8, description.find(Node.ANY, DCAT.mediaType.asNode(), Node.ANY).toList().size(), "IANA's types");
    JsonObject api = JSON.parse(server.get("/openapi.json").body());
    assertTrue(api.getObj("paths").hasKey("/queries/related-risks"));
  }

  @Test
  void aNamedGraphIsItsTriplesAndPeopleAreSentToItsDownloads() {
    // Hundreds of megabytes: read one triple at a time.
    HttpResponse<InputStream> links =
        server.send(server.request("/graph/links", "Accept", "application/n-triples").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    Graph graph = TestServer.dataset().getGraph(NodeFactory.createURI("https://w3id.org/airiskgraph/graph/links"));
    AtomicInteger received = new AtomicInteger();
    RDFParser.source(links.body()).lang(Lang.NTRIPLES).parse(new StreamRDFBase() {
      @Override
      public void triple(Triple triple) {
        received.incrementAndGet();
        assertTrue(graph.contains(triple), triple::toString);
      }
    });
    assertEquals(graph.size(), received.get());
    HttpResponse<String> turtle = server.get("/graph/ontology");
    assertEquals("text/turtle;charset=utf-8", turtle.headers().firstValue("Content-Type").orElse(""));
    Graph ontology = parse(turtle.body(), Lang.TURTLE);
    assertTrue(ontology.contains(AIRG.Risk, Node.ANY, Node.ANY));
    for (Lang lang : List.of(Lang.JSONLD, Lang.RDFXML)) {
      String body = server.get("/graph/ontology", "Accept", lang.getHeaderString()).body();
      assertTrue(parse(body, lang).isIsomorphicWith(ontology), lang.getName());
    }
    HttpResponse<String> person = server.get("/graph/links", "Accept", "text/html,*/*;q=0.8");
    assertEquals(303, person.statusCode());
    assertEquals("/download/#graph-links", person.headers().firstValue("Location").orElse(""));
    String page = server.get("/download/", "Accept", "text/html").body();
    assertTrue(page.contains("id=\"graph-links\"") && page.contains("href=\"/graph/links.ttl\""), page);
    assertEquals(406, server.get("/graph/links", "Accept", "image/png").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risk", "/domain", "/evidence"})
  void aKindWithoutItsSlashLeadsToItsList(String path) {
    HttpResponse<String> answer = server.get(path);
    assertEquals(301, answer.statusCode());
    assertEquals(path + "/", answer.headers().firstValue("Location").orElse(""));
  }

  @Test
  void theOntologyIsItsFilesAndAPageWithEveryTermOnce() {
    Graph ontology = parse(server.get("/ontology", "Accept", "text/turtle").body(), Lang.TURTLE);
    assertTrue(ontology.contains(AIRG.Risk, Node.ANY, Node.ANY));
    String page = server.get("/ontology", "Accept", "text/html").body();
    assertEquals(2, page.split(" id=\"Risk\"", -1).length);
    assertTrue(page.contains("id=\"entity-ai\""));
  }

  @Test
  void headAnswersWithoutBody() {
    HttpResponse<String> answer = server.send(server.request("/risk/34.02.03", "Accept", "text/turtle")
        .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()).build());
    assertEquals(200, answer.statusCode());
    assertFalse(answer.headers().firstValue("Content-Length").orElse("0").equals("0"));
  }

  private static Graph parse(String text, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, lang).base("http://example.org/").parse(graph);
    return graph;
  }
}
