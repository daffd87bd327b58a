package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.SystemProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {
  private static List<SystemProfile> read(String concern) {
    String yaml = "profiles:\n- id: a-bot\n  name: Bot\n  does: Talks.\n  concerns:\n  - " + concern + "\n";
    return ProfileReader.read("profiles.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        "fraud"::equals, fault -> {
          throw fault;
        });
  }

  @Test
  void concernIsAConceptOrASubdomain() {
    assertEquals(new SystemProfile("a-bot", "Bot", "Talks.",
        List.of(new SystemProfile.Concern(EntityKind.CONCEPT, "fraud", "It lies."))),
        read("{concept: fraud, why: It lies.}").get(0));
    assertEquals(EntityKind.DOMAIN, read("{subdomain: '7.1', why: x}").get(0).concerns().get(0).kind());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', value = {
      "{concept: frued, why: x}!profiles.yaml:6:15: found \"frued\", expected the key of",
      "{subdomain: '7.99', why: x}!profiles.yaml:6:17: found \"7.99\", expected",
      "{concept: fraud, subdomain: '7.1', why: x}!profiles.yaml:6:5: found both a concept and a subdomain",
      "{why: x}!profiles.yaml:6:5: found neither a concept nor",
      "{concept: fraud}!profiles.yaml:6:5: the field why is"})
  void faultIsNamedWithItsPlace(String concern, String message) {
    String found = assertThrows(InputException.class, () -> read(concern)).getMessage();
    assertTrue(found.startsWith(message), found);
  }

  @Test
  void bundledProfilesAreTheTenKindsOfSystems() {
    List<SystemProfile> profiles = ProfileReader.read(new BundledFolder("data"), key -> true);
    assertEquals(10, profiles.size());
    assertTrue(profiles.stream().allMatch(profile -> profile.concerns().size() >= 7));
  }
}
