package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * The mitigations, counted by category and strength of evidence, and listed.
 *
 * @param total number of all mitigations
 * @param strengths the strengths of evidence, strongest first, each with its definition as the note
 * @param rows counts by category
 * @param chosen the filters in use; each link removes one
 * @param groups the mitigations that pass the filters, by category
 */
public record MitigationIndexView(int total, List<Hyperlink> strengths, List<Row> rows, List<Hyperlink> chosen,
    List<Group> groups) {

  /** A category: its link, whether it is a main category, and a link for each strength whose label is the count. */
  public record Row(Hyperlink category, boolean main, List<Hyperlink> cells) {}

  /** The mitigations of a category. */
  public record Group(String heading, List<Item> items) {}

  /**
   * A mitigation.
   *
   * @param link link to its page
   * @param names its usual names; may be empty
   * @param summary the first sentence of its text; may be empty
   * @param strength how well its effect is shown; may be empty
   * @param risks number of the risks that it fits, with the noun, and a link to their list
   */
  public record Item(Hyperlink link, String names, String summary, String strength, Hyperlink risks) {}

  /** A mitigation with what it is counted by. */
  private record Filed(Node node, String category, String categoryName, String strength) {
    boolean is(String wantedCategory, String wantedStrength) {
      return isIn(wantedCategory) && (wantedStrength.isEmpty() || strength.equals(wantedStrength));
    }

    private boolean isIn(String wanted) {
      return wanted.isEmpty() || category.equals(wanted) || category.startsWith(wanted + ".");
    }
  }

  /** Reads the list; {@code category} is a code such as 2 or 2.1, {@code strength} a name, empty for all. */
  public static MitigationIndexView of(PageLinks links, String category, String strength) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    List<Filed> all = reader.members(AIRG.Mitigation).stream().map(node -> filed(links, node)).toList();
    List<Node> strengths = reader.members(AIRG.term("EvidenceStrength")).stream()
        .sorted(Comparator.comparing(reader::code)).toList();
    Map<String, String> names = names(reader, all);
    List<Hyperlink> chosen = new ArrayList<>();
    if (!category.isEmpty()) {
      chosen.add(new Hyperlink(texts.get("mitigations.of-category", names.getOrDefault(category, category)),
          address("", strength)));
    }
    if (!strength.isEmpty()) {
      chosen.add(new Hyperlink(texts.get("shared.evidence", strengths.stream().filter(node -> id(node).equals(strength))
          .map(reader::label).findFirst().orElse(strength)), address(category, "")));
    }
    List<Row> rows = names.entrySet().stream().map(name -> new Row(
        new Hyperlink(name.getValue(), address(name.getKey(), "")), !name.getKey().contains("."),
        strengths.stream().map(node -> new Hyperlink(
            String.valueOf(all.stream().filter(filed -> filed.is(name.getKey(), id(node))).count()),
            address(name.getKey(), id(node)))).toList()))
        .toList();
    Map<String, List<Filed>> groups = all.stream().filter(filed -> filed.is(category, strength)).collect(
        Collectors.groupingBy(filed -> filed.category() + " " + filed.categoryName(), TreeMap::new,
            Collectors.toList()));
    return new MitigationIndexView(all.size(),
        strengths.stream().map(node -> new Hyperlink(reader.label(node), address(category, id(node)),
            reader.text(node, SKOS.definition.asNode()).orElse(""))).toList(),
        rows, chosen,
        groups.entrySet().stream().map(group -> new Group(group.getKey().strip(), group.getValue().stream()
            .sorted(Comparator.comparing((Filed filed) -> reader.label(filed.node()))).map(filed -> item(links, filed))
            .toList())).toList());
  }

  private static Filed filed(PageLinks links, Node node) {
    GraphReader reader = links.reader();
    Optional<Node> category = reader.object(node, AIRG.mitigationCategory);
    return new Filed(node, category.map(reader::code).orElse(""),
        category.map(reader::label).orElseGet(() -> links.texts().get("index.other")),
        reader.object(node, AIRG.evidenceStrength).map(MitigationIndexView::id).orElse(""));
  }

  /** {@code airg:strength-moderate} as {@code moderate}. */
  private static String id(Node strength) {
    return strength.getURI().replaceFirst(".*[#/](strength-)?", "");
  }

  /** The labels of the categories in use and of those above them, with their codes, by code. */
  private static Map<String, String> names(GraphReader reader, List<Filed> all) {
    Map<String, String> names = new TreeMap<>();
    all.stream().map(Filed::node).flatMap(node -> reader.object(node, AIRG.mitigationCategory).stream()).distinct()
        .forEach(category -> {
          names.put(reader.code(category), reader.domain(category).label());
          reader.object(category, SKOS.broader.asNode())
              .ifPresent(above -> names.put(reader.code(above), reader.domain(above).label()));
        });
    return names;
  }

  private static Item item(PageLinks links, Filed filed) {
    GraphReader reader = links.reader();
    Node node = filed.node();
    return new Item(links.to(node), String.join(", ", reader.texts(node, SKOS.altLabel.asNode())),
        Phrases.split(reader.text(node, AIRG.summary).orElse("")).get(0),
        reader.object(node, AIRG.evidenceStrength).map(reader::label).orElse(""),
        new Hyperlink(links.texts().count("risk", reader.count(AIRG.addressedBy, node)),
            "/repository?mitigation=" + GraphReader.id(node)));
  }

  private static String address(String category, String strength) {
    String query = (category.isEmpty() ? "" : "category=" + category)
        + (category.isEmpty() || strength.isEmpty() ? "" : "&") + (strength.isEmpty() ? "" : "strength=" + strength);
    return "/mitigation/" + (query.isEmpty() ? "" : "?" + query);
  }
}
