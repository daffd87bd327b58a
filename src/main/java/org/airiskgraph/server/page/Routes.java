package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.http.PageRequest;
import org.apache.jena.system.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of all pages by path. */
public final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private Routes() {}

  /** Servlets by path specification, in the order in which they are to be added. */
  public static Map<String, HttpServlet> of(SiteContext site) {
    Map<String, HttpServlet> pages = new LinkedHashMap<>();
    GraphFiles files = new GraphFiles(site.iris());
    pages.put("", new HomePage(site));
    List<String> lists = ResultFormat.forLists().stream().map(format -> "." + format.suffix()).toList();
    RepositoryPage repository = new RepositoryPage(site);
    pages.put("/repository", repository);
    lists.forEach(suffix -> pages.put("/repository" + suffix, repository));
    RegisterPage register = new RegisterPage(site);
    pages.put("/register", register);
    lists.forEach(suffix -> pages.put("/register" + suffix, register));
    for (EntityKind kind : EntityKind.values()) {
      String folder = "/" + kind.path() + "/";
      IndexPage index = new IndexPage(site, kind);
      pages.put(folder, kind == EntityKind.MITIGATION ? SimplePage.mitigations(site) : index);
      index.files().forEach(file -> pages.put(file, index));
      pages.put(folder + "*", kind == EntityKind.RISK ? new RiskPage(site) : new ResourcePage(site, kind));
    }
    SimplePage map = SimplePage.map(site);
    pages.put("/map", map);
    pages.put("/map.svg", map);
    pages.put("/crosswalk", SimplePage.crosswalk(site));
    SearchPage search = new SearchPage(site);
    pages.put("/search", search);
    lists.forEach(suffix -> pages.put("/search" + suffix, search));
    pages.put("/match", new MatchPage(site));
    pages.put("/queries", new QueriesPage(site));
    pages.put("/queries/", new QueriesPage(site));
    pages.put("/queries/*", new QueryPage(site));
    VoidPage dataset = new VoidPage(site, files);
    OntologyPage ontology = new OntologyPage(site, dataset::uses);
    pages.put("/ontology", ontology);
    pages.put("/ontology/*", ontology);
    RdfFormat.forTriples().forEach(format -> pages.put("/ontology." + format.ending(), ontology));
    pages.put("/picture/*", new PicturePage(site));
    pages.put("/cite/*", new CitePage(site));
    pages.put("/compare", new ComparePage(site));
    pages.put("/about", new AboutPage(site));
    pages.put("/download/*", new DownloadPage(site, files));
    pages.put("/graph/*", new GraphPage(site, files));
    pages.put("/.well-known/void", dataset);
    pages.put("/dataset", dataset);
    SparqlPage sparql = new SparqlPage(site, dataset::uses);
    pages.put("/sparql", sparql);
    List.of("/sparql.json", "/sparql/prefixes.json", "/sparql/terms.json").forEach(path -> pages.put(path, sparql));
    RdfFormat.forTriples().forEach(format -> pages.put("/dataset." + format.ending(), dataset));
    CrawlerPage crawlers = new CrawlerPage(site, pages.keySet().stream()
        .filter(path -> path.matches("|/[a-z]+/?") && !path.equals("/search") && !path.equals("/queries/"))
        .map(path -> path.isEmpty() ? "/" : path).toList());
    pages.put("/robots.txt", crawlers);
    pages.put("/sitemap.xml", crawlers);
    pages.put("/openapi.json", new OpenApiPage(site));
    AssetsPage assets = new AssetsPage(site);
    pages.put("/assets/*", assets);
    pages.put("/favicon.ico", assets);
    // Not "/", where Fuseki has a page of its own.
    pages.put("/*", SimplePage.notFound(site));
    return pages;
  }

  /**
   * Makes the pages that clients begin with, and what other pages share. The first of each takes a hundred times as long as
   * the next, because of what is made then and of the program that is loaded for it.
   */
  public static void prepare(SiteContext site) {
    Txn.executeRead(site.dataset(), () -> {
      make(new HomePage(site), "/", Map.of());
      make(new SearchPage(site), "/search", Map.of("q", "risk"));
      make(new RepositoryPage(site), "/repository", Map.of());
      site.repository().get().rows().stream().limit(1).map(row -> site.links().address(row.node().getURI()))
          .forEach(risk -> make(new RiskPage(site), risk, Map.of()));
      make(SimplePage.map(site), "/map", Map.of());
      attempt(site.matcher()::get);
      attempt(site.profiles()::get);
    });
  }

  private static void make(PageServlet page, String path, Map<String, String> parameters) {
    attempt(() -> page.respond(new PageRequest(path, parameters, PageServlet.HTML, "")));
  }

  private static void attempt(Callable<?> work) {
    try {
      work.call();
    } catch (Exception e) {
      // The error is shown to the first client that asks for the page.
      LOG.debug("a page cannot be prepared", e);
    }
  }
}
