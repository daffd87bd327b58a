package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.reader.InputException;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shared.PrefixMapping;

/**
 * Findings, most severe first, then by place.
 *
 * @param all in that order
 */
public record Findings(List<Finding> all) {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity).thenComparing(Findings::place).thenComparing(Finding::sentence);

  private static final int LONGEST_NUMBER = 9;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  public Findings {
    List<Finding> sorted = new ArrayList<>(all);
    sorted.sort(ORDER);
    all = List.copyOf(sorted);
  }

  /** The fault alone. */
  public static Findings of(InputException fault) {
    return new Findings(List.of(Finding.of(fault, Severity.VIOLATION)));
  }

  /** Where a finding is, with its numbers as long as the longest: line 9 before line 10. */
  private static String place(Finding finding) {
    return NUMBER.matcher(finding.where()).replaceAll(
        number -> "0".repeat(Math.max(0, LONGEST_NUMBER - number.group().length())) + number.group());
  }

  public long count(Severity severity) {
    return all.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether something must be fixed; warnings do not count. */
  public boolean fail() {
    return count(Severity.VIOLATION) > 0;
  }

  /** These and others. */
  public Findings and(Findings others) {
    return new Findings(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  /** These without the findings on the graph that {@code others} has too. */
  public Findings without(Findings others) {
    return new Findings(all.stream().filter(finding -> others.all.stream().noneMatch(finding::isSameAs)).toList());
  }

  /** The number of findings of {@code severity} by type, the most frequent first. */
  public Map<String, Long> byType(Severity severity) {
    Map<String, Long> counts = all.stream().filter(finding -> finding.severity() == severity)
        .collect(Collectors.groupingBy(Finding::type, TreeMap::new, Collectors.counting()));
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  /** {@code "2 violations, 1 warning"}. */
  public String summary() {
    String infos = count(Severity.INFO) == 0 ? "" : ", " + counted(Severity.INFO);
    return counted(Severity.VIOLATION) + ", " + counted(Severity.WARNING) + infos;
  }

  private String counted(Severity severity) {
    long count = count(severity);
    return count + " " + severity + (count == 1 ? "" : "s");
  }

  /**
   * The findings on the graph as a SHACL validation report; as SHACL defines it, {@code sh:conforms} is false
   * when there is any result, also a warning.
   */
  public Graph report(PrefixMap prefixes) {
    ValidationReport.Builder report = ValidationReport.create();
    PrefixMapping mapping = PrefixMapping.Factory.create();
    prefixes.forEach(mapping::setNsPrefix);
    report.addPrefixes(mapping);
    all.stream().map(Finding::result).flatMap(Optional::stream).forEach(report::addReportEntry);
    return report.build().getGraph();
  }
}
