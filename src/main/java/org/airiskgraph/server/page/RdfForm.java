package org.airiskgraph.server.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;

/** The forms in which a description of a thing can be had. */
public enum RdfForm {
  TURTLE("Turtle", "ttl", "text/turtle", RDFFormat.TURTLE_PRETTY),
  JSONLD("JSON-LD", "jsonld", "application/ld+json", RDFFormat.JSONLD11_PRETTY),
  NTRIPLES("N-Triples", "nt", "application/n-triples", RDFFormat.NTRIPLES_UTF8),
  RDFXML("RDF/XML", "rdf", "application/rdf+xml", RDFFormat.RDFXML_PLAIN);

  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  private final String title;
  private final String suffix;
  private final String mediaType;
  private final RDFFormat format;

  RdfForm(String title, String suffix, String mediaType, RDFFormat format) {
    this.title = title;
    this.suffix = suffix;
    this.mediaType = mediaType;
    this.format = format;
  }

  public String title() {
    return title;
  }

  public String suffix() {
    return suffix;
  }

  public String mediaType() {
    return mediaType;
  }

  public RDFFormat format() {
    return format;
  }

  /** The form that a file name ends in. */
  public static Optional<RdfForm> ofSuffix(String name) {
    return Arrays.stream(values()).filter(form -> name.endsWith("." + form.suffix)).findFirst();
  }

  /** The form with this media type; plain JSON is taken for JSON-LD. */
  public static Optional<RdfForm> ofType(String type) {
    return Arrays.stream(values()).filter(form -> form.mediaType.equals(type)
        || form == JSONLD && type.equals(JSON)).findFirst();
  }

  /** What is offered for a thing: its page first, then each form. */
  public static List<String> offers() {
    List<String> offers = new ArrayList<>(List.of(HTML));
    Arrays.stream(values()).forEach(form -> offers.add(form.mediaType));
    offers.add(JSON);
    return offers;
  }
}
