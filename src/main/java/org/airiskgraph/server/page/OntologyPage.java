package org.airiskgraph.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.OntologyView;
import org.airiskgraph.server.view.PageLinks;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Node;
import org.airiskgraph.graph.AIRG;

/** {@code /ontology}: a page to read, or the ontology as stated in its files, by Accept header or suffix. */
final class OntologyPage extends PageServlet {
  private static final String PATH = "/ontology";
  private static final Optional<Node> ONTOLOGY = Optional.of(NodeFactory.createURI(AIRG.ONTOLOGY));

  private final transient Supplier<Graph> stated;

  OntologyPage(SiteContext site) {
    super(site);
    this.stated = new SiteContext.Once<>(() -> Ontology.stated(site.iris()));
  }

  @Override
  List<String> offers(String path) {
    return RdfFormat.ofFileName(path).isPresent() ? List.of() : rdfOffers();
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    Optional<RdfFormat> suffix = RdfFormat.ofFileName(request.path());
    if (suffix.isPresent()) {
      return rdf(stated.get(), ONTOLOGY, suffix.get());
    }
    Optional<RdfFormat> format = RdfFormat.ofMediaType(request.mediaType());
    if (format.isPresent()) {
      return rdf(stated.get(), ONTOLOGY, format.get())
          .with("Content-Location", PATH + "." + format.get().ending());
    }
    List<String> files = new ArrayList<>();
    for (String name : List.of("core.ttl", "taxonomies.ttl", "alignments.ttl")) {
      try (InputStream in = ClasspathFiles.open("ontology/" + name)) {
        files.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return page("ontology", OntologyView.of(new PageLinks(new GraphReader(stated.get()), site.iris()), files,
        RdfFormat.forTriples().stream().map(f -> new Hyperlink(f.title(), PATH + "." + f.ending())).toList()));
  }
}
