package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Incident;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.catalogue.RiskClassification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of made-up incidents with the columns of the AI Incident Database's snapshot. */
class IncidentDatabaseReaderTest {
  static final String INCIDENTS = """
      _id,incident_id,date,reports,Alleged deployer of AI system,Alleged developer of AI system,Alleged harmed or nearly harmed parties,description,title
      a1,901,2026-05-01,"[1,2]","[""acme""]","[""acme""]","[""shop-customers"",""clerks""]","A shop's assistant, in a hurry,
      gave away addresses.",Assistant names customers
      a2,902,2026-04-30,[3],[],[],[],,Tram stops for a painted cat
      """;
  private static final String CLASSES = """
      Namespace,Incident ID,Published,Risk Domain,Risk Subdomain,Entity,Timing,Intent
      MIT,901,true,2. Privacy & Security,"2.1. Compromise of privacy by obtaining, leaking or inferring",AI,Post-deployment,Unintentional
      MIT,902,false,7. AI system safety,7.3. Lack of capability or robustness,AI,Post-deployment,Unintentional
      """;

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  private IncidentCollection read(String... tables) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String table : tables) {
      files.add(Files.writeString(directory.resolve(files.size() + ".csv"), table));
    }
    return new CatalogueInputs(Optional.empty(), List.of(), List.of(), List.of(), files, List.of(),
        Optional.of(warnings::add)).incidentCollections(entry -> true).get(0);
  }

  @Test
  void incidentsAreJoinedWithTheirPublishedClassificationInEitherOrder() throws IOException {
    IncidentCollection read = read(CLASSES, INCIDENTS);
    assertEquals(
        new Incident("aiid-901", "Assistant names customers", Optional.of("2026-05-01"), Incident.Kind.INCIDENT,
            Optional.empty(), Optional.of("A shop's assistant, in a hurry, gave away addresses."),
            List.of("shop customers", "clerks"), List.of(),
            List.of(new RiskClassification(Optional.of("2.1"), Optional.of(CausalFactor.ENTITY_AI),
                Optional.of(CausalFactor.INTENT_UNINTENTIONAL), Optional.of(CausalFactor.TIMING_POST_DEPLOYMENT))),
            Incident.Tags.none(), Optional.of("https://incidentdatabase.ai/cite/901"), List.of()),
        read.incidents().get(0));
    assertEquals(List.of(), read.incidents().get(1).classifications());
    assertEquals(read.incidents(), read(INCIDENTS, CLASSES).incidents());
    assertEquals(List.of(), warnings);
  }

  /** The database joins the values of one classification with commas, and names of sub-domains have commas, too. */
  @Test
  void allSubdomainsOfAnIncidentAreKeptWhetherInOneCellOrInSeveralRows() throws IOException {
    String two = CLASSES.replace("leaking or inferring\"", "leaking or inferring, 7.3. Lack of capability\"");
    assertEquals(List.of("2.1", "7.3"), subdomains(read(INCIDENTS, two)));
    assertEquals(List.of("2.1", "7.3"), subdomains(read(INCIDENTS, CLASSES.replace("MIT,902,false", "MIT,901,true"))));
    assertEquals(List.of("2.1"), subdomains(read(INCIDENTS, CLASSES + CLASSES.lines().skip(1).findFirst().get())));
    assertEquals(List.of(), warnings);
  }

  private static List<String> subdomains(IncidentCollection read) {
    return read.incidents().get(0).classifications().stream().map(one -> one.subdomain().orElse("none")).toList();
  }

  @ParameterizedTest
  @CsvSource({"2016, 2016", "2016-03, 2016-03", "2016-03-23T00:00:00.000Z, 2016-03-23"})
  void dateIsAsExactAsTheTable(String cell, String date) throws IOException {
    assertEquals(Optional.of(date), read(INCIDENTS.replace("2026-04-30", cell)).incidents().get(1).date());
    assertEquals(List.of(), warnings);
  }

  /** The database's own export: identifiers in braces of MongoDB, and True and False as Python writes them. */
  @Test
  void exportAsTheDatabaseWritesItIsRead() throws IOException {
    String exported = INCIDENTS.replace("\na1,", "\nObjectId(625763de343edc875fe63a15),").replace("\n", "\r\n");
    IncidentCollection read =
        read("\uFEFF" + exported, CLASSES.replace(",true,", ",True,").replace(",false,", ",False,"));
    assertEquals(List.of("2.1"), subdomains(read));
    assertEquals(List.of(), read.incidents().get(1).classifications());
    assertEquals(List.of(), warnings);
  }

  @Test
  void collectionStatesShareAlikeLicenseCreditAndHowRecentItIs() throws IOException {
    IncidentCollection read = read(INCIDENTS);
    assertEquals("https://creativecommons.org/licenses/by-sa/4.0/", read.terms().license());
    assertTrue(read.terms().credit().contains("Responsible AI Collaborative"));
    assertEquals("2 incidents, the latest of 2026-05-01", read.terms().version());
  }

  @ParameterizedTest
  @CsvSource({"a2,a2,2,0", "902,next,1,1", "901,902,1,1", "2026-04-30,yesterday,2,1", "2026-04-30,2026-02-31T00:00,2,1",
      "2026-04-30,2026-04-30T00:00:00.000Z,2,0",
      "Tram stops for a painted cat,'',1,1"})
  void oddCellCostsAtMostItsRow(String right, String wrong, int left, int warned) throws IOException {
    assertEquals(left, read(INCIDENTS.replace(right, wrong)).incidents().size());
    assertEquals(warned, warnings.size(), warnings.toString());
  }

  @ParameterizedTest
  @CsvSource({"AI,Robot", "2.1.,9.9.", "Unintentional,Oops"})
  void oddCodeIsLeftOutWithItsPlace(String right, String wrong) throws IOException {
    assertEquals(2, read(INCIDENTS, CLASSES.replace("," + right, "," + wrong).replace("\"" + right, "\"" + wrong))
        .incidents().size());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith(directory.resolve("1.csv") + ":2: column "), warnings.get(0));
  }

  @Test
  void classificationOfAnUnknownIncidentIsCounted() throws IOException {
    read(INCIDENTS, CLASSES.replace("MIT,901", "MIT,7"));
    assertEquals(1, warnings.size());
    assertEquals(directory.resolve("1.csv") + ":2: 1 row classifies an incident that no given file has",
        warnings.get(0));
    warnings.clear();
    read(INCIDENTS, CLASSES.replace("MIT,901", "MIT,7").replace("MIT,902,false", "MIT,8,true"));
    assertEquals(directory.resolve("1.csv") + ":2: 2 rows classify incidents that no given file has; this is the first",
        warnings.get(0));
  }

  @Test
  void tableOfOtherColumnsAndClassificationsAloneAreRefused() {
    InputException other = assertThrows(InputException.class, () -> read("a,b\n1,2\n"));
    assertEquals(directory.resolve("0.csv") + ":1: found the columns \"a, b\", expected incident_id and title "
        + "(incidents.csv), or Incident ID and Risk Subdomain (classifications_MIT.csv)", other.getMessage());
    assertTrue(assertThrows(InputException.class, () -> read(CLASSES)).getMessage().contains("incidents.csv"));
    assertThrows(InputException.class, () -> read(""));
  }
}
