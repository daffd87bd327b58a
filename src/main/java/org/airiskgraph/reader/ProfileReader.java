package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.SystemProfile;

/** Reads the system profiles of a catalogue directory, {@code profiles.yaml}; {@code data/README.md} describes its fields. */
public final class ProfileReader {
  /** The name of the file. */
  public static final String FILE = "profiles.yaml";

  private static final Set<String> PROFILE = Set.of("id", "name", "does", "concerns");
  private static final Set<String> CONCERN = Set.of("concept", "subdomain", "why");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private ProfileReader() {}

  /**
   * The profiles of {@code folder}, in their order; none if it has no such file.
   *
   * @param isConcept whether a key is that of a concept
   * @throws InputException with file, line and column of the first fault
   */
  public static List<SystemProfile> read(CatalogueDirectoryReader.Folder folder, Predicate<String> isConcept) {
    String place = folder.name() + "/" + FILE;
    try {
      if (!folder.files().contains(FILE)) {
        return List.of();
      }
      try (InputStream in = folder.open(FILE)) {
        return read(place, in, isConcept);
      }
    } catch (IOException e) {
      throw new InputException(place, "cannot be read: " + InputException.reason(e), e);
    }
  }

  static List<SystemProfile> read(String place, InputStream in, Predicate<String> isConcept) {
    YamlNode root = YamlNode.read(place, in);
    Set<String> seen = new HashSet<>();
    List<SystemProfile> profiles = new ArrayList<>();
    for (YamlNode node : root.required(root.fields(Set.of("profiles")), "profiles").items()) {
      Map<String, YamlNode> fields = node.fields(PROFILE);
      YamlNode id = node.required(fields, "id");
      if (!SLUG.matcher(id.text()).matches()) {
        throw id.wrong("a key in kebab-case");
      }
      if (!seen.add(id.text())) {
        throw id.error("the profile " + id.text() + " stands here for the second time; ids are used once");
      }
      profiles.add(new SystemProfile(id.text(), node.required(fields, "name").text(),
          node.required(fields, "does").text(), node.required(fields, "concerns").items().stream()
              .map(concern -> concern(concern, isConcept)).toList()));
    }
    return profiles;
  }

  private static SystemProfile.Concern concern(YamlNode node, Predicate<String> isConcept) {
    Map<String, YamlNode> fields = node.fields(CONCERN);
    String why = node.required(fields, "why").text();
    if (fields.containsKey("concept") == fields.containsKey("subdomain")) {
      throw node
          .error("found " + (fields.containsKey("concept") ? "both a concept and a subdomain" : "neither a concept"
              + " nor a subdomain") + ", expected one of them");
    }
    if (fields.containsKey("subdomain")) {
      YamlNode code = fields.get("subdomain");
      if (!RiskClassification.isSubdomain(code.text())) {
        throw code.wrong(RiskClassification.EXPECTED_SUBDOMAIN);
      }
      return new SystemProfile.Concern(EntityKind.DOMAIN, code.text(), why);
    }
    YamlNode key = fields.get("concept");
    if (!isConcept.test(key.text())) {
      throw key.wrong("the key of a concept of the thesaurus");
    }
    return new SystemProfile.Concern(EntityKind.CONCEPT, key.text(), why);
  }
}
