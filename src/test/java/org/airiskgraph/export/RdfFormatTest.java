package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.Test;

class RdfFormatTest {
  @Test
  void endingInAnyCaseNamesTheFormat() {
    assertEquals(Optional.of(RdfFormat.NQUADS), ExportFormat.ofEnding("NQ"));
    assertEquals(Optional.of(NetworkFormat.GEXF), ExportFormat.ofEnding("gexf"));
    assertEquals(Optional.empty(), ExportFormat.ofEnding("doc"));
  }

  @Test
  void everyEndingAndMediaTypeIsGivenOnce() {
    List<String> endings = ExportFormat.all().stream().map(ExportFormat::ending).toList();
    assertEquals(endings, endings.stream().distinct().toList());
    List<String> types = RdfFormat.tripleMediaTypes();
    assertEquals(types, types.stream().distinct().toList());
  }

  @Test
  void olderNamesOfTurtleAndPlainJsonAreUnderstoodAndOfferedLast() {
    assertEquals(Optional.of(RdfFormat.TURTLE), RdfFormat.ofMediaType("text/n3"));
    assertEquals(Optional.of(RdfFormat.JSONLD), RdfFormat.ofMediaType("application/json"));
    assertEquals(List.of("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml",
        "text/n3", "application/x-turtle", "application/json"), RdfFormat.tripleMediaTypes());
  }

  @Test
  void formatsWithNamedGraphsAreNotOfferedForTriples() {
    assertEquals(Optional.empty(), RdfFormat.ofFileName("34.02.03.trig"));
    assertEquals(Optional.empty(), RdfFormat.ofMediaType("application/n-quads"));
    assertEquals(Optional.of(RdfFormat.TURTLE), RdfFormat.ofFileName("34.02.03.ttl"));
  }

  @Test
  void mediaTypesAreThoseOfJena() {
    for (RdfFormat format : RdfFormat.values()) {
      // Jena gives JSON-LD 1.1 a name of its own beside JSON-LD.
      Lang lang = format == RdfFormat.JSONLD ? Lang.JSONLD : format.jena().getLang();
      assertEquals(lang.getHeaderString(), format.mediaType());
      assertTrue(lang.getFileExtensions().contains(format.ending()), format.ending());
    }
  }

  @Test
  void onlyJsonHasNoCharacterSet() {
    assertEquals("application/ld+json", RdfFormat.JSONLD.contentType());
    assertEquals("text/turtle;charset=utf-8", RdfFormat.TURTLE.contentType());
  }
}
