package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.RdfFormat;

/** All pages by the path they answer. */
public final class Routes {
  private Routes() {}

  /** Servlets by path specification, in the order in which they are to be added. */
  public static Map<String, HttpServlet> of(SiteContext site) {
    Map<String, HttpServlet> pages = new LinkedHashMap<>();
    pages.put("", new HomePage(site));
    pages.put("/repository", new RepositoryPage(site));
    for (EntityKind kind : EntityKind.values()) {
      pages.put("/" + kind.path() + "/*", new ResourcePage(site, kind));
    }
    pages.put("/search", new SearchPage(site));
    pages.put("/queries", new QueriesPage(site));
    pages.put("/queries/*", new QueriesPage(site));
    OntologyPage ontology = new OntologyPage(site);
    pages.put("/ontology", ontology);
    for (RdfFormat form : RdfFormat.forTriples()) {
      pages.put("/ontology." + form.ending(), ontology);
    }
    pages.put("/picture/*", new PicturePage(site));
    pages.put("/download/*", new DownloadPage(site));
    pages.put("/graph/*", new GraphPage(site));
    pages.put("/.well-known/void", new VoidPage(site));
    pages.put("/openapi.json", new OpenApiPage(site));
    pages.put("/assets/*", new Assets());
    // Not "/", where Fuseki has a page of its own.
    pages.put("/*", new NotFoundServlet());
    return pages;
  }
}
