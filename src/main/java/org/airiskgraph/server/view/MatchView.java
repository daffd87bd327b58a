package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.SystemProfile;
import org.airiskgraph.search.MatchReport;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.TextMatch;

/**
 * The page that finds the risks of a text, a register or a kind of system.
 *
 * @param text as typed
 * @param profiles all kinds of systems
 * @param profile the chosen one
 * @param concepts those found in a single text or added to it, to be switched off and on
 * @param labels the names of all concepts, to add one; empty without a text
 * @param rows what was found; one for a single text
 */
public record MatchView(String text, List<SystemProfile> profiles, Optional<SystemProfile> profile,
    List<Concept> concepts, List<String> labels, List<Row> rows) {

  /** A concept: its key, its name, the words that name it, and whether it counts. */
  public record Concept(String id, String label, String words, boolean counted) {}

  /**
   * A text and what is near to it.
   *
   * @param heading empty for a single text
   * @param text with the words marked that name concepts
   * @param subdomains their likelihood, and the words that speak for them, as the note
   * @param mitigations why they fit as the note
   * @param crosswalk their catalogue as the note
   */
  public record Row(String heading, List<SearchHit.Part> text, List<Hyperlink> subdomains, List<Risk> risks,
      List<Hyperlink> mitigations, List<Hyperlink> crosswalk) {}

  /** A risk with its score from 0 to 1 and the reasons for it. */
  public record Risk(Hyperlink risk, String score, List<String> reasons) {}

  /** What the page shows of a match. */
  public static Row row(String heading, TextMatch match, PageLinks links) {
    return new Row(heading, marked(match),
        match.subdomains().stream().map(suggested -> links.to(suggested.subdomain()
            .withNote(MatchReport.likelihood(suggested)))).toList(),
        match.risks().stream().map(near -> new Risk(links.to(near.risk()), MatchReport.score(near.score()),
            near.reasons().stream().map(TextMatch.Reason::text).toList())).toList(),
        match.mitigations().stream().map(fitting -> links.to(fitting.entity().withNote(fitting.because()))).toList(),
        match.crosswalk().stream().map(fitting -> links.to(fitting.entity())).toList());
  }

  /** The concepts of a match. */
  public static List<Concept> concepts(TextMatch match, Texts texts) {
    return match.concepts().stream().map(found -> new Concept(found.concept().id(), found.concept().label(),
        found.places().stream().map(TextMatch.Place::words).findFirst().orElseGet(() -> texts.get("match.added")),
        found.counted())).toList();
  }

  private static List<SearchHit.Part> marked(TextMatch match) {
    List<SearchHit.Part> parts = new ArrayList<>();
    int end = 0;
    Stream<TextMatch.Place> places = match.concepts().stream().filter(TextMatch.Found::counted)
        .flatMap(found -> found.places().stream()).sorted(Comparator.comparingInt(TextMatch.Place::start));
    for (TextMatch.Place place : places.toList()) {
      // The words of a coordinated phrase can name two concepts.
      if (place.start() >= end) {
        parts.add(new SearchHit.Part(match.text().substring(end, place.start()), false));
        parts.add(new SearchHit.Part(match.text().substring(place.start(), place.end()), true));
        end = place.end();
      }
    }
    parts.add(new SearchHit.Part(match.text().substring(end), false));
    return parts;
  }
}
