package org.airiskgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.Incident;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.IncidentRanking;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.Shared;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;

/** The bundled incidents. */
class BundledIncidentsTest {
  private static final List<Incident> INCIDENTS =
      CatalogueInputs.bundled().incidentCollections(entry -> true).get(0).incidents();

  @Test
  void idsAndTechniquesAreThoseOfAtlasAndNoSummaryIsCopied() throws IOException {
    String atlas = Files.readString(Shared.vocabulary("../ATLAS.yaml"));
    String studies = atlas.substring(atlas.indexOf("\ncase-studies:"));
    List<String> ids = Pattern.compile("(?m)^- id: (AML\\.CS\\d+)$").matcher(studies).results()
        .map(id -> id.group(1)).toList();
    assertEquals(57, ids.size());
    assertEquals(ids, INCIDENTS.stream().map(Incident::id).toList());
    for (Incident incident : INCIDENTS) {
      String study = studies.substring(studies.indexOf("- id: " + incident.id() + "\n"));
      study =
          study.substring(0, Math.max(study.indexOf("\n- id: "), 0) == 0 ? study.length() : study.indexOf("\n- id: "));
      assertEquals(new TreeSet<>(Pattern.compile("(?m)^    technique: (\\S+)$").matcher(study).results()
          .map(technique -> "mitre-atlas/" + technique.group(1)).toList()), new TreeSet<>(incident.techniques()),
          incident.id());
      String words = study.replaceAll("\\s+", " ");
      assertTrue(Pattern.compile("[^.;:]+[.;:]").matcher(incident.summary().orElseThrow()).results()
          .noneMatch(sentence -> words.contains(sentence.group().strip())), incident.id());
    }
  }

  @Test
  void eachIncidentInTheGraphHasADateAndNoRiskHasTooMany() {
    GraphReader reader = new GraphReader(RiskGraphBuilder.build(CatalogueInputs.bundled(),
        new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.standard()).getDefaultGraph());
    assertEquals(INCIDENTS.size(), reader.members(AIRG.Incident).stream()
        .filter(incident -> reader.object(incident, DCTerms.date.asNode()).isPresent()).count());
    assertTrue(reader.members(AIRG.Risk).stream()
        .allMatch(risk -> reader.objects(risk, AIRG.incidentFit).size() <= IncidentRanking.MOST));
    assertTrue(reader.members(AIRG.IncidentFit).size() > 250);
  }
}
