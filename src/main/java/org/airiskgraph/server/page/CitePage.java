package org.airiskgraph.server.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.query.ReferenceFormat;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.CiteView;
import org.apache.jena.graph.Node;

/** {@code /cite/KIND/ID.bib}, {@code .ris} and {@code .txt}: how to cite an entity, for reference managers. */
final class CitePage extends PageServlet {
  private static final Pattern PATH = Pattern.compile("/cite/([a-z]+)/(.+)\\.(bib|ris|txt)");

  CitePage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      throw notFound("error.no-citation");
    }
    EntityKind kind = EntityKind.ofPath(path.group(1))
        .orElseThrow(() -> notFound("error.no-kind", path.group(1)));
    Node entity = site.links().node(kind, path.group(2));
    if (!site.reader().knows(entity)) {
      throw notFound("error.no-entity", site.texts().kind(kind), path.group(2));
    }
    CiteView cite = CiteView.of(site.links(), kind, entity);
    PageResponse file = ReferenceFormat.ofFile(request.path())
        .map(format -> PageResponse.text(200, format.mediaType(), format.write(List.of(cite.work()))))
        .orElseGet(() -> PageResponse.text(200, "text/plain", cite.apa() + "\n"));
    return file.asFile(cite.work().key().replaceAll("[^\\w.-]", "_") + "." + path.group(3));
  }
}
