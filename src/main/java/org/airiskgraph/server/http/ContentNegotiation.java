package org.airiskgraph.server.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaRange;
import org.apache.jena.atlas.web.MediaType;

/**
 * Chooses a form that a client takes, as <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110,
 * 12.5.1</a> says: of the ranges that match a form the most specific one gives its weight, the heaviest form
 * wins, of equals the one offered first, and a weight of 0 means "not this".
 */
public final class ContentNegotiation {
  private ContentNegotiation() {}

  /** The best of {@code offers} for the header {@code accept}; empty when the client takes none of them. */
  public static Optional<String> choose(String accept, List<String> offers) {
    if (accept == null || accept.isBlank()) {
      return offers.stream().findFirst();
    }
    List<MediaRange> ranges = new AcceptList(accept).entries();
    if (ranges.isEmpty()) {
      return offers.stream().findFirst();
    }
    String best = null;
    double most = 0;
    for (String offer : offers) {
      double weight = weight(ranges, MediaType.create(offer));
      if (weight > most) {
        best = offer;
        most = weight;
      }
    }
    return Optional.ofNullable(best);
  }

  private static double weight(List<MediaRange> ranges, MediaType offer) {
    int closest = -1;
    double weight = 0;
    for (MediaRange range : ranges) {
      int close = closeness(range, offer);
      if (close > closest) {
        closest = close;
        weight = Math.max(0, Math.min(1, range.get_q()));
      }
    }
    return weight;
  }

  /** 2 for the type itself, 1 for its family, 0 for anything at all, -1 for another. */
  private static int closeness(MediaRange range, MediaType offer) {
    if (range.getType().equals("*")) {
      return 0;
    }
    if (!range.getType().equalsIgnoreCase(offer.getType())) {
      return -1;
    }
    return range.getSubType().equals("*") ? 1 : range.getSubType().equalsIgnoreCase(offer.getSubType()) ? 2 : -1;
  }

  /** Whether an Accept-Encoding header takes gzip. */
  public static boolean takesGzip(String header) {
    return header != null && Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
        .map(coding -> coding.replaceAll("\\s", ""))
        .anyMatch(coding -> coding.matches("(gzip|\\*)(;q=(1(\\.0{0,3})?|0\\.(?!0+$)\\d{1,3}))?"));
  }

  /** Whether an If-None-Match header names this entity tag, weakly compared. */
  public static boolean isAmong(String etag, String header) {
    return header != null && Arrays.stream(header.split(",")).map(String::strip)
        .anyMatch(given -> given.equals("*") || given.replaceFirst("^W/", "").equals(etag));
  }
}
