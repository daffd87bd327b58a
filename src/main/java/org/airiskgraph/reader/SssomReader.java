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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;

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
  private static final String SSSOM = "https://w3id.org/sssom/";
  private static final String SEMAPV = "https://w3id.org/semapv/vocab/";
  /** The justifications that SSSOM 1.1 allows, and its word for none of these. */
  private static final List<String> JUSTIFICATIONS = List.of("MappingReview", "ManualMappingCuration",
      "LogicalReasoning", "LexicalMatching", "CompositeMatching", "UnspecifiedMatching",
      "SemanticSimilarityThresholdMatching", "LexicalSimilarityThresholdMatching", "MappingChaining",
      "MappingInversion", "StructuralMatching", "InstanceBasedMatching", "BackgroundKnowledgeBasedMatching");
  private static final String UNSPECIFIED = "UnspecifiedMatching";
  private static final Map<String, String> BUILT_IN =
      Map.of("skos", SKOS, "sssom", SSSOM, "semapv", SEMAPV, "owl", "http://www.w3.org/2002/07/owl#", "rdfs",
          "http://www.w3.org/2000/01/rdf-schema#", "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd",
          "http://www.w3.org/2001/XMLSchema#");
  private static final List<String> REQUIRED = List.of("subject_id", "predicate_id", "object_id",
      "mapping_justification");
  private static final Pattern IRI = Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+");
  private static final Pattern CURIE = Pattern.compile("([A-Za-z0-9_.-]*):([^\\s<>\"{}|\\\\^`]*)");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,20}\\.?\\d{0,20}|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");
  private static final int LONGEST_ROW = 1 << 20;

  private final InputProblems problems;

  SssomReader(InputProblems problems) {
    this.problems = problems;
  }

  /** Reads one table; the caller closes {@code in}. */
  MappingSet read(String file, InputStream in) throws IOException {
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
    Map<String, String> prefixes = new HashMap<>(BUILT_IN);
    Map<String, String> declared = new LinkedHashMap<>();
    Optional.ofNullable(header.get("curie_map")).map(YamlNode::openFields).orElse(Map.of())
        .forEach((prefix, iri) -> declared.put(prefix, iri.text()));
    prefixes.putAll(declared);
    Map<String, String> metadata = new LinkedHashMap<>();
    header.forEach((name, value) -> {
      if (value.isScalar() && !name.equals("curie_map")) {
        metadata.put(name, value.text());
      }
    });
    return new MappingSet(name(file), metadata, declared, rows(file, text.substring(end), headerLines, prefixes));
  }

  private static String decoded(String file, InputStream in) throws IOException {
    try (InputStream marked = TextEncoding.withoutMark(in)) {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(marked.readAllBytes())).toString();
    } catch (CharacterCodingException e) {
      throw new InputException(file, "found bytes that are not UTF-8; save the table in UTF-8", e);
    }
  }

  private List<Mapping> rows(String file, String table, int linesBefore, Map<String, String> prefixes) {
    char separator = table.lines().findFirst().orElse("").contains("\t") ? '\t' : ',';
    List<Mapping> mappings = new ArrayList<>();
    List<String> columns = List.of();
    long line = linesBefore + 1;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().fieldSeparator(separator).allowExtraFields(true)
        .allowMissingFields(true).maxBufferSize(LONGEST_ROW).ofCsvRecord(table)) {
      for (CsvRecord row : rows) {
        line = linesBefore + row.getStartingLineNumber();
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        if (columns.isEmpty()) {
          columns = columns(file + ":" + line, cells);
          continue;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
          if (!cells.get(i).isEmpty()) {
            values.put(columns.get(i), cells.get(i));
          }
        }
        try {
          mapping(file + ":" + line, values, prefixes).ifPresent(mappings::add);
        } catch (InputException e) {
          problems.add(kind(e), e, "the row is left out");
        }
      }
    } catch (CsvParseException e) {
      throw new InputException(file + ":" + line, "not readable as a table; is a quotation mark left open?", e);
    } catch (IOException e) {
      throw new InputException(file + ":" + line, "cannot be read: " + InputException.reason(e), e);
    }
    if (columns.isEmpty()) {
      throw new InputException(file + ":" + line, "found no header row, expected " + String.join(", ", REQUIRED));
    }
    return mappings;
  }

  /** What the fault has in common with those of other rows: the message without line and cell. */
  private static String kind(InputException fault) {
    return fault.getMessage().replaceFirst(":\\d+:", ":").replaceAll("\"[^\"]*\"", "");
  }

  private static List<String> columns(String place, List<String> cells) {
    List<String> missing = REQUIRED.stream().filter(name -> !cells.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new InputException(place, "found the columns " + cells.stream().limit(12).map(InputException::quote)
          .collect(Collectors.joining(", ")) + ", expected also " + String.join(", ", missing));
    }
    return cells;
  }

  private Optional<Mapping> mapping(String place, Map<String, String> row, Map<String, String> prefixes) {
    if (row.isEmpty() || row.getOrDefault("predicate_modifier", "").equalsIgnoreCase("Not")
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
    return Optional.of(new Mapping(subject, Optional.ofNullable(row.get("subject_label")), predicate, object,
        Optional.ofNullable(row.get("object_label")), justification(place, row, prefixes),
        Optional.ofNullable(row.get("author_label")).or(() -> Optional.ofNullable(row.get("author_id"))),
        Optional.ofNullable(row.get("reviewer_label")).or(() -> Optional.ofNullable(row.get("reviewer_id"))),
        confidence(place, row), Optional.ofNullable(row.get("comment")), place));
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
    // Some tables bind the prefix to another address of the vocabulary.
    if (cell.isEmpty()
        || cell.matches("(semapv:|https?://w3id.org/semapv/).*") && JUSTIFICATIONS.contains(last(cell))) {
      return cell.isEmpty() ? iri(place, row, column, prefixes) : SEMAPV + last(cell);
    }
    Map<String, String> lower = JUSTIFICATIONS.stream().collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT),
        name -> name));
    problems.add(column, new InputException(place, "column " + column + ": found " + InputException.quote(cell)
        + YamlNode.nearest(last(cell), lower.keySet()).map(near -> "; did you mean semapv:" + lower.get(near) + "?")
            .orElseGet(() -> ", expected one of " + JUSTIFICATIONS.stream().map(name -> "semapv:" + name)
                .collect(Collectors.joining(", ")))),
        "the mapping counts as semapv:" + UNSPECIFIED);
    return SEMAPV + UNSPECIFIED;
  }

  private static String last(String iri) {
    return iri.replaceFirst(".*[:/#]", "");
  }

  private static String iri(String place, Map<String, String> row, String column, Map<String, String> prefixes) {
    String cell = Optional.ofNullable(row.get(column))
        .orElseThrow(() -> new InputException(place, "column " + column + ": found nothing, expected an identifier"));
    if (IRI.matcher(cell).matches()) {
      return cell;
    }
    var curie = CURIE.matcher(cell);
    if (!curie.matches()) {
      throw new InputException(place, "column " + column + ": found " + InputException.quote(cell)
          + ", expected an IRI or a prefix and a name such as skos:exactMatch");
    }
    String namespace = Optional.ofNullable(prefixes.get(curie.group(1)))
        .orElseThrow(() -> new InputException(place, "column " + column + ": the prefix "
            + InputException.quote(curie.group(1)) + " is not in the curie_map at the head of the file"));
    if (!IRI.matcher(namespace + curie.group(2)).matches()) {
      throw new InputException(place,
          "column " + column + ": found " + InputException.quote(cell) + ", which stands for "
              + InputException.quote(namespace + curie.group(2)) + "; expected an http or https IRI");
    }
    return namespace + curie.group(2);
  }

  /** The file's name without folders and endings. */
  private static String name(String file) {
    return file.replaceFirst(".*[/\\\\]", "").replaceFirst("(?i)(\\.sssom)?\\.[a-z]+$", "");
  }
}
