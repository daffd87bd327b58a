package org.airiskgraph.links;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A thing that fits a risk: a mitigation, an entry or measure of another catalogue, or an incident.
 *
 * @param via the concept, sub-domain or other thing by which it is known
 * @param score in [0,1], never above that of a thing before it
 */
public record Fit(Node thing, Way way, Optional<Node> via, double score) {
  /** How a thing fits a risk, the most direct way first. */
  public enum Way {
    /** It is a step of the risk's own strategy. */
    STRATEGY("own strategy"),
    /** It acts on the risk by name, or the risk itself is mapped to it. */
    RISK("this risk"),
    /** It acts on or involves a concept of the risk, or that is mapped to it. */
    CONCEPT("concept"),
    /** It acts on the broader concept of one of the risk's, or that is mapped to it. */
    BROADER("broader concept"),
    /** It uses a technique that is mapped to a concept of the risk, or to a narrower one. */
    TECHNIQUE("technique"),
    /** A mitigation that fits the risk is mapped to it. */
    MITIGATION("mitigation"),
    /** An entry of another catalogue is mapped to it. */
    ENTRY("catalogue entry"),
    /** It acts on a concept that the name of the risk's heading mentions. */
    HEADING("concept of the heading"),
    /** It acts on the whole sub-domain, or is filed under it, or that or its domain is mapped to it. */
    SUBDOMAIN("sub-domain");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    /** The value of {@code airg:fitsBy}. */
    public String text() {
      return text;
    }
  }
}
