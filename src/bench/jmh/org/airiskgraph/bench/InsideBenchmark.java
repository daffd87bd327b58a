package org.airiskgraph.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.server.view.GraphReader;
import org.airiskgraph.server.view.RiskView;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What runs inside, on the bundled catalogue, without HTTP or a start of Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InsideBenchmark {
  private static final String TEXT = "A mesa-optimizer may behave as if it were aligned during training and pursue "
      + "its own goals after deployment; such deceptive behaviour is hard to tell from a lack of capabilities, and "
      + "neither adversarial training nor interpretability has been shown to reveal it.";

  private final IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);
  private ConceptAnnotator thesaurus;
  private DatasetGraph dataset;
  private CannedQuery related;
  private Node risk;
  private Path workbook;

  @Setup
  public void prepare() throws IOException {
    thesaurus = new ConceptAnnotator(Ontology.stated(iris));
    dataset = RiskGraphBuilder.build(CatalogueInputs.bundled(), iris, LinkOptions.standard());
    related = QueryLibrary.bundled().get("related-risks");
    risk = iris.risk("34.02.03");
    workbook = Files.createTempFile("bench", ".csv");
    ScaledCatalogue.main(new String[] {"1", workbook.toString()});
  }

  @TearDown
  public void clear() throws IOException {
    Files.deleteIfExists(workbook);
  }

  /** The concepts that one text of some 40 words names. */
  @Benchmark
  public Set<Node> tagging() {
    return thesaurus.concepts(TEXT);
  }

  /** The ready links of a risk, by the canned query. */
  @Benchmark
  public long relatedRisks() {
    try (QueryExec execution = QueryExec.dataset(dataset).query(related.with(Map.of("risk", risk))).build()) {
      return execution.select().materialize().stream().count();
    }
  }

  /** All that the page of a risk shows, as text is made from it. */
  @Benchmark
  public RiskView riskView() {
    return RiskView.of(new GraphReader(dataset.getDefaultGraph(), iris), risk);
  }

  /** The bundled catalogue as a workbook in CSV to N-Triples, read, tagged, completed and written. */
  @Benchmark
  public void conversion() {
    RiskGraphBuilder.stream(new CatalogueInputs(Optional.empty(), List.of(workbook.toString()), List.of()), iris, false,
        StreamRDFWriter.getWriterStream(OutputStream.nullOutputStream(), Lang.NTRIPLES));
  }

  /** The same without writing. */
  @Benchmark
  public long conversionUnwritten() {
    long[] count = {0};
    StreamRDF counting = new StreamRDFBase() {
      @Override
      public void triple(Triple triple) {
        count[0]++;
      }
    };
    RiskGraphBuilder.stream(new CatalogueInputs(Optional.empty(), List.of(workbook.toString()), List.of()), iris, false, counting);
    return count[0];
  }
}
