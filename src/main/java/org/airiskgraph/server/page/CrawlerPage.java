package org.airiskgraph.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.XmlElementWriter;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.graph.Node;

/** What crawlers read: {@code /robots.txt}, and {@code /sitemap.xml} with the addresses of all pages for people. */
final class CrawlerPage extends PageServlet {
  /** Most addresses that a site map may have. */
  private static final int MOST = 50_000;

  private final List<String> pages;

  /** @param pages the addresses of the pages that are no entities */
  CrawlerPage(SiteContext site, List<String> pages) {
    super(site);
    this.pages = pages;
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    return request.path().equals("/robots.txt") ? PageResponse.text(200, "text/plain", "User-agent: *\n"
        + "Disallow: /risks/\nDisallow: /search\nDisallow: /ui/\nDisallow: /picture/\nDisallow: /download/\n"
        + "Sitemap: " + request.server() + "sitemap.xml\n") : siteMap(request.server());
  }

  private PageResponse siteMap(String server) throws IOException {
    // Evidence has no page of its own but a place on the page of its risk.
    Stream<String> entities = Stream.of(EntityKind.values()).filter(kind -> kind != EntityKind.EVIDENCE)
        .flatMap(kind -> AIRG.classes(kind).stream()).flatMap(type -> site.reader().members(type).stream()).distinct()
        .map(Node::getURI).sorted().map(site.links()::address);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlElementWriter xml = XmlElementWriter.document(bytes);
    xml.open("urlset", "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
    Stream.concat(pages.stream(), entities).filter(address -> address.startsWith("/")).limit(MOST)
        .forEach(address -> xml
            .open("url").open("loc").text(server + address.substring(1)).close().close());
    xml.close().end();
    return PageResponse.of("application/xml", bytes.toByteArray());
  }
}
