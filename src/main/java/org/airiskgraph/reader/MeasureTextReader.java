package org.airiskgraph.reader;

import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.ExternalCatalogue;

/**
 * Reads the wording of measures in the form of IBM AI Atlas Nexus: YAML with a list {@code controls} (or {@code
 * actions}), whose items have an {@code id} and a {@code description}. The texts join the entries of the catalogue that
 * has these ids.
 */
public final class MeasureTextReader {
  private static final List<String> LISTS = List.of("controls", "actions");
  private static final int MOST_NAMED = 3;

  private final InputProblems problems;

  public MeasureTextReader(InputProblems problems) {
    this.problems = problems;
  }

  /** The texts of one file by the ids of the measures; the caller closes {@code in}. */
  public Map<String, String> read(String file, InputStream in) {
    YamlNode root = YamlNode.read(file, in);
    Map<String, YamlNode> fields = root.openFields();
    List<YamlNode> measures = LISTS.stream().filter(fields::containsKey).map(fields::get)
        .flatMap(list -> list.items().stream()).toList();
    if (measures.isEmpty()) {
      throw root.error("found no list " + String.join(" or ", LISTS)
          + ", expected one whose items have an id and a description, as IBM AI Atlas Nexus writes it");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (YamlNode measure : measures) {
      try {
        Map<String, YamlNode> known = measure.openFields();
        String id = measure.required(known, "id").text();
        // Some have only a name.
        Optional.ofNullable(known.get("description")).filter(text -> !text.isBlank())
            .ifPresent(text -> texts.put(id, text.text().replaceAll("\\s+", " ")));
      } catch (InputException e) {
        problems.add(file, e, "the measure is left out");
      }
    }
    return texts;
  }

  /** Adds the texts of one file to the one of {@code catalogues}, by their ids, that has most of its measures. */
  void read(String file, InputStream in, Map<String, ExternalCatalogue> catalogues) {
    Map<String, String> texts = read(file, in);
    Set<String> unknown = new TreeSet<>(texts.keySet());
    catalogues.values().stream().max(Comparator.comparingInt(catalogue -> ids(catalogue, texts).size()))
        .ifPresent(catalogue -> {
          Set<String> own = ids(catalogue, texts);
          Map<String, String> wordings = new HashMap<>(catalogue.wordings());
          own.forEach(id -> wordings.put(id, texts.get(id)));
          catalogues.put(catalogue.id(), new ExternalCatalogue(catalogue.id(), catalogue.terms(),
              catalogue.entries(), catalogue.concepts(), wordings));
          unknown.removeAll(own);
        });
    if (!unknown.isEmpty()) {
      problems.add("measures of " + file, new InputException(file, "found " + unknown.size()
          + (unknown.size() == 1 ? " measure that no catalogue has, " : " measures that no catalogue has, such as ")
          + unknown.stream().limit(MOST_NAMED)
              .map(InputException::quote).collect(Collectors.joining(", "))
          + "; expected the ids of one catalogue, such as those of the MIT AI Risk Mitigation Database"),
          unknown.size() == 1 ? "it is left out" : "they are left out");
    }
  }

  private static Set<String> ids(ExternalCatalogue catalogue, Map<String, String> texts) {
    return catalogue.entries().stream().map(CatalogueEntry::id).filter(texts::containsKey).collect(Collectors.toSet());
  }
}
