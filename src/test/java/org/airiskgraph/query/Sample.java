package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.function.Executable;

/** A graph of a few things with names that are alike, and how failures are looked at. */
final class Sample {
  static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  private Sample() {}

  static Graph graph() {
    return Turtle.graph("""
        r:11.01.01 a airg:Risk ; rdfs:label "Leaks of personal data" ; dct:identifier "11.01.01", "mit1" .
        r:11.01.02 a airg:Risk ; rdfs:label "Goal drift" ; skos:altLabel "drifting of goals" .
        r:12.01.01 a airg:Risk ; rdfs:label "Loss of privacy" ; skos:hiddenLabel "no privacy" .
        r:12.01.02 a airg:Risk ; rdfs:label "Privacy at work" ; dct:identifier "mit2" .
        r:12.01.03 a airg:Risk ; rdfs:label "Goal-drift, late" .
        r:12.01.04 a airg:Risk .
        d:2 a airg:Domain ; rdfs:label "Privacy" ; skos:notation "2" .
        d:2.1 a airg:Subdomain ; rdfs:label "Leaks" ; skos:notation "2.1" .
        s:12 a airg:SourceDocument ; rdfs:label "A survey of harms" ; airg:quickRef "Doe2024" .
        w:doe2024 a airg:Work ; rdfs:label "A survey" .
        c:goal-drift a airg:Concept ; rdfs:label "goal drift" .
        airg:entity-human skos:inScheme airg:entity-scheme ; skos:prefLabel "Human" ; skos:altLabel "Person" ;
            skos:notation "1" .
        airg:entity-ai skos:inScheme airg:entity-scheme ; skos:prefLabel "AI" ; skos:notation "2" .
        airg:intent-other skos:inScheme airg:intent-scheme ; skos:prefLabel "Other" ; skos:notation "3" .
        <https://w3id.org/airiskgraph/catalogue/act> a airg:ExternalCatalogue ; rdfs:label "Act" .
        <https://w3id.org/airiskgraph/catalogue/act/art-10> a airg:CatalogueEntry ; rdfs:label "Data" ;
            skos:notation "Art. 10" .
        <https://w3id.org/airiskgraph/catalogue/act/act> a airg:CatalogueEntry ; rdfs:label "All of it" ;
            skos:notation "Act" ; skos:exactMatch <http://law.example/act/oj> .
        <https://w3id.org/airiskgraph/catalogue/act/m-1> a airg:CatalogueEntry ; rdfs:label "Audit twice" ;
            airg:entryKind "measure" .
        m:audits a airg:Mitigation ; rdfs:label "Audits" .
        """);
  }

  /** A folder of query files by name. */
  static CatalogueDirectoryReader.Folder folder(Map<String, String> files) {
    return new CatalogueDirectoryReader.Folder() {
      @Override
      public String name() {
        return "queries";
      }

      @Override
      public List<String> files() {
        return files.keySet().stream().sorted().toList();
      }

      @Override
      public InputStream open(String file) throws IOException {
        if (!files.containsKey(file)) {
          throw new FileNotFoundException(file);
        }
        return new ByteArrayInputStream(files.get(file).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** The message of what {@code call} fails with, which must be of this fault. */
  static String failure(QueryException.Fault fault, Executable call) {
    QueryException failure = assertThrows(QueryException.class, call);
    assertEquals(fault, failure.fault(), failure.getMessage());
    return failure.getMessage();
  }
}
