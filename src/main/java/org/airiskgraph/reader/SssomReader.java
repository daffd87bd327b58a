package org.airiskgraph.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.airiskgraph.catalogue.SssomSlots;

/**
 * Reads a table of mappings as <a href="https://mapping-commons.github.io/sssom/spec-formats-tsv/">SSSOM/TSV</a>: lines
 * of YAML after {@code #} with the metadata and the prefixes, then rows separated by tabs or commas. A row with a fault
 * is reported with its line and left out; rows that deny a mapping ({@code predicate_modifier}, {@code
 * sssom:NoTermFound}, Nexus' {@code noMatch}) are left out without a word.
 */
final class SssomReader {
  /** The mapping properties that the program understands. */
  private static final Set<String> PREDICATES = Set.of("exactMatch", "closeMatch", "broadMatch", "narrowMatch",
      "relatedMatch");
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  /** The justifications that SSSOM 1.1 allows, and its word for none of these. */
  private static final List<String> JUSTIFICATIONS = List.of("MappingReview", "ManualMappingCuration",
      "LogicalReasoning", "LexicalMatching", "CompositeMatching", "UnspecifiedMatching",
      "SemanticSimilarityThresholdMatching", "LexicalSimilarityThresholdMatching", "MappingChaining",
      "MappingInversion", "StructuralMatching", "InstanceBasedMatching", "BackgroundKnowledgeBasedMatching");
  private static final String UNSPECIFIED = "UnspecifiedMatching";
  private static final Map<String, String> BUILT_IN =
      Map.of("skos", SKOS, "sssom", SssomSlots.NS, "semapv", SssomSlots.SEMAPV, "owl", "http://www.w3.org/2002/07/owl#",
          "rdfs",
          "http://www.w3.org/2000/01/rdf-schema#", "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd",
          "http://www.w3.org/2001/XMLSchema#");
  private static final Pattern CURIE = Pattern.compile("([A-Za-z0-9_.-]*):([^\\s<>\"{}|\\\\^`]*)");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,20}\\.?\\d{0,20}|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");

  private final InputProblems problems;

  SssomReader(InputProblems problems) {
    this.problems = problems;
  }

  /** Reads one table: one set, or one for each {@code mapping_source} of its rows; the caller closes {@code in}. */
  List<MappingSet> read(String file, InputStream in) throws IOException {
    String text = decoded(file, in);
    int end = 0;
    int headerLines = 0;
    StringBuilder yaml = new StringBuilder();
    while (end < text.length() && text.charAt(end) == '#') {
      int next = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end) + 1;
      // A blank in place of the mark keeps lines and columns as they are in the file.
      yaml.append(' ').append(text, end + 1, next);
      headerLines++;
      end = next;
    }
    Map<String, YamlNode> header = yaml.toString().isBlank() ? Map.of()
        : YamlNode.read(file, new ByteArrayInputStream(yaml.toString().getBytes(StandardCharsets.UTF_8))).openFields();
    Map<String, String> declared = new LinkedHashMap<>();
    Optional.ofNullable(header.get("curie_map")).map(YamlNode::openFields).orElse(Map.of())
        .forEach((prefix, iri) -> declared.put(prefix, iri.text()));
    Map<String, String> prefixes = new HashMap<>(BUILT_IN);
    prefixes.putAll(declared);
    Map<String, String> metadata = new LinkedHashMap<>();
    header.forEach((name, node) -> {
      String value = SssomSlots.OF_SET.contains(name) || SssomSlots.PROPAGATED.contains(name) ? node.joined() : "";
      if (!value.isEmpty()) {
        metadata.put(name, expanded(name, value, prefixes));
      }
    });
    Map<String, String> propagated = new HashMap<>(metadata);
    propagated.keySet().retainAll(SssomSlots.PROPAGATED);
    metadata.keySet().removeAll(SssomSlots.PROPAGATED);
    MappingSets sets = new MappingSets(name(file), metadata, declared);
    rows(file, text.substring(end), headerLines, prefixes, propagated, sets);
    return sets.all();
  }

  private static String decoded(String file, InputStream in) throws IOException {
    try (InputStream marked = TextEncoding.withoutMark(in)) {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(marked.readAllBytes())).toString();
    } catch (CharacterCodingException e) {
      throw new InputException(file, "found bytes that are not UTF-8; save the table in UTF-8", e);
    }
  }

  private void rows(String file, String table, int linesBefore, Map<String, String> prefixes,
      Map<String, String> propagated, MappingSets sets) {
    char separator = table.lines().findFirst().orElse("").contains("\t") ? '\t' : ',';
    List<String> columns = List.of();
    long line = linesBefore + 1;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().fieldSeparator(separator).allowExtraFields(true)
        .allowMissingFields(true).ofCsvRecord(table)) {
      for (CsvRecord row : rows) {
        line = linesBefore + row.getStartingLineNumber();
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        if (columns.isEmpty()) {
          columns = columns(file + ":" + line, cells);
          continue;
        }
        Map<String, String> values = new HashMap<>(propagated);
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
          if (!cells.get(i).isEmpty()) {
            values.put(columns.get(i), cells.get(i));
          }
        }
        try {
          mapping(file + ":" + line, values, prefixes).ifPresent(mapping -> sets.add(mapping, values));
        } catch (InputException e) {
          problems.add(kind(e), e, "the row is left out");
        }
      }
    } catch (CsvParseException e) {
      throw new InputException(file + ":" + line, "not readable as a table; is a quotation mark left open?", e);
    } catch (IOException e) {
      throw InputException.unreadable(file + ":" + line, e);
    }
    if (columns.isEmpty()) {
      throw new InputException(file + ":" + line,
          "found no header row, expected " + String.join(", ", SssomSlots.REQUIRED));
    }
  }

  /** What the fault has in common with those of other rows: the message without line and cell. */
  private static String kind(InputException fault) {
    return fault.getMessage().replaceFirst(":\\d+:", ":").replaceAll("\"[^\"]*\"", "");
  }

  private static List<String> columns(String place, List<String> cells) {
    List<String> missing = SssomSlots.REQUIRED.stream().filter(name -> !cells.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new InputException(place, "found the columns " + cells.stream().limit(12).map(InputException::quote)
          .collect(Collectors.joining(", ")) + ", expected also " + String.join(", ", missing));
    }
    return cells;
  }

  private Optional<Mapping> mapping(String place, Map<String, String> row, Map<String, String> prefixes) {
    if (SssomSlots.REQUIRED.stream().noneMatch(row::containsKey)
        || row.getOrDefault("predicate_modifier", "").equalsIgnoreCase("Not")
        || row.getOrDefault("object_id", "").equals("sssom:NoTermFound")
        || row.getOrDefault("predicate_id", "").equals("noMatch")) {
      return Optional.empty();
    }
    String predicate = iri(place, row, "predicate_id", prefixes);
    if (!predicate.startsWith(SKOS) || !PREDICATES.contains(predicate.substring(SKOS.length()))) {
      throw new InputException(place, "column predicate_id: found " + InputException.quote(row.get("predicate_id"))
          + ", expected one of " + PREDICATES.stream().sorted().map(name -> "skos:" + name)
              .collect(Collectors.joining(", ")));
    }
    String subject = iri(place, row, "subject_id", prefixes);
    String object = iri(place, row, "object_id", prefixes);
    if (subject.equals(object)) {
      throw new InputException(place, "column object_id: found " + InputException.quote(row.get("object_id"))
          + ", which is the subject; expected something else that corresponds to it");
    }
    Map<String, String> slots = new HashMap<>();
    row.forEach((column, cell) -> slots.put(column, expanded(column, cell, prefixes)));
    slots.keySet().retainAll(SssomSlots.COLUMNS);
    slots.keySet().removeAll(SssomSlots.REQUIRED);
    slots.remove("confidence");
    confidence(place, row).ifPresent(value -> slots.put("confidence", value));
    return Optional.of(new Mapping(subject, predicate, object, justification(place, row, prefixes), slots, place));
  }

  /** The IRIs that the identifiers of a slot stand for; what is none is left as it is. */
  static String expanded(String slot, String cell, Map<String, String> prefixes) {
    return !SssomSlots.IDENTIFIERS.contains(slot) ? cell : Arrays.stream(cell.split("\\|")).map(String::strip)
        .map(part -> Optional.of(CURIE.matcher(part)).filter(Matcher::matches)
            .filter(curie -> prefixes.containsKey(curie.group(1)))
            .map(curie -> prefixes.get(curie.group(1)) + curie.group(2)).orElse(part))
        .collect(Collectors.joining("|"));
  }

  private Optional<String> confidence(String place, Map<String, String> row) {
    Optional<String> cell = Optional.ofNullable(row.get("confidence"));
    Optional<BigDecimal> number = cell.filter(NUMBER.asMatchPredicate()).map(BigDecimal::new)
        .filter(value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0);
    if (cell.isPresent() && number.isEmpty()) {
      problems.add("confidence", new InputException(place, "column confidence: found "
          + InputException.quote(cell.get()) + ", expected a number from 0 to 1"), "the confidence is left out");
    }
    return number.map(BigDecimal::toPlainString);
  }

  private String justification(String place, Map<String, String> row, Map<String, String> prefixes) {
    String column = "mapping_justification";
    String cell = row.getOrDefault(column, "");
    if (cell.isEmpty()) {
      return iri(place, row, column, prefixes);
    }
    // Some tables bind the prefix to another address of the vocabulary.
    if (cell.matches("(semapv:|https?://w3id.org/semapv/).*") && JUSTIFICATIONS.contains(last(cell))) {
      return SssomSlots.SEMAPV + last(cell);
    }
    Map<String, String> lower = JUSTIFICATIONS.stream().collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT),
        name -> name));
    problems.add(column, new InputException(place, "column " + column + ": found " + InputException.quote(cell)
        + YamlNode.nearest(last(cell), lower.keySet()).map(near -> "; did you mean semapv:" + lower.get(near) + "?")
            .orElseGet(() -> ", expected one of " + JUSTIFICATIONS.stream().map(name -> "semapv:" + name)
                .collect(Collectors.joining(", ")))),
        "the mapping counts as semapv:" + UNSPECIFIED);
    return SssomSlots.SEMAPV + UNSPECIFIED;
  }

  private static String last(String iri) {
    return iri.replaceFirst(".*[:/#]", "");
  }

  private static String iri(String place, Map<String, String> row, String column, Map<String, String> prefixes) {
    String cell = Optional.ofNullable(row.get(column))
        .orElseThrow(() -> new InputException(place, "column " + column + ": found nothing, expected an identifier"));
    if (ExternalCatalogueReader.IRI.matcher(cell).matches()) {
      return cell;
    }
    Matcher curie = CURIE.matcher(cell);
    if (!curie.matches()) {
      throw new InputException(place, "column " + column + ": found " + InputException.quote(cell)
          + ", expected an IRI or a prefix and a name such as skos:exactMatch");
    }
    String namespace = Optional.ofNullable(prefixes.get(curie.group(1)))
        .orElseThrow(() -> new InputException(place, "column " + column + ": the prefix "
            + InputException.quote(curie.group(1)) + " is not in the curie_map at the head of the file"));
    if (!ExternalCatalogueReader.IRI.matcher(namespace + curie.group(2)).matches()) {
      throw new InputException(place,
          "column " + column + ": found " + InputException.quote(cell) + ", which stands for "
              + InputException.quote(namespace + curie.group(2)) + "; expected an http or https IRI");
    }
    return namespace + curie.group(2);
  }

  /** The last part of a path or an IRI, without endings. */
  static String name(String file) {
    return file.replaceFirst(".*[/\\\\#]", "").replaceFirst("(?i)(\\.sssom)?\\.[a-z]+$", "");
  }
}
