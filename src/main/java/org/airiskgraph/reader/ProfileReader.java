package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.SystemProfile;

/** Reads the system profiles of a catalogue directory, {@code profiles.yaml}; {@code data/README.md} describes its fields. */
public final class ProfileReader {
  /** The name of the file. */
  public static final String FILE = "profiles.yaml";

  private static final Set<String> PROFILE = Set.of("id", "name", "does", "concerns");
  private static final Set<String> CONCERN = Set.of("concept", "subdomain", "why");

  private ProfileReader() {}

  /**
   * The profiles of {@code folder}, in their order; none if it has no such file.
   *
   * @param isConcept whether a key is that of a concept
   * @throws InputException with file, line and column of the first fault
   */
  public static List<SystemProfile> read(CatalogueDirectoryReader.Folder folder, Predicate<String> isConcept) {
    return read(folder, isConcept, fault -> {
      throw fault;
    });
  }

  /** The profiles of {@code folder} that have no fault; {@code faults} receives all faults but those of the syntax. */
  public static List<SystemProfile> read(
      CatalogueDirectoryReader.Folder folder, Predicate<String> isConcept, Consumer<InputException> faults) {
    String place = folder.name() + "/" + FILE;
    try {
      if (!folder.files().contains(FILE)) {
        return List.of();
      }
      try (InputStream in = folder.open(FILE)) {
        return read(place, in, isConcept, faults);
      }
    } catch (IOException e) {
      throw InputException.unreadable(place, e);
    }
  }

  static List<SystemProfile> read(
      String place, InputStream in, Predicate<String> isConcept, Consumer<InputException> faults) {
    YamlNode root = YamlNode.read(place, in, faults);
    Map<String, String> seen = new HashMap<>();
    List<SystemProfile> profiles = new ArrayList<>();
    for (YamlNode node : root.required(root.fields(Set.of("profiles")), "profiles").items()) {
      node.record(record -> profile(record, seen, isConcept), faults).ifPresent(profiles::add);
    }
    return profiles;
  }

  private static SystemProfile profile(YamlNode node, Map<String, String> seen, Predicate<String> isConcept) {
    Map<String, YamlNode> fields = node.fields(PROFILE);
    YamlNode id = node.required(fields, "id");
    String key = id.text(YamlCatalogueReader.SLUG, "a key in kebab-case");
    id.once("profile", key, seen, YamlNode.ONCE);
    return new SystemProfile(key, node.required(fields, "name").text(), node.required(fields, "does").text(),
        node.required(fields, "concerns").items().stream().map(concern -> concern(concern, isConcept)).toList());
  }

  private static SystemProfile.Concern concern(YamlNode node, Predicate<String> isConcept) {
    Map<String, YamlNode> fields = node.fields(CONCERN);
    String why = node.required(fields, "why").text();
    boolean isDomain = fields.containsKey("subdomain");
    if (fields.containsKey("concept") == isDomain) {
      node.fault("found " + (isDomain ? "both a concept and a subdomain" : "neither a concept nor a subdomain")
          + ", expected one of them");
    }
    String code = Optional.ofNullable(fields.get("subdomain"))
        .map(field -> field.text(RiskClassification::isSubdomain, RiskClassification.EXPECTED_SUBDOMAIN)).orElse("");
    String key = Optional.ofNullable(fields.get("concept"))
        .map(field -> field.text(isConcept, "the key of a concept of the thesaurus")).orElse("");
    return isDomain ? new SystemProfile.Concern(EntityKind.DOMAIN, code, why)
        : new SystemProfile.Concern(EntityKind.CONCEPT, key, why);
  }
}
