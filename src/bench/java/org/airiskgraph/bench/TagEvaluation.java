package org.airiskgraph.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.ConceptTag;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.graph.ConceptAnnotatingSink;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.reader.CatalogueInputs;

/**
 * Prints how right and how complete the concepts of risks are, in Markdown: {@code mvn -q test-compile
 * exec:java -Dexec.mainClass=org.airiskgraph.bench.TagEvaluation [-Dshared=DIRECTORY]}. {@code -Derrors} adds what is
 * wrong and missed in the development half.
 */
public final class TagEvaluation {
  private static final String DEVELOPMENT = "development";
  /** The resources with judgements, in the order in which they were made. */
  private static final List<String> LISTS = List.of("judged", "judged-second", "judged-third", "judged-fourth",
      "judged-fifth");
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  private TagEvaluation() {}

  /**
   * What a risk is about.
   *
   * @param half development or test
   * @param subjects what it is really about
   * @param passing what it mentions besides
   * @param moreSubjects further subjects, judged when a tag pointed to them
   * @param morePassing further passing mentions, judged when a tag pointed to them
   */
  private record Judgement(String half, Set<String> subjects, Set<String> passing, Set<String> moreSubjects,
      Set<String> morePassing) {
    static Judgement of(String[] cells) {
      return new Judgement(cells[1], keys(cells[2]), keys(cells[3]), keys(cells[4]), keys(cells[5]));
    }

    private static Set<String> keys(String cell) {
      return cell.isEmpty() ? Set.of() : Set.of(cell.split(" "));
    }
  }

  public static void main(String[] args) {
    Map<String, Map<String, Set<String>>> inputs = new LinkedHashMap<>();
    inputs.put("bundled", tags(CatalogueInputs.bundled(), UnaryOperator.identity()));
    inputs.put("bundled, tagging alone", tags(CatalogueInputs.bundled(), TagEvaluation::withoutStated));
    Path workbook = Path.of(System.getProperty("shared", "../shared"), "data", "ai-risk-repository-v4.xlsx");
    if (Files.exists(workbook)) {
      inputs.put("workbook V4, tagging alone",
          tags(new CatalogueInputs(Optional.empty(), List.of(workbook.toString()), List.of()),
              UnaryOperator.identity()));
    }
    System.out.println("""
        | list | input | half | tags | strict, blind | strict, seen | lenient, blind | lenient, seen | recall |
        |---|---|---|---|---|---|---|---|---|""");
    for (String list : LISTS) {
      Map<String, Judgement> judged = judgements(list);
      inputs.forEach(
          (input, tags) -> judged.values().stream().map(Judgement::half).distinct().sorted().forEach(half -> System.out
              .println("| " + list + " | " + input + " | " + half + " | " + row(tags, judged, half))));
    }
    if (System.getProperty("errors") != null) {
      inputs.forEach(TagEvaluation::errors);
    }
  }

  private static String row(Map<String, Set<String>> tags, Map<String, Judgement> judgements, String half) {
    int all = 0;
    int[] right = new int[4];
    int wanted = 0;
    for (Map.Entry<String, Judgement> risk : judgements.entrySet()) {
      Judgement judgement = risk.getValue();
      if (judgement.half.equals(half)) {
        Set<String> found = tags.getOrDefault(risk.getKey(), Set.of());
        all += found.size();
        wanted += judgement.subjects.size();
        Set<String> accepted = new HashSet<>(judgement.subjects);
        right[0] += common(found, accepted);
        accepted.addAll(judgement.moreSubjects);
        right[1] += common(found, accepted);
        accepted.addAll(judgement.passing);
        accepted.addAll(judgement.morePassing);
        right[3] += common(found, accepted);
        accepted.retainAll(Stream.concat(judgement.subjects.stream(), judgement.passing.stream()).toList());
        right[2] += common(found, accepted);
      }
    }
    int tagged = all;
    return all + " | " + Arrays.stream(right).mapToObj(part -> percent(part, tagged)).collect(Collectors.joining(" | "))
        + " | " + percent(right[0], wanted) + " |";
  }

  private static String percent(int part, int whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static int common(Set<String> found, Set<String> judged) {
    return (int) found.stream().filter(judged::contains).count();
  }

  private static void errors(String input, Map<String, Set<String>> tags) {
    System.out.println("\n" + input + ", development:\n");
    LISTS.forEach(list -> judgements(list).forEach((risk, judgement) -> {
      if (judgement.half.equals(DEVELOPMENT)) {
        Set<String> wrong = new TreeSet<>(tags.getOrDefault(risk, Set.of()));
        Set<String> missed = new TreeSet<>(judgement.subjects);
        missed.removeAll(wrong);
        Stream.of(judgement.subjects, judgement.passing, judgement.moreSubjects, judgement.morePassing)
            .forEach(wrong::removeAll);
        System.out.println(risk + " wrong " + wrong + ", missed " + missed);
      }
    }));
  }

  private static Map<String, Judgement> judgements(String list) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        TagEvaluation.class.getResourceAsStream("/tags/" + list + ".tsv"), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1))
          .collect(Collectors.toMap(cells -> cells[0], Judgement::of, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Set<String>> tags(CatalogueInputs inputs, UnaryOperator<Risk> before) {
    Map<String, Set<String>> tags = new TreeMap<>();
    CatalogueSink annotating = new ConceptAnnotatingSink(IRIS, Ontology.read(IRIS), ofRisks(risk -> tags.put(risk.id(),
        risk.references().tags().stream()
            .filter(tag -> !tag.inPassing()).map(ConceptTag::concept)
            .collect(Collectors.toCollection(TreeSet::new)))));
    inputs.sendTo(ofRisks(risk -> annotating.accept(before.apply(risk))));
    return tags;
  }

  /** The risk without the concepts that a person stated or ruled out. */
  private static Risk withoutStated(Risk risk) {
    Risk.References stated = risk.references();
    return new Risk(risk.identity(), risk.classification(), risk.text(),
        new Risk.References(stated.cites(), List.of(), stated.steps()), risk.evidence());
  }

  private static CatalogueSink ofRisks(Consumer<Risk> risks) {
    return found -> {
      if (found instanceof Risk risk) {
        risks.accept(risk);
      }
    };
  }
}
