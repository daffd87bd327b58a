package org.airiskgraph.reader;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.Incident;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.catalogue.RiskClassification;

/** Reads {@code incidents.yaml}: incidents, and where they were taken from. */
final class IncidentReader {
  /** The file of a catalogue directory. */
  static final String FILE = "incidents.yaml";

  private static final Set<String> ROOT = Set.of("collection", "incidents");
  private static final Set<String> INCIDENT = Set.of("id", "name", "date", "kind", "summary", "affected", "techniques",
      "subdomain", "concepts", "not-concepts", "page", "references");
  private static final Pattern DATE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
  private static final Pattern TECHNIQUE = Pattern.compile("[a-z0-9.-]+/[A-Za-z0-9][A-Za-z0-9._-]*");

  private final InputProblems problems;
  private final Predicate<String> isEntry;

  /** @param isEntry whether a catalogue has a technique */
  IncidentReader(InputProblems problems, Predicate<String> isEntry) {
    this.problems = problems;
    this.isEntry = isEntry;
  }

  /** Whether {@code date} is a year, month or day as YAML files and tables write them. */
  static boolean isDate(String date) {
    try {
      return DATE.matcher(date).matches() && (date.length() < 10 || LocalDate.parse(date) != null);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /**
   * Reads one collection; the caller closes {@code in}. Incidents with a fault are left out and reported, and so are
   * techniques that no catalogue has.
   */
  IncidentCollection read(String file, InputStream in) {
    YamlNode root = YamlNode.read(file, in, problems::refuse);
    Map<String, YamlNode> fields = root.fields(ROOT);
    YamlNode headerNode = root.required(fields, "collection");
    Map<String, YamlNode> header = headerNode.fields(ExternalCatalogueReader.HEADER);
    String id = headerNode.required(header, "id").text(ExternalCatalogueReader.SLUG,
        "a key in kebab-case");
    List<Incident> incidents = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (YamlNode node : root.required(fields, "incidents").items()) {
      node.record(record -> {
        Incident incident = incident(file, record);
        record.once("incident", incident.id(), seen, YamlNode.ONCE);
        return incident;
      }, fault -> problems.add(file, fault, "the incident is left out")).ifPresent(incidents::add);
    }
    return new IncidentCollection(id, ExternalCatalogueReader.terms(headerNode, header), incidents);
  }

  private Incident incident(String file, YamlNode node) {
    Map<String, YamlNode> fields = node.fields(INCIDENT);
    String id = node.required(fields, "id").text(ExternalCatalogueReader.KEY,
        "a key of letters, digits and the characters . _ -");
    return new Incident(id, node.required(fields, "name").text(), date(fields), kind(node.required(fields, "kind")),
        Optional.of(node.required(fields, "summary").text()), Optional.empty(),
        ExternalCatalogueReader.texts(fields, "affected"), techniques(file, fields),
        YamlCatalogueReader.subdomain(fields)
            .map(code -> new RiskClassification(Optional.of(code), Optional.empty(), Optional.empty(),
                Optional.empty()))
            .stream().toList(),
        new Incident.Tags(YamlCatalogueReader.slugs(fields, "concepts"),
            YamlCatalogueReader.slugs(fields, "not-concepts")),
        Optional.ofNullable(fields.get("page")).map(IncidentReader::address),
        YamlCatalogueReader.list(fields, "references").stream().map(IncidentReader::address).toList());
  }

  private List<String> techniques(String file, Map<String, YamlNode> fields) {
    List<String> techniques = new ArrayList<>();
    for (YamlNode node : YamlCatalogueReader.list(fields, "techniques")) {
      String technique = node.text(TECHNIQUE, "the catalogue and the id of its entry, such as mitre-atlas/AML.T0051");
      if (isEntry.test(technique)) {
        techniques.add(technique);
      } else if (TECHNIQUE.matcher(technique).matches()) {
        problems.add(file + " technique", node.wrong("the id of a catalogue and of an entry that it has, such as"
            + " mitre-atlas/AML.T0051"), "the technique is left out");
      }
    }
    return techniques;
  }

  private static Optional<String> date(Map<String, YamlNode> fields) {
    return Optional.ofNullable(fields.get("date")).map(node -> node.text(IncidentReader::isDate,
        "a year, month or day: \"2023\", \"2023-05\" or \"2023-05-01\""));
  }

  private static Incident.Kind kind(YamlNode node) {
    return node.value(text -> switch (text.toLowerCase(Locale.ROOT)) {
      case "incident" -> Optional.of(Incident.Kind.INCIDENT);
      case "exercise" -> Optional.of(Incident.Kind.EXERCISE);
      default -> Optional.empty();
    }, "incident or exercise", Incident.Kind.INCIDENT);
  }

  private static String address(YamlNode node) {
    return node.text(ExternalCatalogueReader.IRI, "an http or https address");
  }
}
