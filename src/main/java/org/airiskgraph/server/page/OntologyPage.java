package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.server.view.GraphReader;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.OntologyView;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFWriter;

/** {@code /ontology}: a page to read, or the ontology as its files state it, by Accept header or suffix. */
final class OntologyPage extends PageServlet {
  private static final String PATH = "/ontology";

  private final transient Supplier<Graph> stated;
  private final transient Supplier<OntologyView> view;

  OntologyPage(SiteContext site) {
    super(site);
    this.stated = new SiteContext.Once<>(() -> Ontology.stated(site.iris()));
    this.view = new SiteContext.Once<>(() -> OntologyView.of(new GraphReader(stated.get(), site.iris()),
        List.of(file("core.ttl"), file("taxonomies.ttl"), file("alignments.ttl")), forms()));
  }

  private static List<Hyperlink> forms() {
    return RdfFormat.forTriples().stream().map(form -> new Hyperlink(form.title(), PATH + "." + form.ending()))
        .toList();
  }

  private static String file(String name) {
    try (InputStream in = ClasspathFiles.open("ontology/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<RdfFormat> suffix = RdfFormat.ofFileName(request.getRequestURI());
    if (suffix.isPresent()) {
      document(response, suffix.get());
      return;
    }
    negotiate(request, response, PATH, form -> document(response, form),
        page -> Templates.send(page, 200, "ontology", view.get()));
  }

  private void document(HttpServletResponse response, RdfFormat form) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(stated.get()).format(form.jena()).output(out);
    response.setHeader("Access-Control-Allow-Origin", "*");
    bytes(response, 200, form.contentType(), out.toByteArray());
  }
}
