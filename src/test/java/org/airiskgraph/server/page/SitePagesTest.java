package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.query.ConciseBoundedDescription;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that are not of one entity or query. */
class SitePagesTest {
  private final SiteContext site = SmallSite.site();

  @Test
  void homeSaysWhatOneCanDoAndCountsTheEntitiesAndShowsExampleAndHeatMap() {
    Document page = SmallSite.html(new HomePage(site), "/");
    assertEquals("Explore AI risks and how they connect", page.selectFirst("h1").text());
    assertEquals(List.of("Study risks", "Assess a system", "Query and build"), page.select(".cards h2").eachText());
    assertEquals(List.of("3 risks", "2 source documents", "1 concept", "4 mitigations", "2 works"),
        page.select(".counts li").eachText());
    assertEquals("Hidden goals", page.select("#featured a[href=/risk/01.01.01]").text());
    assertEquals("2", page.select("a[href=/repository?domain=7&entity=ai] text").text());
    assertEquals(1, page.select("a[href=/queries/related-risks]").size());
    assertEquals("Write SPARQL", page.select(".cards a[href=/sparql]").text());
  }

  @Test
  void mapShowsEachRiskInItsDomainAndHomeLeadsToIt() {
    Document page = SmallSite.html(SimplePage.map(site), "/map");
    assertEquals(List.of("/risk/01.01.00", "/risk/01.01.01"),
        page.select("#domain-7 a[id]").eachAttr("href").stream().sorted().toList());
    assertEquals("Deceptive <models> · 02.01.00", page.getElementById("02.01.00").selectFirst("title").text());
    assertEquals("/repository?subdomain=7.1", page.select("a[aria-label=7.1 Conflicting goals]").attr("href"));
    assertEquals(List.of("7 System safety 2", "Not coded 1"), page.select(".legend > li").eachText());
    PageResponse picture = SmallSite.get(SimplePage.map(site), "/map.svg");
    assertEquals("image/svg+xml;charset=utf-8", picture.mediaType());
    assertTrue(picture.text().startsWith("<svg "));
    assertEquals(List.of("/map#domain-7", "/map#domain-none"),
        SmallSite.html(new HomePage(site), "/").select(".domains a").eachAttr("href"));
  }

  @Test
  void repositoryListsTheRisksThatMatch() {
    RepositoryPage repository = new RepositoryPage(site);
    assertEquals("3 of 3 risks", SmallSite.html(repository, "/repository").select("[role=status]").text());
    Document filtered = SmallSite.html(repository, "/repository", Map.of("domain", "7", "q", "goals"));
    assertEquals("1 of 3 risks", filtered.select("[role=status]").text());
    assertEquals(List.of("goals"), filtered.select("ol.results h2 mark").eachText());
    assertEquals("7", filtered.select("form input[name=domain]").val());
    assertEquals("No risks match these filters. Remove one.",
        SmallSite.html(repository, "/repository", Map.of("domain", "9")).select(".columns p").first().ownText()
            .replace(", or .", "."));
  }

  @Test
  void wordsThatNameAConceptLeadToItsRisks() {
    Document page = SmallSite.html(new RepositoryPage(site), "/repository", Map.of("q", "lying", "domain", "7"));
    assertEquals("2 risks about deception", page.select("a[href=/repository?domain=7&concept=deception]").text());
    assertEquals(0, SmallSite.html(new RepositoryPage(site), "/repository", Map.of("q", "goals"))
        .select("p:contains(is also a concept)").size());
  }

  @Test
  void severalValuesAreSeparatedByCommasAndUnknownOrdersAreRefused() {
    RepositoryPage repository = new RepositoryPage(site);
    assertEquals("3 of 3 risks", SmallSite.html(repository, "/repository", Map.of("domain", "7, none,"))
        .select("[role=status]").text());
    assertThrows(QueryException.class, () -> SmallSite.html(repository, "/repository", Map.of("sort", "size")));
    assertThrows(QueryException.class, () -> SmallSite.html(repository, "/repository", Map.of("view", "map")));
  }

  @Test
  void repositoryTakesItsOwnParametersAlone() {
    RepositoryPage repository = new RepositoryPage(site);
    Document page = SmallSite.html(repository, "/repository", Map.of("domian", "7", "utm_source", "x"));
    assertEquals("3 of 3 risks", page.select("[role=status]").text());
    assertEquals(1, page.select(".told").size(), page.select(".told").text());
    assertTrue(page.select(".told").text().contains("“domian”"), page.select(".told").text());
    assertThrows(QueryException.class, () -> SmallSite.get(repository, "/repository.csv", "", Map.of("domian", "7")));
    assertThrows(QueryException.class, () -> SmallSite.html(repository, "/repository", Map.of("page", "-1")));
  }

  @Test
  void shortAddressDoesNotMakeALongPage() {
    Map<String, String> many = new HashMap<>(Map.of("concept", "a,b,c,d,e,f,g"));
    IntStream.range(0, 1000).forEach(i -> many.put("x" + i, "1"));
    assertEquals(6, SmallSite.html(new RepositoryPage(site), "/repository", many).select(".told").size());
  }

  @Test
  void valueThatNoRiskHasIsNamed() {
    Document page = SmallSite.html(new RepositoryPage(site), "/repository", Map.of("domain", "7,99"));
    assertEquals("No risk has “99” under Domain. Choose one of the values listed there.",
        page.select(".told").text());
  }

  @Test
  void pageBeyondTheEndLeadsToTheLast() {
    RepositoryPage repository = new RepositoryPage(site);
    assertEquals("/repository?domain=7", SmallSite.get(repository, "/repository", PageServlet.HTML,
        Map.of("domain", "7", "page", "99")).header("Location"));
    assertEquals("/repository",
        SmallSite.get(repository, "/repository", PageServlet.HTML, Map.of("page", "0")).header("Location"));
    assertEquals("/search?q=control+deceptive&limit=1&offset=1", SmallSite.get(new SearchPage(site), "/search",
        PageServlet.HTML, Map.of("q", "control deceptive", "limit", "1", "offset", "50")).header("Location"));
  }

  @Test
  void pagesWithParametersNameTheirAddressWithoutThem() {
    assertEquals("http://localhost:3330/repository?domain=7", SmallSite.html(new RepositoryPage(site), "/repository",
        Map.of("domain", "7", "sort", "name")).select("link[rel=canonical]").attr("href"));
    Document risk = SmallSite.html(new RiskPage(site), "/risk/01.01.01", Map.of("domains", "other"));
    assertEquals("http://localhost:3330/queries",
        SmallSite.html(new QueriesPage(site), "/queries").select("link[rel=canonical]").attr("href"));
    assertEquals("http://localhost:3330/search", SmallSite.html(new SearchPage(site), "/search", Map.of("q", "a"))
        .select("link[rel=canonical]").attr("href"));
    assertEquals("http://localhost:3330/risk/01.01.01", risk.select("link[rel=canonical]").attr("href"));
    assertEquals("/risk/01.01.01.ttl", risk.select("link[rel=alternate][type=text/turtle]").attr("href"));
  }

  @Test
  void entitiesAreDescribedForSearchEngines() {
    JsonObject risk = json(SmallSite.html(new RiskPage(site), "/risk/02.01.00"));
    assertEquals("DefinedTerm", risk.getString("@type"));
    assertEquals("Deceptive <models>", risk.getString("name"));
    assertEquals("Another survey", risk.getObj("isBasedOn").getString("name"));
    JsonObject source = json(SmallSite.html(new ResourcePage(site, EntityKind.SOURCE), "/source/1"));
    assertEquals(List.of("Doe, Jo", "Abel, A"),
        source.get("author").getAsArray().stream().map(author -> author.getAsString().value()).toList());
  }

  private static JsonObject json(Document page) {
    return JSON.parse(page.selectFirst("script[type=application/ld+json]").data());
  }

  @Test
  void iconIsWhereBrowsersLookForIt() {
    PageResponse icon = SmallSite.get(new AssetsPage(site), "/favicon.ico");
    assertEquals("image/x-icon", icon.mediaType());
    assertEquals(1, icon.body()[2], "the type of the file");
    assertTrue(Routes.of(site).containsKey("/favicon.ico"));
  }

  @Test
  void searchCountsItsResultsAndMarksTheWords() {
    SearchPage search = new SearchPage(site);
    Document page = SmallSite.html(search, "/search", Map.of("q", "deceptive"));
    assertEquals("1 result", page.select("[role=status]").text());
    assertEquals("Deceptive", page.select("ol.results a[href=/risk/02.01.00] mark").text());
    assertEquals("No results for “qqxxyy”.",
        SmallSite.html(search, "/search", Map.of("q", "qqxxyy")).select("[role=status]").text());
    assertEquals(0, SmallSite.html(search, "/search").select("[role=status]").size());
  }

  @Test
  void searchAnswersProgramsInJson() {
    JsonObject found = JSON.parse(
        SmallSite.get(new SearchPage(site), "/search", PageServlet.JSON, Map.of("q", "deceptive")).text());
    JsonObject hit = found.get("hits").getAsArray().get(0).getAsObject();
    assertEquals("02.01.00", hit.getString("id"));
    assertEquals("risk", hit.getString("kind"));
    assertEquals("/risk/02.01.00", hit.getString("page"));
    assertThrows(QueryException.class, () -> SmallSite.get(new SearchPage(site), "/search", PageServlet.JSON,
        Map.of("q", "deceptive", "limit", "501")));
  }

  @Test
  void pagesOfResultsLinkToEachOtherAndKeepTheFilters() {
    SearchPage search = new SearchPage(site);
    Map<String, String> query = Map.of("q", "control deceptive", "kind", "risk", "limit", "1");
    JsonObject first = JSON.parse(SmallSite.get(search, "/search", PageServlet.JSON, query).text());
    assertEquals("/search?q=control+deceptive&kind=risk&limit=1&offset=1", first.getString("next"));
    assertTrue(first.getNumber("total").intValue() > 1, first.toString());
    Document second = SmallSite.html(search, "/search",
        Map.of("q", "control deceptive", "kind", "risk", "limit", "1", "offset", "1"));
    assertEquals("/search?q=control+deceptive&kind=risk&limit=1", second.select("a[rel=prev]").attr("href"));
    assertEquals("risk", second.select("main form input[type=hidden][name=kind]").attr("value"));
    assertEquals("/search?q=control+deceptive&limit=1", second.select(".chips a").attr("href"));
    assertEquals("2", second.select("ol.results").attr("start"));
    for (String wrong : List.of("-1", "x", "99999999")) {
      assertThrows(QueryException.class, () -> SmallSite.html(search, "/search", Map.of("q", "a", "offset", wrong)));
    }
    assertThrows(QueryException.class, () -> SmallSite.html(search, "/search", Map.of("q", "a", "domain", "99")));
  }

  @Test
  void beginningsOfNamesAreSuggestedInJson() {
    JsonObject found = JSON.parse(
        SmallSite.get(new SearchPage(site), "/search", PageServlet.JSON, Map.of("suggest", "decep")).text());
    JsonObject first = found.get("suggestions").getAsArray().get(0).getAsObject();
    assertTrue(first.getString("name").startsWith("Decept"), found.toString());
    assertEquals("/risk/02.01.00", first.getString("page"));
  }

  @Test
  void pictureIsSvgOrNodes() {
    PicturePage pictures = new PicturePage(site);
    assertEquals("image/svg+xml;charset=utf-8", SmallSite.get(pictures, "/picture/risk/01.01.01.svg").mediaType());
    JsonObject json = JSON.parse(SmallSite.get(pictures, "/picture/risk/01.01.01.json").text());
    assertEquals("/risk/01.01.01", json.getObj("center").getString("href"));
    assertEquals(9, json.get("neighbors").getAsArray().size());
    JsonObject related = json.get("neighbors").getAsArray().stream().map(JsonValue::getAsObject)
        .filter(neighbor -> neighbor.getString("relation").startsWith("related")).findFirst().orElseThrow();
    assertTrue(related.get("reasons").getAsArray().size() > 0);
    assertTrue(related.getNumber("x").intValue() > json.getObj("center").getNumber("x").intValue());
    for (String path : List.of("/picture/risk/99.svg", "/picture/risk/01.01.01.png", "/picture/")) {
      assertThrows(QueryException.class, () -> SmallSite.get(pictures, path), path);
    }
  }

  @Test
  void downloadPageListsFilesAndNamedGraphs() {
    Document page = SmallSite.html(new DownloadPage(site, new GraphFiles(site.iris())), "/download/");
    assertEquals(List.of("airiskgraph.nq", "airiskgraph.trig", "airiskgraph.nt", "airiskgraph.ttl",
        "airiskgraph.graphml", "airiskgraph.gexf", "airiskgraph-nodes.csv", "airiskgraph-edges.csv", "airiskgraph.xlsx",
        "airiskgraph.sssom.tsv"), page.select("tbody a").eachText());
    assertEquals(List.of("/graph/catalogue.ttl", "/graph/catalogue.jsonld", "/graph/catalogue.nt",
        "/graph/catalogue.rdf"),
        page.select("#graph-catalogue .chips a").eachAttr("href"));
  }

  @ParameterizedTest
  @CsvSource({"airiskgraph.graphml, <graphml", "airiskgraph.gexf, <gexf", "airiskgraph-nodes.csv, Hidden goals",
      "airiskgraph-edges.csv, :START_ID", "airiskgraph.sssom.tsv, subject_id"})
  void filesForOtherToolsAreMadeWithSizeAndChecksum(String name, String part) throws Exception {
    GraphFiles files = new GraphFiles(site.iris());
    DownloadPage downloads = new DownloadPage(site, files);
    assertEquals(0, SmallSite.html(downloads, "/download/").select(".digest").size());
    byte[] file = new GZIPInputStream(new ByteArrayInputStream(SmallSite.get(downloads, "/download/" + name).body()))
        .readAllBytes();
    assertTrue(new String(file, StandardCharsets.UTF_8).contains(part), name);
    assertEquals(file.length, files.facts(name).orElseThrow().bytes());
    assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)),
        SmallSite.html(downloads, "/download/").select("tr:has(a[href=/download/" + name + "]) .digest").text());
  }

  @Test
  void filesHoldTheGraphAndAreWrittenOnce() throws IOException {
    DownloadPage downloads = new DownloadPage(site, new GraphFiles(site.iris()));
    PageResponse file = SmallSite.get(downloads, "/download/airiskgraph.nt");
    assertEquals("attachment; filename=\"airiskgraph.nt\"", file.header("Content-Disposition"));
    String text = new String(new GZIPInputStream(new ByteArrayInputStream(file.body())).readAllBytes());
    assertEquals(site.reader().graph().size(), text.lines().count());
    assertEquals(file, SmallSite.get(downloads, "/download/airiskgraph.nt"));
    assertThrows(QueryException.class, () -> SmallSite.get(downloads, "/download/other.nt"));
  }

  @Test
  void namedGraphIsAFileAndBrowsersAreRedirected() {
    GraphPage graphs = new GraphPage(site, new GraphFiles(site.iris()));
    assertEquals("/download/#graph-catalogue", SmallSite.get(graphs, "/graph/catalogue").header("Location"));
    PageResponse turtle = SmallSite.get(graphs, "/graph/catalogue", "text/turtle", Map.of());
    assertEquals("/graph/catalogue.ttl", turtle.header("Content-Location"));
    assertEquals("text/turtle", graphs.offers("/graph/catalogue").get(0));
    assertThrows(QueryException.class, () -> SmallSite.get(graphs, "/graph/none"));
    assertThrows(QueryException.class, () -> SmallSite.get(graphs, "/graph"));
  }

  @ParameterizedTest
  @EnumSource(value = RdfFormat.class, names = {"TURTLE", "JSONLD", "NTRIPLES", "RDFXML"})
  void namedGraphHasTheSameTriplesInEveryFormat(RdfFormat format) throws IOException {
    PageResponse file =
        SmallSite.get(new GraphPage(site, new GraphFiles(site.iris())), "/graph/catalogue", format.mediaType(),
            Map.of());
    Graph read = GraphFactory.createDefaultGraph();
    RDFParser.source(new GZIPInputStream(new ByteArrayInputStream(file.body()))).lang(format.jena().getLang())
        .parse(read);
    assertTrue(read.isIsomorphicWith(site.dataset().getGraph(site.iris().graph("catalogue"))));
    assertEquals("/graph/catalogue." + format.ending(), file.header("Content-Location"));
  }

  @Test
  void sizeAndChecksumOfAFileAreStatedOnceItIsWritten() throws IOException {
    GraphFiles files = new GraphFiles(site.iris());
    VoidPage page = new VoidPage(site, files);
    String size = "dcat:byteSize +\"?(\\d+)";
    assertFalse(Pattern.compile(size).matcher(description(page)).find());
    assertFalse(page.isFinal());
    PageResponse file = SmallSite.get(new DownloadPage(site, files), "/download/airiskgraph.nt");
    long bytes = new GZIPInputStream(new ByteArrayInputStream(file.body())).readAllBytes().length;
    assertEquals(List.of(String.valueOf(bytes)),
        Pattern.compile(size).matcher(description(page)).results().map(found -> found.group(1)).toList());
    // The tag is the first half of the checksum.
    assertTrue(description(page).contains('"' + file.header("ETag")), description(page));
  }

  private static String description(VoidPage page) {
    return SmallSite.get(page, "/.well-known/void", "text/turtle", Map.of()).text();
  }

  @Test
  void voidDescriptionNamesTheEndpointAndTheFiles() {
    VoidPage page = new VoidPage(site, new GraphFiles(site.iris()));
    PageResponse response = SmallSite.get(page, "/.well-known/void", "text/turtle", Map.of());
    assertTrue(response.text().contains("http://localhost:3330/risks/sparql"), response.text());
    for (String ending : List.of(".nq", ".graphml", ".gexf", "-nodes.csv", "-edges.csv", ".xlsx", ".sssom.tsv")) {
      assertTrue(Pattern.compile("dcat:downloadURL +<http://localhost:3330/download/airiskgraph" + Pattern.quote(ending)
          + ">").matcher(response.text()).find(), ending + response.text());
    }
    assertEquals("/download/", SmallSite.get(page, "/.well-known/void").header("Location"));
  }

  @Test
  void crawlersFindEveryPage() {
    CrawlerPage crawlers = (CrawlerPage) Routes.of(site).get("/sitemap.xml");
    assertTrue(SmallSite.get(crawlers, "/robots.txt").text().contains("Sitemap: http://localhost:3330/sitemap.xml"));
    String map = SmallSite.get(crawlers, "/sitemap.xml").text();
    assertTrue(map.contains("<loc>http://localhost:3330/risk/01.01.01</loc>"), map);
    assertTrue(map.contains("<loc>http://localhost:3330/concept/deception</loc>"), map);
    assertFalse(map.contains("/evidence/0"), map);
    for (String path : List.of("", "repository", "crosswalk", "map", "mitigation/", "match", "about")) {
      assertTrue(map.contains("<loc>http://localhost:3330/" + path + "</loc>"), path);
    }
  }

  @Test
  void datasetIsDescribedForSearchEnginesAndBesideTheFiles() {
    JsonObject data = JSON.parse(SmallSite.html(new DownloadPage(site, new GraphFiles(site.iris())), "/download/")
        .select("script[type=application/ld+json]").first().data());
    assertEquals("Dataset", data.get("@type").getAsString().value());
    assertEquals(DatasetFile.ALL.size(), data.get("distribution").getAsArray().size());
    JsonObject crate = JSON.parse(SmallSite.get(new DownloadPage(site, new GraphFiles(site.iris())),
        "/download/ro-crate-metadata.json").text());
    List<String> ids =
        crate.get("@graph").getAsArray().stream().map(node -> node.getAsObject().get("@id").getAsString().value())
            .toList();
    assertTrue(
        ids.containsAll(List.of("ro-crate-metadata.json", "./", "airiskgraph.nq", "airiskgraph.gexf", "#contributors")),
        ids.toString());
  }

  @Test
  void ontologyIsAPageOrItsStatements() {
    OntologyPage ontology = new OntologyPage(site, Map::of);
    assertEquals(1, SmallSite.html(ontology, "/ontology").select("#Risk").size());
    PageResponse turtle = SmallSite.get(ontology, "/ontology", "text/turtle", Map.of());
    assertEquals("/ontology.ttl", turtle.header("Content-Location"));
    assertEquals("application/n-triples;charset=utf-8",
        SmallSite.get(ontology, "/ontology.nt", "", Map.of()).mediaType());
  }

  @ParameterizedTest
  @ValueSource(strings = {"site.css", "ui.css", "explore.js", "neighborhood.js", "icon.svg"})
  void assetIsKeptForeverUnderItsDigestAndBrieflyWithoutIt(String name) {
    PageResponse asset = SmallSite.get(new AssetsPage(site), "/assets/" + name);
    assertEquals("public, max-age=600", asset.header("Cache-Control"));
    String exact = "/assets/" + name.replaceFirst("(\\.[a-z]+)$", "." + asset.header("ETag") + "$1");
    assertEquals("public, max-age=31536000, immutable",
        SmallSite.get(new AssetsPage(site), exact).header("Cache-Control"));
  }

  @Test
  void pageNamesItsAssetsByDigest() {
    for (String address : SmallSite.html(new HomePage(site), "/").select("link[href]:not([rel=canonical]), script[src]")
        .stream()
        .map(element -> element.attr("href") + element.attr("src")).toList()) {
      assertTrue(SmallSite.get(new AssetsPage(site), address).header("Cache-Control").endsWith("immutable"), address);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none.css", "../site.css", "web/site.css", "site.00000000.css"})
  void otherFilesAreNotServed(String name) {
    assertThrows(QueryException.class, () -> SmallSite.get(new AssetsPage(site), "/assets/" + name));
  }

  @Test
  void errorPageHasTheNearestEntitiesAndASearchField() {
    Document page = org.jsoup.Jsoup.parse(
        new HomePage(site).page(PageServlet.NOWHERE, 404, "error", new PageServlet.ErrorView("Page not found",
            "There is <no> page.", "mesa x", List.of(new Hyperlink("Near", "/risk/1", "risk")))).text());
    assertEquals("Page not found", page.selectFirst("h1").text());
    assertEquals("There is <no> page.", page.selectFirst(".lead").text());
    assertEquals("/search", page.select("main form").attr("action"));
    assertEquals("mesa x", page.select("main form input").val());
    assertEquals("Near", page.select("main ul a[href=/risk/1]").text());
  }

  @Test
  void everyMenuEntryAndEveryPathHasItsRoute() {
    Map<String, ?> routes = Routes.of(site);
    SmallSite.html(new HomePage(site), "/").select("nav a").eachAttr("href").stream()
        .filter(href -> !href.startsWith("/ui/"))
        .forEach(href -> assertTrue(routes.containsKey(href), href));
  }

  @Test
  void descriptionHoldsThePartsAndTheLabelsOfWhatItNames() {
    Node risk = SmallGraph.IRIS.risk("01.01.01");
    Graph description = ConciseBoundedDescription.of(site.reader().graph(), SmallGraph.IRIS, risk);
    assertTrue(description.contains(Node.ANY, AIRG.linkFrom, risk));
    assertTrue(description.contains(SmallGraph.IRIS.mitigation("probes"), RDFS.label.asNode(), Node.ANY));
    assertFalse(description.contains(SmallGraph.IRIS.mitigation("probes"), AIRG.summary, Node.ANY));
    Graph nothing = ConciseBoundedDescription.of(site.reader().graph(), SmallGraph.IRIS, SmallGraph.IRIS.risk("9"));
    assertTrue(nothing.isEmpty());
  }

  @Test
  void filtersThatEveryLinkWouldRepeatAreBounded() {
    RepositoryPage repository = new RepositoryPage(site);
    String values = "a".repeat(999) + "," + "b".repeat(1000);
    assertEquals(200, SmallSite.get(repository, "/repository", PageServlet.HTML, Map.of("concept", values, "q", "x"))
        .status());
    assertTrue(assertThrows(QueryException.class, () -> SmallSite.get(repository, "/repository", PageServlet.HTML,
        Map.of("concept", values, "q", "xy"))).getMessage()
        .contains("2,001 characters in all, expected at most 2,000"));
  }
}
