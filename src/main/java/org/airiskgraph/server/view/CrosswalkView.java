package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;

/**
 * All other catalogues by the domains of the risks.
 *
 * @param domains the columns: code, page and name of each domain
 * @param rows one for each catalogue, by its name
 */
public record CrosswalkView(List<Hyperlink> domains, List<Row> rows) {
  /**
   * A catalogue.
   *
   * @param catalogue its name and page
   * @param cells numbers of risks by domain
   * @param facts publisher, version, license and number of entries
   * @param credit its line of credit
   * @param home its home page, or empty
   * @param license where its license is, or empty
   */
  public record Row(Hyperlink catalogue, List<String> cells, String facts, String credit, String home,
      String license) {}

  private record Cell(Node catalogue, Node domain) {}

  /** The score from which on an entry counts as covering a risk, as in the query {@code risks-not-in-catalogue}. */
  private static final double LEAST = 0.1;

  /** Reads the catalogues and counts the risks. */
  public static CrosswalkView of(PageLinks links) {
    GraphReader reader = links.reader();
    List<Node> domains = reader.members(AIRG.Domain).stream().sorted(Comparator.comparing(reader::code)).toList();
    Map<Cell, Set<Node>> sure = new HashMap<>();
    Map<Cell, Set<Node>> all = new HashMap<>();
    Map<Node, Node> catalogues = reader.members(AIRG.CatalogueEntry).stream().collect(Collectors.toMap(entry -> entry,
        entry -> reader.object(entry, SKOS.inScheme.asNode()).orElse(entry)));
    for (Node domain : domains) {
      for (Node risk : reader.subjects(AIRG.domain, domain)) {
        for (Node fit : reader.objects(risk, AIRG.entryFit)) {
          Cell cell = new Cell(reader.object(fit, AIRG.entry).map(catalogues::get).orElse(fit), domain);
          all.computeIfAbsent(cell, c -> new HashSet<>()).add(risk);
          if (!reader.text(fit, AIRG.fitsBy).equals(Optional.of("sub-domain"))
              && reader.decimal(fit, AIRG.score) >= LEAST) {
            sure.computeIfAbsent(cell, c -> new HashSet<>()).add(risk);
          }
        }
        for (Node fit : reader.objects(risk, AIRG.measureFit)) {
          Cell cell = new Cell(reader.object(fit, AIRG.measure).map(catalogues::get).orElse(fit), domain);
          all.computeIfAbsent(cell, c -> new HashSet<>()).add(risk);
          sure.computeIfAbsent(cell, c -> new HashSet<>()).add(risk);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    reader.members(AIRG.ExternalCatalogue).stream().sorted(Comparator.comparing(reader::label))
        .forEach(catalogue -> rows.add(new Row(links.to(catalogue), domains.stream().map(domain -> {
          Cell cell = new Cell(catalogue, domain);
          int surely = sure.getOrDefault(cell, Set.of()).size();
          int weakly = all.getOrDefault(cell, Set.of()).size() - surely;
          return surely + (weakly == 0 ? "" : " (" + weakly + ")");
        }).toList(), facts(links, catalogue), reader.text(catalogue, AIRG.credit).orElse(""),
            Citation.elsewhere(links, catalogue).stream().map(Hyperlink::href).findFirst().orElse(""),
            license(reader, catalogue).filter(Node::isURI).map(node -> links.address(node.getURI())).orElse(""))));
    return new CrosswalkView(domains.stream().map(domain -> new Hyperlink(reader.code(domain),
        links.address(domain.getURI()), reader.label(domain))).toList(), rows);
  }

  private static String facts(PageLinks links, Node catalogue) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    return Stream.of(reader.text(catalogue, DCTerms.publisher.asNode()).orElse(""),
        reader.text(catalogue, OWL2.versionInfo.asNode()).map(version -> texts.get("crosswalk.version", version))
            .orElseGet(() -> texts.get("crosswalk.no-version")),
        license(reader, catalogue).map(node -> node.isURI() ? "" : GraphReader.text(node))
            .orElseGet(() -> texts.get("crosswalk.no-license")),
        texts.count("entry", reader.count(SKOS.inScheme.asNode(), catalogue))).filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static Optional<Node> license(GraphReader reader, Node catalogue) {
    return reader.object(catalogue, DCTerms.license.asNode());
  }
}
