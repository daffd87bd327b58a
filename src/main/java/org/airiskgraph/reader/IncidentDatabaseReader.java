package org.airiskgraph.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.catalogue.Incident;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.catalogue.RiskClassification;

/**
 * Reads tables of a public snapshot of the <a href="https://incidentdatabase.ai/research/snapshots/">AI Incident
 * Database</a>: {@code incidents.csv}, and {@code classifications_MIT.csv}, which gives sub-domain and causal factors.
 * They are told apart by their columns and joined by the number of the incident.
 */
final class IncidentDatabaseReader {
  private static final String ID = "incident_id";
  private static final String CLASSIFIED_ID = "incident id";
  private static final String SUBDOMAIN = "risk subdomain";
  private static final String AFFECTED = "alleged harmed or nearly harmed parties";
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(\\.0+)?");
  /** The database writes the values of a cell one after the other, "2.1. Compromise of privacy …, 7.3. Lack of …". */
  private static final Pattern CODE = Pattern.compile("(?<![\\w.])(\\d\\.\\d)(?!\\w)");
  private static final Pattern DATE = Pattern.compile("(\\d{4}(?:-\\d\\d){0,2})(?:[T ].*)?");

  private final InputProblems problems;
  private final Map<String, Map<String, String>> incidents = new LinkedHashMap<>();
  private final Map<String, Set<RiskClassification>> classifications = new HashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>(); // of the first row that classifies an incident
  private boolean hasIncidents;

  IncidentDatabaseReader(InputProblems problems) {
    this.problems = problems;
  }

  /**
   * Reads all {@code files} as one collection.
   *
   * @throws InputException if a file is neither table, or if no file is the table of incidents
   */
  IncidentCollection read(List<Path> files) {
    files.forEach(this::readTable);
    if (!hasIncidents) {
      throw new InputException(files.get(0).toString(), "found classifications alone; give incidents.csv of the same "
          + "snapshot of the AI Incident Database with --incidents, too");
    }
    List<String> unknown = places.entrySet().stream().filter(row -> !incidents.containsKey(row.getKey()))
        .map(Map.Entry::getValue).toList();
    if (!unknown.isEmpty()) {
      problems.warn(unknown.get(0) + ": " + unknown.size()
          + (unknown.size() == 1 ? " row classifies an incident" : " rows classify incidents")
          + " that no given file has" + (unknown.size() == 1 ? "" : "; this is the first"));
    }
    List<Incident> read = incidents.entrySet().stream().map(row -> incident(row.getKey(), row.getValue())).toList();
    String latest =
        read.stream().flatMap(incident -> incident.date().stream()).max(String::compareTo).orElse("unknown");
    return new IncidentCollection("aiid", new ExternalCatalogue.Terms("AI Incident Database", "AI Incident Database",
        "Responsible AI Collaborative", read.size() + " incidents, the latest of " + latest, "",
        "https://creativecommons.org/licenses/by-sa/4.0/", "https://incidentdatabase.ai/",
        "AI Incident Database, Responsible AI Collaborative (https://incidentdatabase.ai/), CC BY-SA 4.0",
        Optional.of("Titles and descriptions are those of the database; sub-domains and causal factors are its "
            + "classification by the taxonomies of the MIT AI Risk Repository.")),
        read);
  }

  private void readTable(Path file) {
    List<String> header = new ArrayList<>();
    try {
      new CsvTable(file.toString(), file, TextEncoding.of(file).orElse(TextEncoding.WINDOWS), ',')
          .rows((line, cells) -> {
            if (header.isEmpty()) {
              cells.forEach(cell -> header.add(CellNormalizer.line(cell).toLowerCase(Locale.ROOT)));
              checkHeader(file, header);
              return true;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
              row.putIfAbsent(header.get(i), cells.get(i).strip());
            }
            if (row.values().stream().anyMatch(cell -> !cell.isEmpty())) {
              read(file, line, row, header.contains(ID));
            }
            return true;
          });
    } catch (IOException e) {
      throw InputException.unreadable(file.toString(), e);
    }
    if (header.isEmpty()) {
      throw new InputException(file.toString(), "found no row, expected a table of the AI Incident Database");
    }
  }

  private void checkHeader(Path file, List<String> header) {
    boolean table = header.contains(ID) && header.contains("title");
    hasIncidents |= table;
    if (!table && !(header.contains(CLASSIFIED_ID) && header.contains(SUBDOMAIN))) {
      throw new InputException(file + ":1", "found the columns " + InputException.quote(String.join(", ", header))
          + ", expected incident_id and title (incidents.csv), or Incident ID and Risk Subdomain "
          + "(classifications_MIT.csv)");
    }
  }

  private void read(Path file, long line, Map<String, String> row, boolean isIncident) {
    String column = isIncident ? ID : CLASSIFIED_ID;
    String cell = row.getOrDefault(column, "");
    Matcher number = NUMBER.matcher(cell);
    String place = file + ":" + line;
    if (!number.matches()) {
      problems.add(column, new InputException(place, "column " + column + ": found " + InputException.quote(cell)
          + ", expected the number of an incident"), "the row is left out");
    } else if (!isIncident) {
      if (!row.getOrDefault("published", "").equalsIgnoreCase("false")) {
        classifications.computeIfAbsent(number.group(1), incident -> new LinkedHashSet<>())
            .addAll(classifications(place, row));
        places.putIfAbsent(number.group(1), place);
      }
    } else if (row.getOrDefault("title", "").isEmpty()) {
      problems.add("title", new InputException(place, "column title: found nothing, expected a title"),
          "the incident is left out");
    } else if (incidents.putIfAbsent(number.group(1), row) != null) {
      problems.add("twice", new InputException(place, "found incident " + number.group(1)
          + " for the second time, expected it once"), "this row is left out");
    } else {
      String date = row.getOrDefault("date", "");
      if (!date.isEmpty() && date(date).isEmpty()) {
        problems.add("date", new InputException(place, "column date: found " + InputException.quote(date)
            + ", expected a day such as 2016-03-23, a month or a year"), "the date is left out");
      }
    }
  }

  private Incident incident(String number, Map<String, String> row) {
    return new Incident("aiid-" + number, CellNormalizer.line(row.get("title")), date(row.getOrDefault("date", "")),
        Incident.Kind.INCIDENT, Optional.empty(),
        Optional.of(CellNormalizer.line(row.getOrDefault("description", ""))).filter(text -> !text.isEmpty()),
        names(row.getOrDefault(AFFECTED, "")), List.of(),
        List.copyOf(classifications.getOrDefault(number, Set.of())),
        Incident.Tags.none(), Optional.of("https://incidentdatabase.ai/cite/" + number), List.of());
  }

  private static Optional<String> date(String cell) {
    Matcher date = DATE.matcher(cell);
    return date.matches() ? Optional.of(date.group(1)).filter(IncidentReader::isDate) : Optional.empty();
  }

  /** The names of a cell such as {@code ["facebook-users","teens"]}. */
  private static List<String> names(String cell) {
    return Stream.of(cell.replaceAll("[\\[\\]\"]", "").split("[,;]")).map(name -> name.strip().replace('-', ' '))
        .filter(name -> !name.isEmpty()).distinct().toList();
  }

  /** One classification for each sub-domain of the cell, or one without. */
  private List<RiskClassification> classifications(String place, Map<String, String> row) {
    String cell = row.getOrDefault(SUBDOMAIN, "");
    List<Optional<String>> subdomains = new ArrayList<>(CODE.matcher(cell).results().map(code -> code.group(1))
        .filter(RiskClassification::isSubdomain).distinct().map(Optional::of).toList());
    if (subdomains.isEmpty()) {
      if (!CellNormalizer.saysNothing(cell)) {
        odd(place, SUBDOMAIN, cell, "a sub-domain and its name, as in \"2.1. Compromise of privacy …\"");
      }
      subdomains.add(Optional.empty());
    }
    Optional<CausalFactor> entity = factor(place, row, CausalFactor.Kind.ENTITY);
    Optional<CausalFactor> intent = factor(place, row, CausalFactor.Kind.INTENT);
    Optional<CausalFactor> timing = factor(place, row, CausalFactor.Kind.TIMING);
    return subdomains.stream().map(code -> new RiskClassification(code, entity, intent, timing)).toList();
  }

  private Optional<CausalFactor> factor(String place, Map<String, String> row, CausalFactor.Kind kind) {
    String cell = row.getOrDefault(kind.slug(), "");
    Optional<CausalFactor> factor = kind.ofSlug(cell.toLowerCase(Locale.ROOT).replace(' ', '-'));
    if (factor.isEmpty() && !CellNormalizer.saysNothing(cell)) {
      odd(place, kind.slug(), cell, String.join(", ", kind.factors().stream().map(CausalFactor::slug).toList()));
    }
    return factor;
  }

  private void odd(String place, String column, String cell, String expected) {
    problems.add(column, new InputException(place, "column " + column + ": found " + InputException.quote(cell)
        + ", expected " + expected), "it is left out");
  }
}
