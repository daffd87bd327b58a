package org.airiskgraph.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.RelatedRisk;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.ChangeLog;
import org.airiskgraph.server.view.CiteView;
import org.airiskgraph.server.view.FacetedRiskList;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.VersionView;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;

/** {@code /about}: what this is, its data, method and quality, licenses, how to cite it, and what has changed. */
public final class AboutPage extends PageServlet {
  private static final String EXAMPLE = "34.02.03";

  /**
   * The page.
   *
   * @param version version of the program and its data; may be empty
   * @param versions versions of the repository, newest first
   * @param example a link between two risks, whose score the page explains; empty if the graph has no links
   * @param cite how to cite the graph
   * @param changes what has changed in the program
   */
  public record View(String version, List<VersionView> versions, Optional<Example> example, CiteView cite,
      ChangeLog changes) {}

  /** A link from one risk to another, with the parts of its score. */
  public record Example(Hyperlink from, Hyperlink to, String score, List<Part> parts) {}

  /** A reason, its weight in words, and the place of its part on a scale from 0 to 1000. */
  public record Part(String reason, String weight, long start, long width) {}

  AboutPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    return page(request, "about",
        new View(site.reader().text(NodeFactory.createURI(AIRG.ONTOLOGY), OWL2.versionInfo.asNode()).orElse(""),
            VersionView.all(site.links()), example(), CiteView.graph(site.links()), changes()));
  }

  /** The change log of the program. */
  static ChangeLog changes() throws IOException {
    try (InputStream in = AboutPage.class.getResourceAsStream("/META-INF/CHANGELOG.md")) {
      return ChangeLog.of(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The best link of mesa-optimization, or else of the first risk that has links. */
  private Optional<Example> example() {
    GraphReader reader = site.reader();
    return site.repository().get().rows().stream().map(FacetedRiskList.Row::node)
        .filter(risk -> reader.object(risk, AIRG.link).isPresent())
        .min(Comparator.comparing(risk -> !GraphReader.id(risk).equals(EXAMPLE)))
        .map(risk -> example(risk, RelatedRisk.of(reader, risk).get(0)));
  }

  private Example example(Node risk, RelatedRisk link) {
    List<Part> parts = new ArrayList<>();
    double start = 0;
    for (RelatedRisk.Reason reason : link.reasons()) {
      parts.add(new Part(reason.text(), reason.roundedWeight(),
          Math.round(start * 1000), Math.max(1, Math.round(reason.weight() * 1000))));
      start += reason.weight();
    }
    return new Example(site.links().to(site.reader().risk(risk)), site.links().to(link.risk()), link.roundedScore(),
        parts);
  }
}
